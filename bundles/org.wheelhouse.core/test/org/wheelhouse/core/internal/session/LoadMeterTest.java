package org.wheelhouse.core.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.internal.session.LoadMeter.Reading;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.HostProcess;

/** A load is the time used between two readings of one process. */
@Tag("slow")
class LoadMeterTest {

	private static final Map<Long, Duration> NONE = Map.of();

	/** What the host tells at each look, in order. */
	private final ConcurrentLinkedQueue<Optional<HostProcess>> processes = new ConcurrentLinkedQueue<>();
	private final ConcurrentLinkedQueue<Map<Long, Duration>> threads = new ConcurrentLinkedQueue<>();
	private final List<Reading> readings = new CopyOnWriteArrayList<>();

	@Test
	void loadsAreOfOneCoreSinceTheLastReading() {
		seen(1, 10, Map.of(1L, Duration.ofSeconds(8), 2L, Duration.ofSeconds(2)));
		seen(3, 13, Map.of(1L, Duration.ofSeconds(10), 2L, Duration.ofMillis(2500), 3L, Duration.ofSeconds(1)));
		measure();
		assertEquals(List.of(new Reading(-1, 4096, 1000, Map.of()),
				new Reading(150, 4096, 3000, Map.of(1L, 100.0, 2L, 25.0))), readings);
	}

	@Test
	void nothingIsComparedWithAReadingFromBeforeTheProcessWasGone() {
		seen(1, 10, Map.of(1L, Duration.ofSeconds(8)));
		processes.add(Optional.empty());
		seen(3, 13, Map.of(1L, Duration.ofSeconds(11)));
		measure();
		assertEquals(new Reading(-1, 4096, 3000, Map.of()), readings.getLast());
	}

	@Test
	void threadsThatWereNotAskedForHaveNoLoadAtFirst() {
		seen(1, 10, NONE);
		seen(2, 10, Map.of(1L, Duration.ofSeconds(11)));
		measure();
		assertEquals(new Reading(0, 4096, 2000, Map.of()), readings.getLast());
	}

	private void seen(long atSecond, long usedSeconds, Map<Long, Duration> times) {
		processes.add(Optional.of(new HostProcess(4711, List.of("qemu"), Instant.EPOCH,
				Duration.ofSeconds(usedSeconds), 4096, Instant.ofEpochSecond(atSecond))));
		threads.add(times);
	}

	private void measure() {
		try (var timers = new WireLoop(); var queue = Executors.newSingleThreadExecutor()) {
			var meter = new LoadMeter(timers, queue,
					() -> CompletableFuture.completedFuture(Optional.ofNullable(processes.poll()).flatMap(now -> now)),
					_ -> CompletableFuture.completedFuture(Optional.ofNullable(threads.poll()).orElse(NONE)),
					readings::add);
			queue.execute(() -> meter.want(true));
			Await.until("all was read", processes::isEmpty);
			queue.execute(() -> meter.want(false));
		}
	}
}
