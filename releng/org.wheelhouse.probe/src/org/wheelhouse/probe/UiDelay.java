package org.wheelhouse.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * How long the UI thread lets others wait: every 20 ms something is posted to it and, at the same instant, to an idle
 * thread. A sample is the first's wait less the second's, so that a loaded computer is not mistaken for a slow UI.
 */
final class UiDelay {
	private static final Duration PERIOD = Duration.ofMillis(20);
	private static final Duration WORTH_TELLING = Duration.ofMillis(60);
	private static final Duration LATEST = Duration.ofSeconds(10);

	private final Display display;

	UiDelay(Display display) {
		this.display = display;
	}

	/**
	 * Blocks for that long, then for at most 10 s until what was posted has run; what has not by then counts as 10 s.
	 *
	 * @return {@code {"samples":n,"p50":…,"p99":…,"max":…,"control":…,"busy":{"where":n}}} in milliseconds, {@code control}
	 *         being the p99 of the idle thread, {@code busy} where the UI thread was how often while somebody waited
	 */
	ObjectNode measure(Duration time) throws InterruptedException, ExecutionException, TimeoutException {
		int count = Math.max(1, (int) (time.toMillis() / PERIOD.toMillis()));
		Waits ui = new Waits(count, display::asyncExec);
		try (ExecutorService idle = Executors.newSingleThreadExecutor();
				ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor()) {
			Waits control = new Waits(count, idle);
			int[] next = {0};
			Map<String, Integer> busy = new TreeMap<>();
			ScheduledFuture<?> posting = clock.scheduleAtFixedRate(() -> {
				if (next[0] < count) {
					ui.post(next[0]);
					control.post(next[0]);
					next[0]++;
				}
			}, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
			long deadline = System.nanoTime() + time.plus(LATEST).toNanos();
			while (!ui.complete() && System.nanoTime() < deadline) {
				TimeUnit.MILLISECONDS.sleep(PERIOD.toMillis());
				if (ui.waits(next[0] - 1, WORTH_TELLING)) {
					busy.merge(where(display.getThread().getStackTrace()), 1, Integer::sum);
				}
			}
			posting.cancel(false);
			ObjectNode summary = summary(ui, control, count);
			busy.forEach(summary.putObject("busy")::put);
			return summary;
		}
	}

	/** The innermost forty methods that are not the JDK's, the running one first. */
	private static String where(StackTraceElement[] stack) {
		return Arrays.stream(stack).filter(at -> !at.getClassName().startsWith("java."))
				.limit(40).map(at -> at.getClassName().replaceFirst("^.*\\.", "") + "." + at.getMethodName())
				.collect(Collectors.joining(" < "));
	}

	private static ObjectNode summary(Waits ui, Waits control, int count) {
		List<Double> differences = new ArrayList<>();
		List<Double> controls = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			controls.add(control.millis(i));
			differences.add(Math.max(0, ui.millis(i) - control.millis(i)));
		}
		return JsonNodeFactory.instance.objectNode().put("samples", count).put("p50", share(differences, 0.50))
				.put("p99", share(differences, 0.99)).put("max", share(differences, 1))
				.put("control", share(controls, 0.99));
	}

	private static double share(List<Double> values, double share) {
		List<Double> sorted = values.stream().sorted().toList();
		return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
	}

	/** When each runnable was handed to an executor, and how long it then waited. */
	private static final class Waits {
		private final AtomicLongArray nanos;
		private final Executor executor;

		Waits(int count, Executor executor) {
			nanos = new AtomicLongArray(count);
			this.executor = executor;
		}

		void post(int index) {
			long posted = System.nanoTime();
			executor.execute(() -> nanos.set(index, Math.max(1, System.nanoTime() - posted)));
		}

		/** Whether one was posted that long before {@code last} and has not run yet. */
		boolean waits(int last, Duration time) {
			int index = last - (int) (time.toMillis() / PERIOD.toMillis());
			return index >= 0 && nanos.get(index) == 0;
		}

		boolean complete() {
			return nanos.get(nanos.length() - 1) != 0;
		}

		double millis(int index) {
			long waited = nanos.get(index);
			return waited == 0 ? LATEST.toMillis() : waited / 1e6;
		}
	}
}
