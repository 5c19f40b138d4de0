package org.wheelhouse.core.migration.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

/** No computer bears more at once than it is to, one that fails holds nobody up, and all is told. */
class MigrationQueueTest {

	private final Map<String, CompletableFuture<MigrationOutcome>> begun = new LinkedHashMap<>();

	private QueuedMigration one(String name, String... hosts) {
		return new QueuedMigration(name, Set.of(hosts), new Operation<>() {
			@Override
			public String label() {
				return "Migrate " + name;
			}

			@Override
			public List<PlannedCommand> plan() {
				return List.of(new PlannedCommand(name, "{}", ""));
			}

			@Override
			public CompletableFuture<MigrationOutcome> run() {
				var run = new CompletableFuture<MigrationOutcome>();
				begun.put(name, run);
				return run;
			}
		}, () -> {
			begun.get(name).complete(new MigrationOutcome.Cancelled(name));
			return CompletableFuture.completedFuture(name);
		});
	}

	private void arrives(String name) {
		begun.get(name).complete(
				new MigrationOutcome.Completed(name, name + "2", Optional.empty(), Optional.empty(), List.of()));
	}

	@Test
	void noComputerBearsMoreThanItIsTo() {
		var progress = new ArrayList<MigrationQueue.Progress>();
		var queue = new MigrationQueue("Move all",
				List.of(one("a", "x", "y"), one("b", "x", "y"), one("c", "x", "z"), one("d", "w", "z")), 1);
		queue.onProgress(progress::add);
		assertEquals(4, queue.plan().size());
		var whole = queue.run();
		assertEquals(Set.of("a", "d"), begun.keySet());
		arrives("a");
		assertEquals(Set.of("a", "d", "b"), begun.keySet());
		arrives("d");
		assertEquals(3, begun.size(), "c waits for x");
		arrives("b");
		arrives("c");
		assertEquals(4, whole.join().size());
		assertEquals("Move all: 4 of 4 moved", queue.news(whole.join()).text());
		assertEquals(new MigrationQueue.Progress(4, 2, List.of("b")), progress.get(2));
	}

	@Test
	void oneThatFailsHoldsNobodyUpAndIsTold() {
		var queue = new MigrationQueue("Move all", List.of(one("a", "x"), one("b", "x")), 1);
		var whole = queue.run();
		begun.get("a").completeExceptionally(OperationFailed.refused("a does not go", ""));
		arrives("b");
		var failure = assertInstanceOf(OperationFailed.class,
				assertThrows(CompletionException.class, whole::join).getCause());
		assertEquals("1 of 2 machines were not moved", failure.what());
		assertTrue(failure.words().contains("a: a does not go"), failure.words());
		assertEquals(List.of("b has moved"), failure.undone());
	}

	@Test
	void allAreGivenUp() {
		var queue = new MigrationQueue("Move all", List.of(one("a", "x"), one("b", "x"), one("c", "x")), 2);
		var whole = queue.run();
		queue.cancel();
		assertFalse(begun.containsKey("c"), "it is not begun any more");
		assertTrue(whole.isDone());
		assertEquals("Move all: 0 of 3 moved", queue.news(whole.join()).text());
	}

	@Test
	void oneIsGivenUp() {
		var queue = new MigrationQueue("Move all", List.of(one("a", "x"), one("b", "x"), one("c", "x")), 1);
		var whole = queue.run();
		queue.cancel("b");
		arrives("a");
		assertEquals(Set.of("a", "c"), begun.keySet());
		queue.cancel("c");
		assertEquals(2, whole.join().size());
		assertEquals("Move all: 1 of 3 moved", queue.news(whole.join()).text());
	}
}
