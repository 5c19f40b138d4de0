package org.wheelhouse.endpoint;

import java.time.Duration;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The timers of a loop in the order of their deadlines. Thread-safe; adding and cancelling cost O(log n), and a cancelled
 * timer is forgotten at once, so that thousands of commands a second leave nothing behind.
 */
final class DeadlineQueue {

	/** What {@link #millisToSleep} answers when there is nothing to wait for. */
	static final long FOREVER = -1;

	private final TreeSet<Entry> entries = new TreeSet<>();
	private long added;
	private boolean wakePlanned;
	private long plannedWake;

	private final class Entry implements Timer, Comparable<Entry> {
		private final long due;
		private final long order;
		private final Runnable action;

		private Entry(long due, long order, Runnable action) {
			this.due = due;
			this.order = order;
			this.action = action;
		}

		@Override
		public void cancel() {
			synchronized (DeadlineQueue.this) {
				entries.remove(this);
			}
		}

		@Override
		public int compareTo(Entry other) {
			// nanoTime may be negative and may wrap: only differences mean something.
			var difference = due - other.due;
			return difference != 0 ? Long.signum(difference) : Long.compare(order, other.order);
		}
	}

	/** A timer for {@code action}, due {@code delay} after {@code now} ({@link System#nanoTime()}). */
	synchronized Timer add(long now, Duration delay, Runnable action) {
		var entry = new Entry(now + Math.max(0, delay.toNanos()), added++, action);
		entries.add(entry);
		return entry;
	}

	/** Whether the sleep planned by {@link #millisToSleep} is too long for what was added since. */
	synchronized boolean isPlannedTooLate() {
		return !entries.isEmpty() && (!wakePlanned || entries.first().due - plannedWake < 0);
	}

	/**
	 * How long the loop may sleep. A wake-up once planned is kept when its timer is cancelled: it costs one idle turn, and
	 * spares waking the loop for each command whose deadline is later than that.
	 */
	synchronized long millisToSleep(long now) {
		if (wakePlanned && plannedWake - now <= 0) {
			wakePlanned = false;
		}
		if (isPlannedTooLate()) {
			plannedWake = entries.first().due;
			wakePlanned = true;
		}
		if (!wakePlanned) {
			return FOREVER;
		}
		var nanos = plannedWake - now;
		return nanos <= 0 ? 0 : Math.ceilDiv(nanos, 1_000_000);
	}

	/** Removes and returns what is due first, if anything is. */
	synchronized Optional<Runnable> takeDue(long now) {
		if (entries.isEmpty() || entries.first().due - now > 0) {
			return Optional.empty();
		}
		return Optional.of(entries.pollFirst().action);
	}
}
