package org.wheelhouse.core.internal.session;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.HostProcess;

/** Reads the load of a machine's process from its host, once a second, as long as it is wanted. On the machine's queue. */
final class LoadMeter {

	private static final Duration PERIOD = Duration.ofSeconds(1);

	/**
	 * One reading.
	 *
	 * @param percent  of one core since the last reading; negative at the first
	 * @param resident bytes
	 * @param millis   when, epoch milliseconds
	 * @param threads  percent of one core by the host's thread, of those that were there at the last reading too
	 */
	record Reading(double percent, long resident, long millis, Map<Long, Double> threads) {}

	/** What the host told at one time, of the process and of each of its threads. */
	private record Times(HostProcess process, Map<Long, Duration> threads) {

		Reading since(Optional<Times> before) {
			return before.filter(this::follows)
					.map(old -> reading(percent(process.cpuTime().minus(old.process.cpuTime()), old), percents(old)))
					.orElseGet(() -> reading(-1, Map.of()));
		}

		private boolean follows(Times old) {
			return old.process.pid() == process.pid() && old.process.taken().isBefore(process.taken());
		}

		private Reading reading(double percent, Map<Long, Double> percents) {
			return new Reading(percent, process.residentBytes(), process.taken().toEpochMilli(), percents);
		}

		private Map<Long, Double> percents(Times old) {
			var percents = new HashMap<Long, Double>();
			threads.forEach((thread, time) -> {
				var timeBefore = old.threads.get(thread);
				if (timeBefore != null) {
					percents.put(thread, percent(time.minus(timeBefore), old));
				}
			});
			return percents;
		}

		private double percent(Duration used, Times old) {
			var wall = Duration.between(old.process.taken(), process.taken()).toNanos();
			return Math.max(0, Math.round(1000.0 * used.toNanos() / wall) / 10.0);
		}
	}

	private final WireLoop timers;
	private final Executor queue;
	private final Supplier<CompletableFuture<Optional<HostProcess>>> process;
	private final LongFunction<CompletableFuture<Map<Long, Duration>>> threads;
	private final Consumer<Reading> reader;
	private boolean wanted;
	/** The host has been asked, and has not answered yet. */
	private boolean reading;
	private @Nullable Timer timer;
	private Optional<Times> before = Optional.empty();

	/**
	 * @param process tells of it, empty when it is gone or not known
	 * @param threads tells the time of each of its threads, none when that is not wanted
	 */
	LoadMeter(WireLoop timers, Executor queue, Supplier<CompletableFuture<Optional<HostProcess>>> process,
			LongFunction<CompletableFuture<Map<Long, Duration>>> threads, Consumer<Reading> reader) {
		this.threads = threads;
		this.timers = timers;
		this.queue = queue;
		this.process = process;
		this.reader = reader;
	}

	/** Begins or ends reading. */
	void want(boolean now) {
		wanted = now;
		if (now && timer == null && !reading) {
			read();
		}
	}

	private void read() {
		timer = null;
		if (!wanted) {
			before = Optional.empty();
			return;
		}
		reading = true;
		process.get().thenCompose(told -> told
				.map(now -> threads.apply(now.pid()).thenApply(times -> Optional.of(new Times(now, times))))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())))
				.exceptionally(_ -> Optional.empty()).thenAcceptAsync(this::read, queue);
	}

	private void read(Optional<Times> now) {
		reading = false;
		if (wanted) {
			now.ifPresent(times -> reader.accept(times.since(before)));
		}
		before = now;
		timer = timers.schedule(PERIOD, () -> queue.execute(this::read));
	}
}
