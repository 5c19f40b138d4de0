package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.DeviceDel;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.ConnectFailed;
import org.wheelhouse.qmp.session.MonitorBusy;
import org.wheelhouse.qmp.session.SessionEnded;

import com.fasterxml.jackson.databind.JsonNode;

/** What becomes of machines: attached, launched, lost, ended, known again. */
class MachineRegistryTest {

	private final RegistryBench bench = new RegistryBench();

	MachineRegistryTest() throws Exception {
		// opens the bench
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void anAttachedMachineIsShownWithWhatItSaysOfItself() throws Exception {
		var id = bench.attach(bench.qemu("a"));
		bench.awaitState(id, MachineState.RUNNING);
		assertEquals("fake 7.2.22 pc-i440fx-7.2 tcg 11111111-2222-3333-4444-555555555555 1", bench.row(id,
				row -> String.join(" ", row.getName(), row.getQemuVersion(), row.getMachineType(), row.getAccelerator(),
						row.getUuid(), Integer.toString(row.getCpuCount())))
				.orElseThrow());
		Await.until("memory is known", () -> bench.row(id, Machine::getMemoryBytes).equals(Optional.of(536870912L)));
		assertEquals(Optional.of("this computer"), bench.row(id, row -> row.getHost().getLabel()));
	}

	@Test
	void attachingSendsNothingButQueries() throws Exception {
		var qemu = bench.qemu("a");
		bench.attach(qemu);
		Await.until("memory was asked for", () -> qemu.count("query-balloon") > 0);
		assertEquals(List.of(), qemu.received().stream()
				.filter(name -> !name.startsWith("query-") && !name.equals("qom-get")
						&& !name.equals("qmp_capabilities"))
				.toList());
	}

	@Test
	void whatCannotBeAttachedLeavesNoRow() throws Exception {
		var attempt = bench.registry().attach(new Address.Unix(bench.folder().resolve("nothing.sock")));
		assertInstanceOf(ConnectFailed.class, assertThrows(Exception.class, () -> Await.get(attempt)));
		Await.until("the host is shown",
				() -> !bench.model().call(() -> bench.registry().inventory().getHosts().isEmpty()));
		assertEquals(0,
				bench.model().call(() -> bench.registry().inventory().getHosts().getFirst().getMachines().size()));
	}

	@Test
	void aMonitorThatAnotherClientHoldsIsNamedAsSuch() throws Exception {
		var qemu = bench.qemu("a");
		qemu.stop();
		bench.host().serves(qemu.address(), "qemu-system-x86_64", "-qmp", qemu.address() + ",server=on,wait=off");
		var problem = assertThrows(MonitorBusy.class, () -> bench.attach(qemu));
		assertTrue(String.valueOf(problem.getMessage()).contains("another client holds this monitor"));
	}

	@Test
	void whoHoldsAMonitorMayStayUnknownButNotThatItIsHeld() throws Exception {
		var qemu = bench.qemu("a");
		qemu.stop();
		bench.host().listenersCannotBeAsked();
		assertThrows(MonitorBusy.class, () -> bench.attach(qemu));
	}

	@Test
	void attachingTwiceIsOneRow() throws Exception {
		var qemu = bench.qemu("a");
		assertEquals(bench.attach(qemu), bench.attach(qemu));
	}

	@Test
	void textThatIsNoAddressIsExplained() {
		var attempt = bench.registry().attach("what");
		assertInstanceOf(CoreException.class, assertThrows(Exception.class, () -> Await.get(attempt)));
	}

	@Test
	void anEventChangesTheRowThoughNobodyWatches() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		qemu.answer("query-status", "{\"running\":false,\"status\":\"paused\"}");
		qemu.event("STOP", "{}");
		bench.awaitState(id, MachineState.PAUSED);
	}

