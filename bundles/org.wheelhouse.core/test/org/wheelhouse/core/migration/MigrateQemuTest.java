package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.hotplug.UnplugResult;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.core.state.PciFunction;

@Tag("qemu")
class MigrateQemuTest {

	private static final String[] GUEST = {"-machine", "pc", "-vga", "std", "-vnc", "127.0.0.1:" + freeDisplay()};

	@TempDir
	private Path folder = Path.of("");

	@Test
	void aGuestMovesWithWhatWasPluggedIn() throws Exception {
		try (var machines = new RealMachines()) {
			var serial = folder.resolve("serial.log");
			var source = machines.add(RealMachine.start("source", with(GUEST, "-serial", "file:" + serial, "-device",
					"virtio-rng-pci,id=gone", "-device", "virtio-balloon-pci,id=stays")));
			Await.get(plug(source, "virtio-blk-pci", "disk0", 9,
					new NewImage(folder.resolve("a,b.qcow2"), "qcow2", 1L << 20)).run());
			Await.get(plug(source, "e1000", "nic0", 10, new UserNetwork()).run());
			unplugWithReset(source, "gone");
			Files.writeString(serial, "written before\n");
			var before = Await.get(new PciTopologyReader(source).read());
			source.takeSent();

			var migrate = new Migrate(machines, "source", MigrationRequest.usual());
			var planned = migrate.plan();
			var preview = Await.get(migrate.preview()).commandLine();
			assertTrue(preview.contains("virtio-balloon-pci,id=stays,addr=0x4"), preview.toString());
			assertFalse(preview.toString().contains("gone"), preview.toString());
			var done = assertInstanceOf(MigrationOutcome.Completed.class, Await.get(migrate.run()));

			var destination = machines.get("destination");
			assertEquals("running", destination.status());
			assertTrue(source.process().waitFor(10, TimeUnit.SECONDS), "the source was quit");
			assertEquals(List.of(new Moved("source", "destination")), machines.moved());
			assertTrue(done.downtime().isPresent());
			assertEquals(source.journal().entries(), destination.journal().entries());
			var again = Await.get(new Migrate(machines, "destination", MigrationRequest.usual()).preview());
			assertEquals(1, again.commandLine().stream().filter(word -> word.contains("id=disk0")).count());
			var after = Await.get(new PciTopologyReader(destination).read());
			assertEquals(before.allFunctions().map(MigrateQemuTest::place).toList(),
					after.allFunctions().map(MigrateQemuTest::place).toList());
			assertTrue(Files.readString(serial).startsWith("written before"));
			assertEquals(of(planned, "source"), PlannedAndSent.changes(source.takeSent()));
			assertEquals(of(planned, "source (destination)"), PlannedAndSent.changes(destination.takeSent()));
		}
	}

