package org.wheelhouse.core.internal.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.internal.series.RecordedMigration;
import org.wheelhouse.core.machine.RunState;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MigratedDisk;
import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.model.live.LiveFactory;

/** What is shown of disks that go along, from before QEMU knows of a migration until after its end. */
@Tag("qemu")
class DiskJobsQemuTest {

	@TempDir
	private Path folder = Path.of("");
	private MachineSnapshot snapshot = org.wheelhouse.core.fixture.Snapshots.running("source", java.util.List.of(),
			java.util.Map.of());

	@Test
	void disksThatGoAlongAreOnTheTimeLineOfTheirMigration() throws Exception {
		var image = folder.resolve("a.img");
		var bytes = new byte[24 << 20];
		java.util.Arrays.fill(bytes, (byte) 7);
		Files.write(image, bytes);
		var copies = Files.createDirectory(folder.resolve("copies"));
		try (var machines = new RealMachines()) {
			var source = machines
					.add(RealMachine.start("source", "-drive", "file=" + image + ",if=virtio,format=raw,id=data"));
			snapshot = source.snapshot();
			var poller = new MigrationPoller(source, new RunState(), new RecordedMigration(), () -> true, List::of,
					Duration.ofSeconds(5));
			CompletableFuture<MigrationOutcome> outcome = new Migrate(machines, "source", MigrationRequest.usual()
					.keepingSource().taking(StorageRequest.into(copies).limited(16 << 20))).run();
			Await.until("the disk is copied", () -> ask(poller).disks().stream().anyMatch(disk -> disk.offset() > 0));
			var copying = ask(poller);
			assertEquals("setup", copying.status());
			assertEquals("data", copying.disks().getFirst().device());
			assertEquals(24L << 20, copying.disks().getFirst().length());
			assertTrue(copying.active());
			Await.until("it has ended", () -> !ask(poller).active());
			assertInstanceOf(MigrationOutcome.Completed.class, Await.get(outcome));
			var after = ask(poller);
			assertEquals("completed", after.status());
			var disk = after.disks().getFirst();
			assertEquals(24L << 20, disk.offset());
			assertTrue(disk.startMillis() >= 0 && disk.readyMillis() > disk.startMillis()
					&& disk.endedMillis() >= disk.readyMillis(), disk.toString());
			assertEquals("", disk.error());
			// Memory began to flow when the disk was the same at both ends, on the same time line.
			var first = after.course().samples().getFirst();
			assertTrue(first.atMillis() >= disk.readyMillis(), first + " " + disk);
			assertEquals(0, after.course().phases().getFirst().startMillis());
			var shown = LiveFactory.eINSTANCE.createMigrationState();
			var sync = new MigrationSync();
			sync.apply(after, snapshot, shown);
			sync.apply(after, snapshot, shown);
			assertEquals(1, shown.getStorage().size());
			assertEquals(disk.readyMillis(), shown.getStorage().getFirst().getReadyMillis());
			assertEquals("data", shown.getStorage().getFirst().getDevice());
		}
	}

	@Test
	void aJobThatFailedKeepsItsWords() {
		var disk = new MigratedDisk("data", "wheelhouse-disk-0.data", 10, 5, 1, 0, -1, -1, "running", "");
		assertEquals("No space left on device", disk.ended(7, "No space left on device").error());
		assertEquals(7, disk.ended(7, "x").ended(9, "").endedMillis());
	}

	private MigrationProgress ask(MigrationPoller poller) {
		try {
			snapshot = Await.get(poller.ask()).apply(snapshot);
			return snapshot.trees().migration().orElseThrow();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}
}
