package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.endpoint.host.HostProcess;

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

	private final WireLoop timers;
	private final Executor queue;
	private final Supplier<Optional<HostProcess>> process;
	private final LongFunction<Map<Long, Duration>> threads;
	private final Consumer<Reading> reader;
	private boolean wanted;
	private @Nullable Timer timer;
	private Optional<HostProcess> before = Optional.empty();
	private Map<Long, Duration> threadsBefore = Map.of();

	/**
	 * @param process reads it, empty when it is gone or not known
	 * @param threads reads the time of each of its threads, none when that is not wanted
	 */
	LoadMeter(WireLoop timers, Executor queue, Supplier<Optional<HostProcess>> process,
			LongFunction<Map<Long, Duration>> threads, Consumer<Reading> reader) {
		this.threads = threads;
		this.timers = timers;
		this.queue = queue;
		this.process = process;
		this.reader = reader;
	}

	/** Begins or ends reading. */
	void want(boolean now) {
		wanted = now;
		if (now && timer == null) {
			read();
		}
	}

	private void read() {
		timer = null;
		if (!wanted) {
			before = Optional.empty();
			threadsBefore = Map.of();
			return;
		}
		var reading = process.get();
		reading.ifPresent(now -> {
			var times = threads.apply(now.pid());
			reader.accept(new Reading(percent(now), now.residentBytes(), now.taken().toEpochMilli(),
					percents(now, times)));
			threadsBefore = times;
		});
		before = reading;
		timer = timers.schedule(PERIOD, () -> queue.execute(this::read));
	}

	private double percent(HostProcess now) {
		return since(now).map(old -> percent(now.cpuTime().minus(old.cpuTime()), old, now)).orElse(-1.0);
	}

	private Map<Long, Double> percents(HostProcess now, Map<Long, Duration> times) {
		var percents = new HashMap<Long, Double>();
		since(now).ifPresent(old -> times.forEach((thread, time) -> {
			var timeBefore = threadsBefore.get(thread);
			if (timeBefore != null) {
				percents.put(thread, percent(time.minus(timeBefore), old, now));
			}
		}));
		return percents;
	}

	/** The last reading, when it was one of the same process. */
	private Optional<HostProcess> since(HostProcess now) {
		return before.filter(old -> old.pid() == now.pid() && old.taken().isBefore(now.taken()));
	}

	private static double percent(Duration used, HostProcess old, HostProcess now) {
		var wall = Duration.between(old.taken(), now.taken()).toNanos();
		return Math.max(0, Math.round(1000.0 * used.toNanos() / wall) / 10.0);
	}
}
