package org.wheelhouse.core.internal.machine;

import java.time.Duration;
import java.util.function.BiFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Timer;

/**
 * Looks at one computer again and again while somebody does: at what tells nobody of a change. Any thread; what it knows is
 * guarded by itself. Blocks nobody.
 */
public abstract class HostWatch {

	private final Duration period;
	private final BiFunction<Duration, Runnable, Timer> timers;
	private int watchers;
	private @Nullable Timer timer;

	/** @param timers run something once, later */
	protected HostWatch(Duration period, BiFunction<Duration, Runnable, Timer> timers) {
		this.period = period;
		this.timers = timers;
	}

	/** Looks, and then calls {@link #lookLater()}; guarded by this. */
	protected abstract void look();

	/** The first looks, and nobody did before; guarded by this. */
	protected void begin() {
		look();
	}

	/** Nobody looks any more; guarded by this. */
	protected abstract void left();

	/** One more looks. */
	public final synchronized void come() {
		watchers++;
		if (watchers == 1) {
			begin();
		}
	}

	/**
	 * One less looks.
	 *
	 * @return whether nobody does any more
	 */
	public final synchronized boolean go() {
		watchers--;
		if (watchers == 0) {
			end();
			left();
		}
		return watchers == 0;
	}

	/** Looks no more. */
	public final synchronized void end() {
		watchers = 0;
		var next = timer;
		if (next != null) {
			next.cancel();
		}
	}

	/** Whether somebody looks; guarded by this. */
	protected final boolean isWatched() {
		return watchers > 0;
	}

	/** Looks again after the period, unless nobody does any more; guarded by this. */
	protected final void lookLater() {
		if (isWatched()) {
			timer = timers.apply(period, this::again);
		}
	}

	private synchronized void again() {
		if (isWatched()) {
			look();
		}
	}
}
