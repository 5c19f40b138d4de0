package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ReferenceCommands;
import org.wheelhouse.core.machine.HumanMonitorLine;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.Questions;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.power.ForceOff;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandNotSent;
import org.wheelhouse.qmp.session.QmpException;

/** A machine that is read-only is asked, and left alone. */
@Tag("qemu")
class ReadOnlyQemuTest {

	private final RegistryBench bench = new RegistryBench();
	private final Path socket = bench.folder().resolve("q.sock");
	private final Process qemu;
	private final String id;

	ReadOnlyQemuTest() throws Exception {
		qemu = new ProcessBuilder("qemu-system-x86_64", "-accel", "tcg", "-m", "64", "-name", "guest=box", "-display",
				"none", "-S", "-nodefaults", "-vga", "std", "-qmp", "unix:" + socket + ",server=on,wait=off")
				.redirectErrorStream(true).redirectOutput(bench.folder().resolve("log").toFile()).start();
		Await.until("QEMU listens", () -> Files.exists(socket));
		id = Await.get(bench.registry().attach(new Address.Unix(socket)));
		bench.awaitState(id, MachineState.PAUSED);
	}

	@AfterEach
	void close() throws Exception {
		qemu.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		bench.close();
	}

	private MachineAccess machine() {
		return bench.registry().machine(id).orElseThrow();
	}

	private static Throwable failure(CompletableFuture<?> future) {
		return assertThrows(ExecutionException.class, () -> future.get(60, TimeUnit.SECONDS)).getCause();
	}

	private static void assertLocked(CompletableFuture<?> answer, String why) {
		var refusal = assertInstanceOf(CommandNotSent.class, failure(answer));
		assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
	}

	private void awaitLock(Lock lock) {
		Await.until("the row says so", () -> bench.row(id, Machine::getLock).equals(Optional.of(lock)));
	}

	@Test
	void eachCommandOfTheReferenceIsRefusedOrReachesQemu() throws Exception {
		bench.registry().setReadOnly(id, true);
		var sent = new CopyOnWriteArrayList<QmpCommand<?>>();
		var language = Await.get(machine().language()).translator();
		try (var _ = machine().onSent(sent::add)) {
			for (var name : ReferenceCommands.ALL) {
				if (Questions.isOne(name)) {
					reachesQemu(machine().send(new RawCommand(name)));
				} else {
					assertLocked(machine().send(new RawCommand(name)), "box is read-only");
					assertLocked(machine().ask(new RawCommand(name)), "box is read-only");
					assertInstanceOf(QmpException.class, failure(language.send(new RawCommand(name))), name);
				}
			}
			assertTrue(sent.stream().allMatch(command -> Questions.isOne(command)), sent::toString);
			assertEquals(ReferenceCommands.ALL.stream().filter(name -> Questions.isOne(name)).toList(),
					sent.stream().map(QmpCommand::name).filter(name -> !name.equals(HumanMonitorLine.COMMAND))
							.toList());
			assertEquals("VM status: paused (prelaunch)",
					Await.get(machine().send(new HumanMonitorCommand("info status"))).strip());
			assertLocked(machine().send(new HumanMonitorCommand("cont")), "box is read-only");
		}
		assertTrue(qemu.isAlive());
		assertFalse(machine().passesDescriptors(), "a screen is not handed over");
		assertTrue(Await.get(bench.registry().screen(id)).data().length > 0, "and is seen");
	}

	/** It may lack an argument there, or be unknown by now. */
	private static void reachesQemu(CompletableFuture<?> answer) throws Exception {
		try {
			answer.get(60, TimeUnit.SECONDS);
		} catch (ExecutionException e) {
			assertInstanceOf(CommandFailed.class, e.getCause());
		}
	}

	@Test
	void aGestureIsRefusedByNameBeforeItBegins() throws Exception {
		bench.registry().setReadOnly(id, true);
		awaitLock(Lock.MACHINE);
		for (var gesture : List.of(new Resume(machine()), new ForceOff(machine()))) {
			var refusal = assertInstanceOf(CoreException.class, failure(bench.registry().run(gesture)));
			assertEquals("box is read-only: nothing is sent to it but questions. "
					+ "Take its lock off first (Machine > Take Lock Off).", refusal.getMessage());
		}
		bench.registry().setReadOnly(id, false);
		awaitLock(Lock.NONE);
		Await.get(bench.registry().run(new Resume(machine())));
		bench.awaitState(id, MachineState.RUNNING);
	}

	@Test
	void theLockOfAComputerHoldsForItsMachinesAndBothOutliveTheWorkbench() throws Exception {
		bench.registry().setHostReadOnly(bench.host().id(), true);
		awaitLock(Lock.HOST);
		assertLocked(machine().send(new Cont()), "box is on " + bench.host().label() + ", which is read-only");
		bench.registry().setReadOnly(id, true);
		awaitLock(Lock.MACHINE);
		bench.restart();
		bench.awaitState(id, MachineState.PAUSED);
		assertLocked(machine().send(new Cont()), "box is read-only");
		bench.registry().setReadOnly(id, false);
		assertLocked(machine().send(new Cont()), "which is read-only");
		assertEquals(Optional.of(true), bench.row(id, row -> row.getHost().isReadOnly()));
		bench.registry().setHostReadOnly(bench.host().id(), false);
		Await.get(machine().send(new Cont()));
	}

	/** What is on disk may forbid it. */
	@Test
	void whereLocksCannotBeReadNothingIsSentAndTheComputerSaysWhy() throws Exception {
		bench.registry().close();
		var file = Files.writeString(bench.settings().stateFolder().resolve("read-only.json"), "{ what is this");
		bench.restart();
		bench.awaitState(id, MachineState.PAUSED);
		awaitLock(Lock.UNKNOWN);
		assertLocked(machine().send(new Cont()), "It cannot be read whether box is read-only");
		assertInstanceOf(CoreException.class, failure(bench.registry().run(new Resume(machine()))));
		assertTrue(bench.row(id, row -> row.getHost().getDetail()).orElse("").contains(file.toString()));
		assertEquals(Optional.of(true), bench.row(id, row -> row.getHost().isReadOnly()));
		bench.registry().setReadOnly(id, false);
		bench.registry().setHostReadOnly(bench.host().id(), false);
		assertLocked(machine().send(new Cont()), "It cannot be read");
		assertEquals("{ what is this", Files.readString(file));
	}

	@Test
	void nothingIsStartedWhereAComputerIsReadOnly() throws Exception {
		var file = Files.writeString(bench.folder().resolve("a.args"), "qemu-system-x86_64 -M none\n");
		var defined = Await.get(bench.registry().define(file));
		bench.registry().setHostReadOnly(bench.host().id(), true);
		assertInstanceOf(CoreException.class, failure(bench.registry().launch(defined)));
		assertInstanceOf(CoreException.class, failure(bench.registry().forget(defined)));
		bench.registry().setHostReadOnly(bench.host().id(), false);
		Await.get(bench.registry().forget(defined));
	}
}
