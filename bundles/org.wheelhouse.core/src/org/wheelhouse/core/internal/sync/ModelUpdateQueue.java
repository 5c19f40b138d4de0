package org.wheelhouse.core.internal.sync;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Brings what changed to the model thread: however many machines change however often, one runnable is posted at a time, it
 * works for a few milliseconds at most and posts itself again when something is left. Work that is asked for twice before
 * its turn is done once, after the second time it was asked for: the last state is always delivered.
 */
public final class ModelUpdateQueue implements AutoCloseable {

	/** How long it may keep the model thread, which draws the user interface too. */
	static final Duration TURN = Duration.ofMillis(8);

	private final Executor modelThread;
	private final ModelThread thread;
	/** Guarded by itself. */
	private final SequencedSet<Runnable> work = new LinkedHashSet<>();
	/** Guarded by {@link #work}. */
	private boolean posted;
	/** Guarded by {@link #work}. */
	private boolean closed;

	/** @param modelThread runs what it is given in order, on one thread */
	public ModelUpdateQueue(Executor modelThread, ModelThread thread) {
		this.modelThread = modelThread;
		this.thread = thread;
	}

	/**
	 * Has something done on the model thread. Any thread; never blocks.
	 *
	 * @param action the same object, while it waits, is done once; it reads what it delivers when it runs
	 */
	public void request(Runnable action) {
		synchronized (work) {
			if (closed || !work.add(action) || posted) {
				return;
			}
			posted = true;
		}
		modelThread.execute(this::turn);
	}

	private void turn() {
		thread.check();
		var begin = System.nanoTime();
		for (var action = next(); action != null; action = next()) {
			run(action);
			if (System.nanoTime() - begin >= TURN.toNanos() && hasMore()) {
				modelThread.execute(this::turn);
				return;
			}
		}
	}

	private @Nullable Runnable next() {
		synchronized (work) {
			posted = !work.isEmpty();
			return posted ? work.removeFirst() : null;
		}
	}

	/** Otherwise the next request posts a turn of its own. */
	private boolean hasMore() {
		synchronized (work) {
			posted = !work.isEmpty();
			return posted;
		}
	}

	private static void run(Runnable action) {
		try {
			action.run();
		} catch (RuntimeException e) {
			// One listener's fault must not keep the others from their news.
			var current = Thread.currentThread();
			current.getUncaughtExceptionHandler().uncaughtException(current, e);
		}
	}

	/** Forgets what waits and takes nothing more. */
	@Override
	public void close() {
		synchronized (work) {
			closed = true;
			work.clear();
		}
	}
}
