package org.wheelhouse.core.internal.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Something to be done soon, once, however often it is asked for in between. Asking while it runs makes it run again. */
public final class Conflated {

	private final Executor executor;
	private final Runnable action;
	private final AtomicBoolean pending = new AtomicBoolean();

	/** @param action run on the executor; what changed before a call of {@link #request()} is seen by it */
	public Conflated(Executor executor, Runnable action) {
		this.executor = executor;
		this.action = action;
	}

	/** Any thread; never blocks. */
	public void request() {
		if (pending.compareAndSet(false, true)) {
			executor.execute(() -> {
				pending.set(false);
				action.run();
			});
		}
	}
}
