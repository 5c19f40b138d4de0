package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.qmp.command.QueryJobs;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.RawCommand;

/** Disks that go along with a machine without a guest's system: what is sent, and what is left when it comes to nothing. */
@Tag("qemu")
class MigrateStorageQemuTest {

	@TempDir
	private Path folder = Path.of("");

	@Test
	void theDisksGoAlongIntoNewImagesAndThePlanIsWhatIsSent() throws Exception {
		var copies = Files.createDirectory(folder.resolve("copies"));
		image("raw", "a.img", 7);
		image("qcow2", "b.qcow2", 8);
		image("qcow2", "base.qcow2", 9);
		run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", file("base.qcow2"), file("c.qcow2"));
		image("raw", "one.iso", 1);
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", "-drive",
					"file=" + file("a.img") + ",if=virtio,format=raw,id=a,cache=none", "-blockdev",
					"driver=file,node-name=b-file,filename=" + file("b.qcow2"), "-blockdev",
					"driver=qcow2,node-name=b-image,file=b-file,discard=unmap", "-device",
					"virtio-blk-pci,id=b,drive=b-image",
					"-hda", file("c.qcow2"), "-cdrom", file("one.iso")));
			source.takeSent();
			var unknown = new Migrate(machines, "source",
					MigrationRequest.usual().keepingSource().taking(StorageRequest.into(copies)));
			var found = Await.get(unknown.preview());
			var migrate = unknown.to(found);
			var planned = migrate.plan();
			assertInstanceOf(MigrationOutcome.Completed.class, Await.get(migrate.run()));
			var destination = machines.get("destination");
			assertEquals(sentTo("source", planned), PlannedAndSent.changes(source.takeSent()));
			assertEquals(sentTo("source (destination)", planned), PlannedAndSent.changes(destination.takeSent()));
			assertEquals("running", status(destination));
			assertEquals(List.of(), Await.get(source.send(new QueryJobs())));
			assertTrue(Await.get(destination.send(new RawCommand("query-block-exports"))).isEmpty());
			var after = Await.get(DiskReader.read(destination));
			assertEquals(
					List.of(copies.resolve("a.img").toString(), copies.resolve("b.qcow2").toString(),
							copies.resolve("c.qcow2").toString(), file("one.iso")),
					after.disks().stream().flatMap(disk -> disk.root().stream()).map(root -> root.protocol().file())
							.sorted()
							.toList());
			// QEMU that has the disk, but not the right to write to it, would end at the guest's first write.
			assertFalse(destination.log().toString().contains("Permission conflict"), destination.log().toString());
			var again = Await.get(new Migrate(machines, "destination", MigrationRequest.usual()).preview());
			assertTrue(again.commandLine().toString().contains(copies.resolve("b.qcow2").toString()), again.toString());
			quit(source);
			quit(destination);
		}
		assertTrue(same("raw", file("a.img"), copies.resolve("a.img")));
		assertTrue(same("qcow2", file("b.qcow2"), copies.resolve("b.qcow2")));
		assertTrue(same("qcow2", file("c.qcow2"), copies.resolve("c.qcow2")));
	}

	@Test
	void aFileThatIsThereIsNotWrittenTo() throws Exception {
		var copies = Files.createDirectory(folder.resolve("copies"));
		image("raw", "a.img", 7);
		var theirs = Files.writeString(copies.resolve("a.img"), "theirs");
		try (var machines = new RealMachines()) {
			var source = machines
					.add(RealMachine.start("source", "-drive", "file=" + file("a.img") + ",if=virtio,format=raw"));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(new Migrate(machines, "source",
					MigrationRequest.usual().taking(StorageRequest.into(copies))).run()));
			assertTrue(failure.getMessage().contains("exists already"), failure.getMessage());
			assertEquals("theirs", Files.readString(theirs));
			assertEquals("running", status(source));
			assertFalse(machines.hasDestination());
		}
	}

	@Test
	void aDestinationWhoseDiskIsFullIsSaidAndLeavesNothing() throws Exception {
		var small = Files.createDirectory(folder.resolve("small"));
		run("mount", "-t", "tmpfs", "-o", "size=4m", "none", small.toString());
		try {
			image("raw", "a.img", 7);
			try (var machines = new RealMachines()) {
				var source = machines
						.add(RealMachine.start("source", "-drive",
								"file=" + file("a.img") + ",if=virtio,format=raw,id=a"));
				var failure = assertThrows(OperationFailed.class, () -> Await.get(new Migrate(machines, "source",
						MigrationRequest.usual().taking(StorageRequest.into(small))).run()));
				assertTrue(failure.getMessage().contains("No space left on device")
						|| failure.getMessage().contains("There is no room"), failure.getMessage());
				assertLeftAlone(source);
				assertEquals(List.of(), files(small));
			}
		} finally {
			run("umount", small.toString());
		}
	}

	/** There was room when it was looked at; somebody else took it. */
	@Test
	void aDestinationWhoseDiskBecomesFullIsSaidAndLeavesNothing() throws Exception {
		var small = Files.createDirectory(folder.resolve("small"));
		run("mount", "-t", "tmpfs", "-o", "size=80m", "none", small.toString());
		try {
			// Larger than what a mirror sends at once, whatever its limit.
			run("qemu-img", "create", "-q", "-f", "raw", file("a.img"), "64M");
			run("qemu-io", "-f", "raw", "-c", "write -P 7 0 60M", file("a.img"));
			try (var machines = new RealMachines()) {
				var source = machines
						.add(RealMachine.start("source", "-drive",
								"file=" + file("a.img") + ",if=virtio,format=raw,id=a"));
				var outcome = new Migrate(machines, "source",
						MigrationRequest.usual().taking(StorageRequest.into(small).limited(4 << 20))).run();
				Await.until("it copies", () -> jobs(source).contains("running"));
				var theirs = Files.createFile(small.resolve("theirs"));
				try {
					Files.write(theirs, new byte[80 << 20]);
				} catch (java.io.IOException _) {
					// full, as it is to be
				}
				var failure = assertThrows(OperationFailed.class, () -> Await.get(outcome));
				assertEquals("No space left on device", failure.words());
				assertTrue(failure.advice().startsWith("The disk of the destination is full: make room where "
						+ small.resolve("a.img")), failure.advice());
				assertLeftAlone(source);
				assertEquals(List.of(theirs), files(small));
			}
		} finally {
			run("umount", small.toString());
		}
	}

	@Test
	void whatIsCancelledWhileDisksAreCopiedLeavesTheSourceAsItWas() throws Exception {
		var copies = Files.createDirectory(folder.resolve("copies"));
		image("raw", "a.img", 7);
		try (var machines = new RealMachines()) {
			var source = machines
					.add(RealMachine.start("source", "-drive", "file=" + file("a.img") + ",if=virtio,format=raw,id=a"));
			var outcome = new Migrate(machines, "source",
					MigrationRequest.usual().taking(StorageRequest.into(copies).limited(1 << 20))).run();
			Await.until("it copies", () -> jobs(source).contains("running"));
			Await.get(new CancelMigration(source).run());
			assertEquals(new MigrationOutcome.Cancelled("source"), Await.get(outcome));
			assertLeftAlone(source);
			assertEquals(List.of(), files(copies));
		}
	}

	@Test
	void aDestinationThatDiesWhileDisksAreCopiedLeavesTheSourceAsItWas() throws Exception {
		var copies = Files.createDirectory(folder.resolve("copies"));
		image("raw", "a.img", 7);
		try (var machines = new RealMachines()) {
			var source = machines
					.add(RealMachine.start("source", "-drive", "file=" + file("a.img") + ",if=virtio,format=raw,id=a"));
			var outcome = new Migrate(machines, "source",
					MigrationRequest.usual().taking(StorageRequest.into(copies).limited(1 << 20))).run();
			Await.until("it copies", () -> jobs(source).contains("running"));
			machines.get("destination").process().destroyForcibly().waitFor();
			var failure = assertThrows(OperationFailed.class, () -> Await.get(outcome));
			assertTrue(failure.undone().contains("the unfinished copy " + copies.resolve("a.img") + " was removed"),
					failure.undone().toString());
			assertLeftAlone(source);
			assertEquals(List.of(), files(copies));
		}
	}

	/** Everything of the disk is there, and the memory cannot be taken: the source's disk is the only one. */
	@Test
	void aDestinationThatFailsAfterTheSwitchOverGivesTheGuestBackItsDisk() throws Exception {
		var copies = Files.createDirectory(folder.resolve("copies"));
		image("raw", "a.img", 7);
		try (var machines = new RealMachines()) {
			var source = machines.add(RealMachine.start("source", "-drive",
					"file=" + file("a.img") + ",if=virtio,format=raw,id=a", "-device", "virtio-rng-pci,id=rng0"));
			machines.tamper(word -> word.startsWith("virtio-rng-pci") ? "virtio-balloon-pci,id=rng0" : word);
			var failure = assertThrows(OperationFailed.class, () -> Await.get(new Migrate(machines, "source",
					MigrationRequest.usual().taking(StorageRequest.into(copies))).run()));
			assertTrue(failure.undone().contains("the unfinished copy " + copies.resolve("a.img") + " was removed"),
					failure.getMessage());
			assertLeftAlone(source);
			assertEquals(List.of(), files(copies));
		}
	}

	private static void assertLeftAlone(RealMachine source) throws Exception {
		assertEquals("running", status(source));
		assertEquals(List.of(), Await.get(source.send(new QueryJobs())));
		assertFalse(
				Await.get(source.send(new RawCommand("query-named-block-nodes"))).toString().contains("wheelhouse-"));
		assertFalse(capabilities(source).contains("\"pause-before-switchover\",\"state\":true")
				|| capabilities(source).contains("\"state\":true,\"capability\":\"pause-before-switchover\""));
	}

	private static String capabilities(RealMachine source) throws Exception {
		return Await.get(source.send(new RawCommand("query-migrate-capabilities"))).toString();
	}

	private static String jobs(RealMachine machine) {
		try {
			return Await.get(machine.send(new QueryJobs())).toString();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private static String status(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QueryStatus())).status();
	}

	private static void quit(RealMachine machine) throws Exception {
		machine.send(new org.wheelhouse.qmp.command.Quit());
		assertTrue(machine.process().waitFor(10, TimeUnit.SECONDS));
	}

	private static List<String> sentTo(String machine, List<PlannedCommand> plan) {
		return plan.stream().filter(command -> command.machine().equals(machine)).map(PlannedCommand::json).toList();
	}

	private static List<Path> files(Path folder) throws Exception {
		try (var files = Files.list(folder)) {
			return files.toList();
		}
	}

	private void image(String format, String name, int pattern) throws Exception {
		run("qemu-img", "create", "-q", "-f", format, file(name), "16M");
		run("qemu-io", "-f", format, "-c", "write -P " + pattern + " 1M 8M", file(name));
	}

	private String file(String name) {
		return folder.resolve(name).toString();
	}

	private static boolean same(String format, String one, Path other) throws Exception {
		return new ProcessBuilder("qemu-img", "compare", "-f", format, "-F", format, one, other.toString()).start()
				.waitFor() == 0;
	}

	private static void run(String... words) throws Exception {
		var process = new ProcessBuilder(new ArrayList<>(List.of(words))).redirectErrorStream(true).start();
		var said = new String(process.getInputStream().readAllBytes());
		assertEquals(0, process.waitFor(), String.join(" ", words) + ": " + said);
	}
}
