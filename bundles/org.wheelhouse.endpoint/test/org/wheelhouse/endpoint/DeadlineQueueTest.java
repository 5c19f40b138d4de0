package org.wheelhouse.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

class DeadlineQueueTest {

	/** Close to where nanoTime wraps. */
	private static final long NOW = Long.MAX_VALUE - 5_000_000;

	private final DeadlineQueue queue = new DeadlineQueue();
	private final List<Integer> ran = new ArrayList<>();

	@Test
	void dueOnesRunInTheOrderOfTheirDeadlines() {
		for (var delay : List.of(3, 1, 10, 2)) {
			add(delay);
		}
		runDue(NOW + millis(9));
		assertEquals(List.of(1, 2, 3), ran);
	}

	@Test
	void equalDeadlinesRunInTheOrderOfAdding() {
		var same = Duration.ofMillis(1);
		queue.add(NOW, same, () -> ran.add(1));
		queue.add(NOW, same, () -> ran.add(2));
		runDue(NOW + millis(1));
		assertEquals(List.of(1, 2), ran);
	}

	@Test
	void cancelledOnesDoNotRun() {
		var timers = new ArrayList<Timer>();
		var order = new Random(7).ints(0, 1000).distinct().limit(1000).boxed().toList();
		order.forEach(delay -> timers.add(add(delay)));
		for (var i = 0; i < timers.size(); i++) {
			if (order.get(i) % 10 != 0) {
				timers.get(i).cancel();
			}
		}
		runDue(NOW + millis(1000));
		assertEquals(IntStream.range(0, 100).map(i -> i * 10).boxed().toList(), ran);
	}

	@Test
	void sleepLastsUntilTheFirstDeadline() {
		assertEquals(DeadlineQueue.FOREVER, queue.millisToSleep(NOW));
		add(8);
		add(5);
		assertEquals(5, queue.millisToSleep(NOW));
		assertEquals(0, queue.millisToSleep(NOW + millis(5)));
	}

	@Test
	void onlyAnEarlierDeadlineThanPlannedWakesTheLoop() {
		var first = add(5);
		queue.millisToSleep(NOW);
		add(6);
		assertFalse(queue.isPlannedTooLate());
		add(4);
		assertTrue(queue.isPlannedTooLate());
		first.cancel();
	}

	@Test
	void plannedWakeIsKeptWhenItsTimerIsCancelled() {
		add(5).cancel();
		add(5).cancel();
		assertEquals(DeadlineQueue.FOREVER, queue.millisToSleep(NOW));
		var planned = add(5);
		queue.millisToSleep(NOW);
		planned.cancel();
		add(7);
		assertFalse(queue.isPlannedTooLate());
		assertEquals(5, queue.millisToSleep(NOW));
		assertEquals(2, queue.millisToSleep(NOW + millis(5)));
	}

	private Timer add(int delayMillis) {
		return queue.add(NOW, Duration.ofMillis(delayMillis), () -> ran.add(delayMillis));
	}

	private void runDue(long now) {
		for (var due = queue.takeDue(now); due.isPresent(); due = queue.takeDue(now)) {
			due.get().run();
		}
	}

	private static long millis(long count) {
		return count * 1_000_000;
	}
}
