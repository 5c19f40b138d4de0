package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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
	 */
	record Reading(double percent, long resident, long millis) {}

	private final WireLoop timers;
	private final Executor queue;
	private final Supplier<Optional<HostProcess>> process;
	private final Consumer<Reading> reader;
	private boolean wanted;
	private @Nullable Timer timer;
	private Optional<HostProcess> before = Optional.empty();

	/** @param process reads it, empty when it is gone or not known */
	LoadMeter(WireLoop timers, Executor queue, Supplier<Optional<HostProcess>> process, Consumer<Reading> reader) {
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
			return;
		}
		var reading = process.get();
		reading.ifPresent(now -> reader
				.accept(new Reading(percent(before, now), now.residentBytes(), now.taken().toEpochMilli())));
		before = reading;
		timer = timers.schedule(PERIOD, () -> queue.execute(this::read));
	}

	private static double percent(Optional<HostProcess> before, HostProcess now) {
		return before.filter(old -> old.pid() == now.pid() && old.taken().isBefore(now.taken())).map(old -> {
			var wall = Duration.between(old.taken(), now.taken()).toNanos();
			var percent = 100.0 * now.cpuTime().minus(old.cpuTime()).toNanos() / wall;
			return Math.max(0, Math.round(percent * 10) / 10.0);
		}).orElse(-1.0);
	}
}
