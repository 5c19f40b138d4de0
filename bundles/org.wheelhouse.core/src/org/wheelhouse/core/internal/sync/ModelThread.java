package org.wheelhouse.core.internal.sync;

import java.util.concurrent.atomic.AtomicReference;

import org.eclipse.jdt.annotation.Nullable;

/** Knows which thread may touch the live model: the first one that did. */
public final class ModelThread {

	private final AtomicReference<@Nullable Thread> known = new AtomicReference<>();

	/**
	 * Called before the model is touched.
	 *
	 * @throws IllegalStateException on any thread but the first that called it
	 */
	public void check() {
		var current = Thread.currentThread();
		if (!known.compareAndSet(null, current) && known.get() != current) {
			throw new IllegalStateException(
					"The live model belongs to the thread " + known.get() + " and was touched by "
							+ current + ". Hand the work to the model thread.");
		}
	}
}