	@Test
	void aMigrationUnderWayIsAStateOfItsOwn() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		qemu.answer("query-migrate", "{\"status\":\"active\",\"total-time\":5}");
		qemu.event("MIGRATION", "{\"status\":\"active\"}");
		bench.awaitState(id, MachineState.MIGRATING);
		qemu.answer("query-migrate", "{\"status\":\"completed\"}").answer("query-status",
				"{\"running\":false,\"status\":\"postmigrate\"}");
		qemu.event("MIGRATION", "{\"status\":\"completed\"}");
		bench.awaitState(id, MachineState.SEALED);
	}

	@Test
	void aMigrationOfOursIsSampledUntilItIsOverThoughNobodyWatches() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		qemu.answer("query-migrate",
				"""
						{"status":"active","total-time":5,"expected-downtime":300,"ram":{"transferred":10,"remaining":90,"total":100,
						"duplicate":0,"normal":1,"normal-bytes":4096,"dirty-pages-rate":0,"mbps":1.5,"dirty-sync-count":1,
						"postcopy-requests":0,"page-size":4096}}""");
		bench.registry().setPeer(id, "other");
		Await.until("curves grow", () -> bench.registry().series(id).migration().remaining().size() > 5);
		assertEquals(Optional.of("other"), bench.row(id, Machine::getPeerId));
		qemu.answer("query-migrate", "{\"status\":\"completed\"}").answer("query-status",
				"{\"running\":false,\"status\":\"postmigrate\"}");
		qemu.event("MIGRATION", "{\"status\":\"completed\"}");
		bench.registry().announceMoved(new Moved(id, "other"));
		Await.until("nobody asks any more", () -> {
			var before = qemu.count("query-migrate");
			LockSupport.parkNanos(1_000_000_000);
			return before == qemu.count("query-migrate");
		});
		assertEquals(90, bench.registry().series(id).migration().remaining().last());
	}

	@Test
	void aLostConnectionIsTriedAgainAndFailsWhatIsPending() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		bench.awaitState(id, MachineState.RUNNING);
		var access = bench.registry().machine(id).orElseThrow();
		qemu.stop();
		var pending = access.send(new Stop());
		var event = access.awaitEvent(_ -> true, Duration.ofSeconds(20));
		qemu.cut();
		assertThrows(SessionEnded.class, () -> Await.get(pending));
		assertThrows(SessionEnded.class, () -> Await.get(event));
		bench.awaitState(id, MachineState.LOST);
		assertTrue(bench.registry().machine(id).isEmpty());
		qemu.goOn();
		bench.awaitState(id, MachineState.RUNNING);
		assertEquals(Optional.of(""), bench.row(id, Machine::getDetail));
		Await.get(access.send(new Stop()));
	}

	@Test
	void whatStandsBetweenIsNotTakenForTheMachinesProcess() throws Exception {
		bench.host().process(ProcessHandle.current().pid(),
				List.of("socat", "UNIX-LISTEN:/p", "UNIX-CONNECT:/run/qemu-system-x86_64.sock"));
		var id = bench.attach(bench.qemu("a"));
		bench.awaitState(id, MachineState.RUNNING);
		assertEquals(Optional.of("0 []"), bench.row(id, row -> row.getPid() + " " + row.getCommandLine()));
	}

	@Test
	void anAttachedMachineWhoseProcessIsGoneHasEnded() throws Exception {
		var own = ProcessHandle.current().pid();
		bench.host().process(own, Duration.ZERO);
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		Await.until("the process is known", () -> bench.row(id, Machine::getPid).equals(Optional.of(own)));
		bench.host().processGone(own);
		qemu.event("SHUTDOWN", "{\"guest\":true,\"reason\":\"guest-shutdown\"}");
		qemu.die();
		bench.awaitState(id, MachineState.ENDED);
		assertEquals(Optional.of("process is gone: the guest shut down"), bench.row(id, Machine::getDetail));
	}

	@Test
	void aHostedMachineThatWasKilledSaysSo() throws Exception {
		var qemu = bench.qemu("a");
		var hosted = bench.host().hosted("cafe0001", "guest", 4711, qemu.address());
		bench.restart();
		bench.awaitState("cafe0001", MachineState.RUNNING);
		assertEquals(List.of("cafe0001"), bench.registry().runningLaunched());
		bench.host().end(hosted, new Ending.Signalled(9, List.of("qemu: last words")));
		qemu.die();
		bench.awaitState("cafe0001", MachineState.ENDED);
		assertEquals(Optional.of("ended by signal 9"), bench.row("cafe0001", Machine::getDetail));
		assertEquals(Optional.of("ended by signal 9\nqemu: last words"), bench.row("cafe0001", Machine::getEndingText));
		assertEquals(List.of(), bench.registry().runningLaunched());
	}

	/** With -no-shutdown QEMU tells that the guest has shut down, and stays; before, "ended by signal 9: the guest shut down". */
	@Test
	void aReasonThatWasToldBeforeAKillIsNotTheReasonOfTheEnd() throws Exception {
		var qemu = bench.qemu("a");
		var hosted = bench.host().hosted("cafe0001", "guest", 4711, qemu.address());
		bench.restart();
		bench.awaitState("cafe0001", MachineState.RUNNING);
		qemu.event("SHUTDOWN", "{\"guest\":true,\"reason\":\"guest-shutdown\"}");
		bench.host().end(hosted, new Ending.Signalled(9, List.of()));
		qemu.die();
		bench.awaitState("cafe0001", MachineState.ENDED);
		assertEquals(Optional.of("ended by signal 9"), bench.row("cafe0001", Machine::getDetail));
	}

	@Test
	void knownMachinesAreShownAtOnceAndAskedAgain() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		bench.awaitState(id, MachineState.RUNNING);
		qemu.stop();
		bench.restart();
		Await.until("the row is there, greyed", () -> bench.row(id, row -> row.getState() + row.getMachineType())
				.equals(Optional.of("CONNECTINGpc-i440fx-7.2")));
		qemu.goOn();
		bench.awaitState(id, MachineState.RUNNING);
	}

	@Test
	void whatWasLaunchedAndIsGoneMeanwhileHasEnded() throws Exception {
		var qemu = bench.qemu("a");
		var hosted = bench.host().hosted("cafe0001", "guest", 4711, qemu.address());
		bench.restart();
		bench.awaitState("cafe0001", MachineState.RUNNING);
		bench.registry().close();
		bench.host().lose(hosted);
		bench.restart();
		bench.awaitState("cafe0001", MachineState.ENDED);
		Await.get(bench.registry().forget("cafe0001"));
		Await.until("the row is gone", () -> bench.row("cafe0001", Machine::getId).isEmpty());
	}

	@Test
	void aSecondWorkbenchIsToldWhoHasTheFolder() throws Exception {
		try (var second = new DefaultMachineRegistry(bench.settings(), List.of(bench.host()), bench.model())) {
			var problem = assertThrows(CoreException.class, second::start);
			assertTrue(String.valueOf(problem.getMessage())
					.contains("Another workbench (process " + ProcessHandle.current().pid()));
		}
	}

	@Test
	void aDefinitionIsImportedLaunchedAndSaysWhyItCouldNotBe() throws Exception {
		var file = Files.writeString(bench.folder().resolve("guest.sh"),
				"#!/bin/sh\nexec qemu-system-x86_64 -name 'guest=my, guest' -m 1G\n".replace("my, guest",
						"my,, guest"));
		var id = Await.get(bench.registry().define(file));
		bench.awaitState(id, MachineState.DEFINED);
		assertEquals(Optional.of("my, guest"), bench.row(id, Machine::getName));
		assertInstanceOf(HostException.class,
				assertThrows(Exception.class, () -> Await.get(bench.registry().launch(id))));
		bench.awaitState(id, MachineState.FAILED);
		assertEquals(Optional.of("QEMU is not installed on this computer."), bench.row(id, Machine::getDetail));
		var qemu = bench.qemu("b");
		bench.host().launcher(request -> CompletableFuture
				.completedFuture(bench.host().hosted("cafe0002", request.name(), 4712, qemu.address())));
		assertEquals(id, Await.get(bench.registry().launch(id)));
		bench.awaitState(id, MachineState.RUNNING);
		assertEquals(Optional.of("measured"), bench.row(id, Machine::getAcceleratorReason));
		assertEquals(Optional.of(file), bench.host().launches().getLast().definition());
		assertThrows(CoreException.class, () -> Await.get(bench.registry().launch(id)));
		assertThrows(CoreException.class, () -> Await.get(bench.registry().forget(id)));
		assertThrows(CoreException.class, () -> bench.registry().detach(id));
	}

	@Test
	void aMachineIsStartedOnceHoweverOftenItIsAskedFor() throws Exception {
		var file = Files.writeString(bench.folder().resolve("guest.sh"), "qemu-system-x86_64 -name guest\n");
		var id = Await.get(bench.registry().define(file));
		var begun = new CompletableFuture<HostedMachine>();
		bench.host().launcher(_ -> begun);
		var first = bench.registry().launch(id);
		assertThrows(CoreException.class, () -> Await.get(bench.registry().launch(id)));
		assertThrows(CoreException.class, () -> Await.get(bench.registry().forget(id)));
		Await.until("it is being started", () -> bench.host().launches().size() == 1);
		begun.completeExceptionally(new HostException("no room", List.of()));
		assertThrows(HostException.class, () -> Await.get(first));
		bench.awaitState(id, MachineState.FAILED);
		assertThrows(HostException.class, () -> Await.get(bench.registry().launch(id)));
		assertEquals(2, bench.host().launches().size());
	}

	@Test
	void nothingIsStartedOrForgottenBeforeItIsKnownWhatRuns() throws Exception {
		var qemu = bench.qemu("a");
		var file = Files.writeString(bench.folder().resolve("guest.sh"), "qemu-system-x86_64 -name guest\n");
		var id = Await.get(bench.registry().define(file));
		bench.awaitState(id, MachineState.DEFINED);
		bench.registry().close();
		// Started by a workbench that was killed before it could note that it had.
		bench.host().hosted("cafe0003", "guest", 4713, qemu.address(), file);
		var told = new CompletableFuture<Boolean>();
		bench.host().tellsWhen(told);
		bench.restart();
		bench.awaitState(id, MachineState.DEFINED);
		var launch = bench.registry().launch(id);
		assertThrows(CoreException.class, () -> Await.get(bench.registry().forget(id)));
		told.complete(true);
		assertThrows(CoreException.class, () -> Await.get(launch));
		bench.awaitState(id, MachineState.RUNNING);
		assertEquals(List.of(), bench.host().launches());
	}

	@Test
	void whatIsNoCommandLineIsNotDefined() throws Exception {
		var file = Files.writeString(bench.folder().resolve("x.sh"), "rm -rf / | cat\n");
		assertThrows(CoreException.class, () -> Await.get(bench.registry().define(file)));
		assertThrows(CoreException.class, () -> Await.get(bench.registry().define(Path.of("/does/not/exist"))));
	}

	@Test
	void detachingLeavesTheMachineAndDropsTheRow() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		bench.awaitState(id, MachineState.RUNNING);
		bench.registry().detach(id);
		Await.until("the row is gone", () -> bench.row(id, Machine::getId).isEmpty());
		Await.until("the monitor is free", () -> !qemu.isConnected());
		assertFalse(qemu.received().contains("quit"));
		assertEquals(id.length(), bench.attach(qemu).length());
	}

	@Test
	void theJournalOutlivesTheWorkbenchAndLosesWhatWasTakenOut() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		bench.awaitState(id, MachineState.RUNNING);
		var journal = bench.registry().machine(id).orElseThrow().journal();
		var disk = new PlugJournal.Entry("disk1", "{\"driver\":\"virtio-blk-pci\"}",
				Optional.of(new PlugJournal.Backend("blockdev-add", "{\"node-name\":\"n\"}")),
				Instant.ofEpochMilli(1700));
		journal.add(disk);
		journal.add(new PlugJournal.Entry("net1", "{}", Optional.empty(), Instant.ofEpochMilli(1800)));
		bench.restart();
		bench.awaitState(id, MachineState.RUNNING);
		var kept = bench.registry().machine(id).orElseThrow().journal();
		assertEquals(2, kept.entries().size());
		qemu.event("DEVICE_DELETED", "{\"device\":\"net1\",\"path\":\"/machine/peripheral/net1\"}");
		Await.until("it is struck out", () -> kept.entries().equals(List.of(disk)));
	}

	@Test
	void aDeviceIsLeavingUntilItIsNotThereAnyMore() throws Exception {
		var qemu = bench.qemu("a");
		qemu.answer("qom-list", peripheral("net1", "net2")).answer("device_del", "{}");
		var id = bench.attach(qemu);
		bench.awaitState(id, MachineState.RUNNING);
		var access = bench.registry().machine(id).orElseThrow();
		Await.get(access.send(new DeviceDel("net1")));
		Await.get(access.send(new DeviceDel("net2")));
		Await.until("both are leaving", () -> access.snapshot().leaving().keySet().equals(Set.of("net1", "net2")));
		qemu.answer("qom-list", peripheral("net2"));
		qemu.event("DEVICE_DELETED", "{\"path\":\"/machine/peripheral/net1/virtio-backend\"}");
		Await.until("one is left", () -> access.snapshot().leaving().keySet().equals(Set.of("net2")));
		qemu.event("ACPI_DEVICE_OST",
				"{\"info\":{\"device\":\"net2\",\"source\":3,\"status\":130,\"slot\":\"1\",\"slot-type\":\"DIMM\"}}");
		Await.until("the other is refused", () -> access.snapshot().leaving().values().stream()
				.anyMatch(asked -> asked.state() == LeavingState.REFUSED && asked.text().contains("130")));
	}

	private static Function<JsonNode, String> peripheral(String... ids) {
		return asked -> asked.path("path").asText().equals("/machine/peripheral")
				? Arrays.stream(ids).map(id -> "{\"name\":\"" + id + "\",\"type\":\"child<device>\"}")
						.collect(Collectors.joining(",", "[", "]"))
				: "[]";
	}

	@Test
	void anAwaitedEventIsFoundAndOneThatDoesNotComeTimesOut() throws Exception {
		var qemu = bench.qemu("a");
		var id = bench.attach(qemu);
		var access = bench.registry().machine(id).orElseThrow();
		var heard = new CopyOnWriteArrayList<String>();
		try (var _ = access.onEvent(event -> heard.add(event.name()))) {
			var found = access.awaitEvent(event -> event.name().equals("RESET"), Duration.ofSeconds(20));
			qemu.event("NEVER_HEARD_OF", "{}");
			qemu.event("RESET", "{}");
			assertEquals("RESET", Await.get(found).name());
			Await.until("both were delivered", () -> heard.equals(List.of("NEVER_HEARD_OF", "RESET")));
		}
		assertThrows(TimeoutException.class,
				() -> Await.get(access.awaitEvent(_ -> false, Duration.ofMillis(50))));
	}

	@Test
	void movesAreToldOnTheModelThread() {
		var threads = new CopyOnWriteArrayList<String>();
		try (var _ = bench.registry().onMoved(moved -> threads.add(Thread.currentThread().getName() + moved.toId()))) {
			bench.registry().announceMoved(new Moved("a", "b"));
			Await.until("it was told", () -> threads.equals(List.of("modelb")));
		}
	}

	@Test
	void aPictureIsReadAndItsFileRemoved() throws Exception {
		var qemu = bench.qemu("a");
		qemu.answer("screendump", arguments -> {
			try {
				Files.writeString(Path.of(arguments.path("filename").asText()), arguments.has("format") ? "png" : "P6");
				return "{}";
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		});
		var id = bench.attach(qemu);
		var image = Await.get(bench.registry().screen(id));
		assertEquals(ScreenImage.Format.PNG, image.format());
		assertEquals("png", new String(image.data()));
		try (var files = Files.list(bench.settings().runtimeFolder())) {
			assertEquals(0, files.count());
		}
	}

	@Test
	void aPictureThatIsRefusedIsNotAskedForAgainUntilItMayBeGiven() throws Exception {
		var qemu = bench.qemu("a");
		qemu.refuse("screendump");
		var id = bench.attach(qemu);
		for (var i = 0; i < 3; i++) {
			assertThrows(CommandFailed.class, () -> Await.get(bench.registry().screen(id)));
		}
		assertEquals(2, qemu.count("screendump"), "once in each format");
		qemu.event("RESUME", "{}");
		Await.until("it is asked for again", () -> {
			assertThrows(CommandFailed.class, () -> Await.get(bench.registry().screen(id)));
			return qemu.count("screendump") == 4;
		});
	}

	@Test
	void theProcessLoadIsMeasuredWhileTheRowIsWatched() throws Exception {
		var own = ProcessHandle.current().pid();
		bench.host().process(own, Duration.ZERO);
		var id = bench.attach(bench.qemu("a"));
		bench.awaitState(id, MachineState.RUNNING);
		try (var _ = bench.registry().watch(id, Topic.STATUS)) {
			Await.until("the first reading", () -> bench.row(id, Machine::getResidentBytes).equals(Optional.of(4096L)));
			bench.host().process(own, Duration.ofSeconds(100));
			Await.until("the second",
					() -> bench.row(id, Machine::getCpuPercent).filter(percent -> percent > 100).isPresent());
		}
		assertTrue(bench.registry().series(id).cpuPercent().size() > 0);
	}
}