	@Test
	void aSourceThatStaysIsSealed() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", GUEST));
			Await.get(new Migrate(machines, "source",
					MigrationRequest.usual().keepingSource()).run());
			assertEquals("postmigrate", source.status());
			assertEquals(Map.of("source", "destination", "destination", "source"), machines.peers());
			source.takeSent();
			var failure = assertThrows(OperationFailed.class, () -> Await.get(new Resume(source).run()));
			assertTrue(failure.getMessage().contains("twice"), failure.getMessage());
			assertEquals(List.of(), PlannedAndSent.changes(source.takeSent()));
			machines.get("destination").process().destroyForcibly().waitFor();
			Await.get(new Resume(source, true).run());
			assertEquals("running", source.status());
		}
	}

	@Test
	void aPausedGuestArrivesPaused() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", GUEST));
			Await.get(new Pause(source).run());
			assertInstanceOf(MigrationOutcome.Completed.class,
					Await.get(new Migrate(machines, "source", MigrationRequest.usual()).run()));
			assertEquals("paused", machines.get("destination").status());
		}
	}

	@Test
	void aDestinationThatCannotTakeTheGuestIsEndedAndTheSourceRunsOn() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", GUEST));
			machines.tamper(word -> word.equals("64") ? "32" : word);
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new Migrate(machines, "source", MigrationRequest.usual()).run()));
			assertTrue(failure.advice().contains("Size mismatch: pc.ram"), failure.getMessage());
			assertEquals(2, failure.undone().size());
			assertTrue(
					failure.undone().getFirst().startsWith("the destination had ended by itself (ended with status 1"),
					failure.undone().toString());
			assertEquals("the guest runs on in the source", failure.undone().getLast());
			assertEquals("running", source.status());
			assertFalse(machines.get("destination").process().isAlive());
			assertEquals(Map.of("source", "", "destination", ""), machines.peers());
			assertEquals(List.of(), machines.moved());
		}
	}

	@Test
	void aDestinationThatFailsAtTheLastMomentGivesTheGuestBack() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", with(GUEST, "-device", "virtio-rng-pci,id=rng0")));
			machines.tamper(word -> word.startsWith("virtio-rng-pci") ? "virtio-balloon-pci,id=rng0" : word);
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new Migrate(machines, "source", MigrationRequest.usual()).run()));
			assertTrue(failure.advice().contains("rng"), failure.getMessage());
			assertEquals("running", source.status());
			assertFalse(machines.get("destination").process().isAlive());
		}
	}

	@Test
	void aDestinationThatDoesNotStartLeavesEverythingAsItWas() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", GUEST));
			machines.tamper(word -> word.equals("std") ? "bogus" : word);
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new Migrate(machines, "source", MigrationRequest.usual()).run()));
			assertTrue(failure.getMessage().startsWith("The destination could not be started"), failure.getMessage());
			assertEquals("running", source.status());
			assertEquals(List.of(), PlannedAndSent.changes(source.takeSent()));
		}
	}

	@Test
	void aCancelledMigrationEndsTheDestination() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", GUEST));
			var crawling = MigrationRequest.usual().within(Optional.of(4096L), Optional.of(Duration.ofMillis(1)));
			CompletableFuture<MigrationOutcome> outcome = new Migrate(machines, "source", crawling).run();
			Await.until("it is active", () -> source.migration().equals("active"));
			Await.get(new SetMigrationLimits(source, Optional.of(8192L), Optional.empty()).run());
			Await.get(new CancelMigration(source).run());
			assertEquals(new MigrationOutcome.Cancelled("source"), Await.get(outcome));
			assertEquals("running", source.status());
			assertFalse(machines.get("destination").process().isAlive());
			assertEquals(Map.of("source", "", "destination", ""), machines.peers());
		}
	}

	@Test
	void aDestinationThatDiesUnderWayIsToldAndTheSourceRunsOn() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", GUEST));
			var crawling = MigrationRequest.usual().within(Optional.of(4096L), Optional.of(Duration.ofMillis(1)));
			var outcome = new Migrate(machines, "source", crawling).run();
			Await.until("it is active", () -> source.migration().equals("active"));
			machines.get("destination").process().destroyForcibly().waitFor();
			var failure = assertThrows(OperationFailed.class, () -> Await.get(outcome));
			assertTrue(failure.getMessage().contains("Unable to write to socket"), failure.getMessage());
			assertEquals("running", source.status());
		}
	}

	@Test
	void aDeviceThatNobodyWroteDownIsAReasonToRefuse() throws Exception {
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", GUEST));
			Await.get(plug(source, "virtio-rng-pci", "theirs", 9, new None()).run());
			source.journal().remove("theirs");
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(new Migrate(machines, "source", MigrationRequest.usual()).preview()));
			assertTrue(failure.getMessage().contains("theirs is neither on the command line"), failure.getMessage());
			assertFalse(machines.hasDestination());
		}
	}

	/** A number whose port nobody has now. */
	private static int freeDisplay() {
		try (var probe = new ServerSocket(0)) {
			return probe.getLocalPort() - 5900;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void unplugWithReset(RealMachine source, String id) throws Exception {
		var unplug = new UnplugDevice(source, id, Duration.ofMillis(100));
		var silent = assertInstanceOf(UnplugResult.Silent.class, Await.get(unplug.run()));
		Await.get(new Reset(source).run());
		Await.get(silent.late());
	}

	private static HotplugDevice plug(RealMachine machine, String type, String id, int slot, BackendRequest backend) {
		return new HotplugDevice(machine, new PlugRequest(type, id, "pci.0", slot, backend, Map.of()));
	}

	private static String place(PciFunction function) {
		return function.address() + " " + function.type() + " " + function.id();
	}

	private static List<String> of(List<PlannedCommand> plan, String machine) {
		return plan.stream().filter(command -> command.machine().equals(machine)).map(PlannedCommand::json).toList();
	}

	private static String[] with(String[] options, String... more) {
		var all = java.util.Arrays.copyOf(options, options.length + more.length);
		System.arraycopy(more, 0, all, options.length, more.length);
		return all;
	}
}
