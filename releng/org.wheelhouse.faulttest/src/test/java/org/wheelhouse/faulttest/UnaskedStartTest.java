package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.Faults;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.failure.StartElsewhere;
import org.wheelhouse.core.failure.StartUntrusted;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.lifecycle.DeleteMachine;
import org.wheelhouse.core.lifecycle.DuplicateMachine;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Disks;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Wish;
import org.wheelhouse.core.power.ForceOff;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.MachineState;

/** A machine is not started, copied or deleted before a person has seen what that may cost: rules 4 and 10 of the data rules. */
@Tag("qemu")
class UnaskedStartTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A machine is not started unasked");

	private final Inventory inventory = new Inventory();
	/** Outside of the definitions' folder. */
	private final Path outside = Files.createTempDirectory("wheelhouse-outside");

	UnaskedStartTest() throws Exception {
		inventory.places().name(outside, "OUTSIDE");
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		for (var name : List.of("ran", "pid")) {
			Files.deleteIfExists(outside.resolve(name));
		}
		Files.delete(outside);
	}

	private Fault refused(String id, Class<? extends Throwable> kind) {
		Throwable failure = Await.failure(inventory.registry().launch(id));
		assertInstanceOf(kind, Faults.cause(failure));
		return Fault.of(failure);
	}

	private void agree(String id) throws Exception {
		inventory.registry().trust(id, Await.get(inventory.registry().untrusted(id)).orElseThrow().effects());
	}

	/** Rule 10, with a program that leaves its mark. */
	@Test
	void whatADefinitionFromElsewhereRunsIsSeenBefore() throws Exception {
		Path mark = outside.resolve("ran");
		String id = inventory.defineFromElsewhere("vm", "-incoming", "exec:touch " + mark + " && echo nothing");
		MATRIX.row("A definition from elsewhere runs a program", "`-incoming exec:` in a definition that was imported",
				inventory.places(), refused(id, StartUntrusted.class));
		assertFalse(Files.exists(mark), "nothing has run");
		assertEquals(MachineState.DEFINED, inventory.registry().snapshot(id).orElseThrow().condition().state());
		agree(id);
		Await.failure(inventory.registry().launch(id)); // QEMU is told nothing that it could take for a guest
		assertTrue(Files.exists(mark), "it does run when it was seen");
	}

	/** Rule 10: the answer holds for the bytes. */
	@Test
	void whatAnotherProgramWroteIntoItIsSeenBefore() throws Exception {
		String id = inventory.defineFromElsewhere("vm");
		Await.get(inventory.registry().launch(id));
		Await.get(new ForceOff(inventory.access(id)).run());
		inventory.await(id, MachineState.ENDED);
		Path definition = inventory.folder().resolve("vm.qemu");
		Files.writeString(definition, Files.readString(definition) + " -pidfile " + outside + "/pid\n");
		MATRIX.row("Another program has changed a definition",
				"`-pidfile` outside, written into a definition that has been started",
				inventory.places(), refused(id, StartUntrusted.class));
		assertFalse(Files.exists(outside.resolve("pid")));
		agree(id);
		Await.get(inventory.registry().launch(id));
		assertTrue(Files.exists(outside.resolve("pid")));
		inventory.restart();
		Await.get(new ForceOff(inventory.access(id)).run());
		inventory.await(id, MachineState.ENDED);
		Await.get(inventory.registry().launch(id)); // the answer is known on
	}

	/** Rule 4: another client has moved the guest away, and it may run on the same disk in a QEMU that nobody here sees. */
	@Test
	void aGuestThatAnotherClientMigratedIsNeitherStartedNorCopiedNorDeleted() throws Exception {
		Path disk = inventory.image("disk.qcow2");
		String id = inventory.start("vm", "-drive", "if=virtio,id=d,file=disk.qcow2");
		String spare = inventory.registry().snapshot(id).orElseThrow().identity().spareAddress();
		var machine = inventory.access(id);
		try (SocketChannel other = Monitor.connect(Path.of(spare.replaceFirst("unix:", "")))) {
			other.write(StandardCharsets.UTF_8.encode("{\"execute\":\"qmp_capabilities\"}\n"
					+ "{\"execute\":\"migrate\",\"arguments\":{\"uri\":\"exec:cat >/dev/null\"}}\n"));
			// QEMU tells of it by no event when the guest was stopped: a row that is seen asks now and then.
			inventory.registry().watch(id, Topic.STATUS);
			inventory.await(id, "its guest is gone", MachineSnapshot::migrated);
		}
		Await.get(new ForceOff(machine).run());
		inventory.await(id, MachineState.ENDED);
		inventory.restart();
		inventory.await(id, MachineState.ENDED);
		MATRIX.row("The guest may run elsewhere", "*Start* after another client has migrated the guest",
				inventory.places(), refused(id, StartElsewhere.class));
		Host host = inventory.registry().hosts().getFirst();
		Supplier<Collection<MachineSnapshot>> known = () -> List.of(inventory.registry().snapshot(id).orElseThrow());
		var copy = Await.get(DuplicateMachine.plan(host, known,
				new Wish(id, "two", inventory.folder(), Disks.COPIED)));
		row("The guest of a machine that is to be copied may run elsewhere", "*Duplicate* of that machine",
				Await.failure(copy.run(Progress.NONE)));
		var deletion = Await.get(DeleteMachine.plan(host, known, id));
		row("The guest of a machine that is to be deleted may run elsewhere", "*Delete* of that machine",
				Await.failure(deletion.run(Set.of(disk), Progress.NONE)));
		assertTrue(Files.exists(disk) && Files.exists(inventory.folder().resolve("vm.qemu")));
		assertFalse(Files.exists(inventory.folder().resolve("two")));
		inventory.registry().runsNowhere(id);
		Await.get(inventory.registry().launch(id));
	}

	private void row(String name, String how, Throwable failure) {
		assertInstanceOf(OperationFailed.class, Faults.cause(failure));
		MATRIX.row(name, how, inventory.places(), Fault.of(failure));
	}
}
