package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.testkit.WidgetStage;

@Tag("display")
class ConflatedTest {

	@Test
	void burstRunsOnceAndTheLastRequestIsNotLost() {
		try (var stage = new WidgetStage(10, 10)) {
			var runs = new AtomicInteger();
			var seen = new AtomicInteger();
			var value = new AtomicInteger();
			var conflated = new Conflated(stage.display(), Duration.ofMillis(40), () -> {
				runs.incrementAndGet();
				seen.set(value.get());
			});
			for (var i = 1; i <= 1000; i++) {
				value.set(i);
				conflated.request();
			}
			stage.await(() -> seen.get() == 1000, "last value");
			assertEquals(1, runs.get());
			value.set(1001);
			conflated.request();
			stage.await(() -> seen.get() == 1001, "value after the burst");
		}
	}

	@Test
	void nothingRunsAfterStop() {
		try (var stage = new WidgetStage(10, 10)) {
			var runs = new AtomicInteger();
			var conflated = new Conflated(stage.display(), Duration.ofMillis(1), runs::incrementAndGet);
			conflated.request();
			conflated.stop();
			stage.settle();
			assertEquals(0, runs.get());
		}
	}
}
