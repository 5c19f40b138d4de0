package org.wheelhouse.faulttest;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.state.Topic;

/** What it costs each QEMU's main thread to be asked how a migration goes, five times a second: {@code releng/bench migration}. */
@Tag("qemu")
class SamplingCost {

	private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("wheelhouse.sampling.seconds", 60));
	private static final int TURNS = 2;
	/** So slow that it lasts for all of it. */
	private static final long BYTES_PER_SECOND = 64 << 10;
	private static final double TICKS_PER_SECOND = 100;

	@Test
	void ofEachMainThread() throws Exception {
		try (var inventory = new Inventory()) {
			var source = RescueTest.start(inventory, "");
			var registry = (DefaultMachineRegistry) inventory.registry();
			var outcome = new Migrate(registry, source, MigrationRequest.usual()
					.within(Optional.of(BYTES_PER_SECOND), Optional.of(Duration.ofMillis(1)))).run();
			var destination = Await.value("there is a destination",
					() -> Optional.of(registry.snapshot(source).orElseThrow().condition().peerId())
							.filter(peer -> !peer.isEmpty()));
			// The operation watches it too, as it would be watched by a view; by then nobody does.
			Await.until("it is under way",
					() -> registry.snapshot(source).flatMap(machine -> machine.trees().migration())
							.filter(progress -> progress.active()).isPresent());
			double[] more = new double[2];
			for (var turn = 0; turn < TURNS; turn++) {
				var on = load(registry, source, destination, true);
				var off = load(registry, source, destination, false);
				more[0] += (on[0] - off[0]) / TURNS;
				more[1] += (on[1] - off[1]) / TURNS;
			}
			System.out.printf("BENCH migration.sampling.source %.2f percent of a core%n", more[0]);
			System.out.printf("BENCH migration.sampling.destination %.2f percent of a core%n", more[1]);
			System.out.printf("BENCH migration.sampling %.2f percent of a core%n", Math.max(more[0], more[1]));
			Await.get(new CancelMigration(inventory.access(source)).run());
			outcome.get(60, TimeUnit.SECONDS);
		}
	}

	private static double[] load(DefaultMachineRegistry registry, String source, String destination, boolean watched)
			throws Exception {
		var ends = List.of(source, destination);
		// The machines' own watch of a migration of ours.
		ends.forEach(id -> registry.setPeer(id, watched ? id.equals(source) ? destination : source : ""));
		try (var _ = registry.watch(source, watched ? new Topic[]{Topic.MIGRATION} : new Topic[0]);
				var _ = registry.watch(destination, watched ? new Topic[]{Topic.MIGRATION} : new Topic[0])) {
			TimeUnit.SECONDS.sleep(2);
			var before = ends.stream().mapToLong(id -> ticks(registry, id)).toArray();
			TimeUnit.NANOSECONDS.sleep(MEASURED.toNanos());
			var after = ends.stream().mapToLong(id -> ticks(registry, id)).toArray();
			return new double[]{percent(before[0], after[0]), percent(before[1], after[1])};
		}
	}

	private static double percent(long before, long after) {
		return (after - before) / TICKS_PER_SECOND / MEASURED.toSeconds() * 100;
	}

	/** Of the main thread, whose number is that of the process. */
	private static long ticks(DefaultMachineRegistry registry, String id) {
		var pid = registry.snapshot(id).orElseThrow().identity().pid();
		try {
			var fields = Files.readString(Path.of("/proc/" + pid + "/task/" + pid + "/stat")).replaceFirst(".*\\) ", "")
					.split(" ");
			return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
		} catch (java.io.IOException e) {
			throw new java.io.UncheckedIOException(e);
		}
	}
}
