package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.qmp.command.QueryStatus;

/** A guest goes into a file and goes on from it: once, on the disks as they were, and nothing is written over. */
@Tag("qemu")
class StateFileQemuTest {

	@TempDir
	private Path folder = Path.of("");

	static List<RealQemu> qemus() throws IOException {
		return RealQemu.all();
	}

	private RealMachine source(RealMachines machines, RealQemu qemu) throws Exception {
		run("qemu-img", "create", "-q", "-f", "qcow2", folder.resolve("a.qcow2").toString(), "1M");
		var source = machines.add(RealMachine.start("source", qemu, "-machine", "pc", "-drive",
				"file=" + folder.resolve("a.qcow2") + ",format=qcow2,if=virtio"));
		source.takeSent();
		return source;
	}

	private static void run(String... words) throws Exception {
		assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor(), String.join(" ", words));
	}

	private Path file() {
		return folder.resolve("it's saved.state");
	}

	private Migrate saving() {
		return saving(file());
	}

	private Migrate saving(Path file) {
		return new Migrate(machines, "source", MigrationRequest.usual().to(new MigrationTarget.StateFile(file)));
	}

	private final RealMachines machines = new RealMachines();

	private ContinueState continuing() {
		return new ContinueState(machines, machines.get("source").host(), file());
	}

	private static String status(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryStatus())).status();
	}

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
		}
	}

	@ParameterizedTest
	@MethodSource("qemus")
	void aGuestGoesIntoAFileAndGoesOnFromItOnce(RealQemu qemu) throws Exception {
		try (machines) {
			var source = source(machines, qemu);
			var done = assertInstanceOf(MigrationOutcome.Saved.class, Await.get(saving().run()));
			assertEquals(file(), done.file());
			assertTrue(source.process().waitFor(10, TimeUnit.SECONDS), "the source was quit");
			assertEquals(List.of("a.qcow2", "it's saved.state", "it's saved.state.about"), names());
			assertEquals("destination", Await.get(continuing().run()));
			assertEquals("running", status(machines.get("destination")));
			assertEquals(List.of(new Moved("source", "destination")), machines.moved());
			machines.get("destination").process().destroyForcibly().waitFor();
			var again = assertThrows(OperationFailed.class, () -> Await.get(continuing().run()));
			assertTrue(again.what().endsWith("was continued already"), again.what());
		}
	}

	@Test
	void whatIsSentIsWhatWasPlanned() throws Exception {
		try (machines) {
			var source = source(machines, RealQemu.installed());
			var migrate = saving();
			var plan = migrate.plan().stream().map(command -> command.json()).toList();
			Await.get(migrate.run());
			assertEquals(plan, PlannedAndSent.changes(source.takeSent()));
		}
	}

	/** QEMU would load it without a word. */
	@Test
	void memoryIsNotLoadedOntoADiskThatWasWrittenSince() throws Exception {
		try (machines) {
			source(machines, RealQemu.installed());
			Await.get(saving().run());
			run("qemu-io", "-f", "qcow2", "-c", "write -q -P 7 0 64k", folder.resolve("a.qcow2").toString());
			var failure = assertThrows(OperationFailed.class, () -> Await.get(continuing().run()));
			assertTrue(failure.what().contains("a.qcow2 was written since"), failure.what());
			assertFalse(machines.hasDestination());
			assertEquals(List.of("a.qcow2", "it's saved.state", "it's saved.state.about"), names());
		}
	}

	@Test
	void aStartThatFailsLeavesTheFileToBeTriedAgain() throws Exception {
		try (machines) {
			source(machines, RealQemu.installed());
			Await.get(saving().run());
			machines.tamper(word -> word.equals("64") ? "32" : word);
			var failure = assertThrows(OperationFailed.class, () -> Await.get(continuing().run()));
			assertTrue(failure.getMessage().contains("Size mismatch: pc.ram"), failure.getMessage());
			machines.tamper(word -> word);
			Await.get(continuing().run());
			assertEquals("running", status(machines.get("destination")));
		}
	}

	@Test
	void aFileThatIsThereIsNotWrittenOver() throws Exception {
		try (machines) {
			var source = source(machines, RealQemu.installed());
			Files.writeString(file(), "mine");
			var failure = assertThrows(OperationFailed.class, () -> Await.get(saving().run()));
			assertEquals("There is a " + file() + " already", failure.what());
			assertEquals("mine", Files.readString(file()));
			assertEquals(List.of("a.qcow2", "it's saved.state"), names());
			assertEquals("running", status(source));
		}
	}

	@Test
	void noRoomForTheFileLeavesNoneAndTheGuestRunsOn() throws Exception {
		Assumptions.assumeTrue(System.getProperty("user.name").equals("root"), "mounts a small folder");
		var small = Files.createDirectory(folder.resolve("small"));
		run("mount", "-t", "tmpfs", "-o", "size=100k", "tmpfs", small.toString());
		try (machines) {
			var source = source(machines, RealQemu.installed());
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(saving(small.resolve("guest.state")).run()));
			assertTrue(failure.words().contains("No space left on device"), failure.getMessage());
			assertEquals(List.of("there is no file", "the guest runs on in the source"), failure.undone());
			assertEquals("running", status(source));
			try (var files = Files.list(small)) {
				assertEquals(List.of(), files.toList());
			}
		} finally {
			run("umount", small.toString());
		}
	}
}
