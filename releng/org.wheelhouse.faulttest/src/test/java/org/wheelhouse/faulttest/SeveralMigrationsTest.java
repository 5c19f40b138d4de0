package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.queue.MigrationQueue;
import org.wheelhouse.core.migration.queue.QueuedMigration;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;

/** Several real machines are moved one after the other, and each is in the history, also after a restart. */
@Tag("qemu")
class SeveralMigrationsTest {

	private final Inventory inventory = new Inventory();

	SeveralMigrationsTest() throws Exception {
		// a registry of its own
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private QueuedMigration queued(String name) throws Exception {
		String id = inventory.start(name, "-name", name);
		inventory.registry().watch(id, Topic.STATUS, Topic.MIGRATION); // as its row in Machines, and the view
		inventory.await(id, "its migration is known", snapshot -> snapshot.trees().migration().isPresent());
		return new QueuedMigration(name, Set.of("local"),
				new Migrate(inventory.registry(), id, MigrationRequest.usual()),
				() -> CompletableFuture.completedFuture(id));
	}

	private List<MigrationRecord> records() {
		return inventory.read(() -> List.copyOf(inventory.registry().inventory().getMigrations()));
	}

	@Test
	void oneAfterTheOtherAndAllAreInTheHistory() throws Exception {
		MigrationQueue queue = new MigrationQueue("Move all", List.of(queued("one"), queued("two")), 1);
		List<Integer> atOnce = Collections.synchronizedList(new ArrayList<>());
		queue.onProgress(progress -> atOnce.add(progress.running().size()));
		assertTrue(queue.plan().size() > 4, "both are planned");
		Map<String, MigrationOutcome> outcomes = Await.get(queue.run());
		assertEquals(Set.of("one", "two"), outcomes.keySet());
		outcomes.values().forEach(outcome -> assertInstanceOf(MigrationOutcome.Completed.class, outcome));
		assertEquals(1, Collections.max(atOnce), "no more at once than it may");
		Await.until("both are in the history", () -> records().stream()
				.filter(record -> record.getOutcome() == MigrationResult.COMPLETED).count() == 2);
		inventory.restart();
		Await.until("both are known on", () -> records().size() == 2);
		MigrationRecord newest = records().getFirst();
		assertEquals("two", inventory.read(newest::getSourceName));
		assertTrue(inventory.read(newest::isOurs));
		assertTrue(inventory.read(newest::getTookMillis) > 0);
		assertTrue(inventory.read(newest::getDowntimeMillis) >= 0);
		try (var _ = inventory.registry().migrations().look(inventory.read(newest::getId))) {
			Await.until("its samples are there", () -> inventory.read(
					() -> newest.getState() != null && !newest.getState().getSamples().isEmpty()));
		}
	}
}
