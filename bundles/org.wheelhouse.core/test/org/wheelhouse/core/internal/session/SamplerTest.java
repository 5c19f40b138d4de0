package org.wheelhouse.core.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.internal.concurrent.SharedPool;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.machine.RegistrySettings.Backoff;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.session.CommandTimedOut;

/** How often is asked. */
class SamplerTest {

	private static final int MANY = 500;

	private final Sampler.Listener nobody = new Sampler.Listener() {
		@Override
		public void answered(Topic topic, UnaryOperator<MachineSnapshot> change) {
			// only counted
		}

		@Override
		public void untold(Topic topic, Throwable reason) {
			throw new AssertionError("everything was answered", reason);
		}

		@Override
		public void silent(CommandTimedOut reason) {
			throw new AssertionError("everything was answered");
		}
	};

	@Test
	void invariant8_howeverManyEventsATopicIsAskedForTenTimesASecondAtMost() {
		try (var wires = new WireLoop(); var pool = new SharedPool()) {
			var asked = new AtomicInteger();
			var handled = new AtomicInteger();
			Poller question = () -> {
				asked.incrementAndGet();
				return CompletableFuture.completedFuture(snapshot -> snapshot);
			};
			var queue = pool.queue();
			var interest = new TopicWatches(wires, queue, Duration.ZERO, _ -> {
				// the test considers by itself
			}, _ -> {
				// no tree to drop
			});
			interest.watch(EnumSet.of(Topic.VNC));
			var sampler = new Sampler(Map.of(Topic.STATUS, CompletableFuture::new, Topic.VNC, question), interest,
					wires, queue,
					new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)), Sampler.ROUND, nobody);
			var begin = System.nanoTime();
			for (var i = 0; i < MANY; i++) {
				queue.execute(() -> {
					sampler.invalidate(List.of(Topic.VNC));
					handled.incrementAndGet();
				});
				LockSupport.parkNanos(1_000_000);
			}
			Await.until("all were handled", () -> handled.get() == MANY);
			var before = asked.get();
			Await.until("the last one was not lost", () -> asked.get() > before || before > 1);
			var tenths = (System.nanoTime() - begin) / 100_000_000;
			assertTrue(asked.get() <= tenths + 2, asked.get() + " questions in " + tenths + " tenths of a second");
			queue.execute(sampler::close);
		}
	}

	/** Another client changes what no event tells of. */
	@Test
	void whatIsWatchedIsLookedAtNowAndThenThoughNothingCallsForIt() {
		try (var wires = new WireLoop(); var pool = new SharedPool()) {
			var shown = new Counted();
			var hidden = new Counted();
			var queue = pool.queue();
			var interest = new TopicWatches(wires, queue, Duration.ZERO, _ -> {
				// the test considers by itself
			}, _ -> {
				// no tree to drop
			});
			interest.watch(EnumSet.of(Topic.PCI));
			var sampler = new Sampler(
					Map.of(Topic.STATUS, CompletableFuture::new, Topic.PCI, shown, Topic.BLOCK, hidden), interest,
					wires,
					queue, new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)), Duration.ofMillis(150), nobody);
			queue.execute(sampler::consider);
			Await.until("it was looked at again", () -> shown.again.get() >= 2);
			assertEquals("1 0 0", shown.asked + " " + hidden.asked + " " + hidden.again);
			queue.execute(sampler::close);
		}
	}

	private static final class Counted implements Poller {
		final AtomicInteger asked = new AtomicInteger();
		final AtomicInteger again = new AtomicInteger();

		@Override
		public CompletableFuture<UnaryOperator<MachineSnapshot>> ask() {
			asked.incrementAndGet();
			return CompletableFuture.completedFuture(snapshot -> snapshot);
		}

		@Override
		public CompletableFuture<UnaryOperator<MachineSnapshot>> askAgain() {
			again.incrementAndGet();
			return CompletableFuture.completedFuture(snapshot -> snapshot);
		}
	}
}
