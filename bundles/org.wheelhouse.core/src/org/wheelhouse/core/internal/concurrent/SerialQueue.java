package org.wheelhouse.core.internal.concurrent;

import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Runs what it is given one after the other, in order, on the threads of a pool. After some tasks it goes to the pool's end,
 * so that one with much to do does not keep the others waiting. What a task throws goes to its thread's handler of uncaught
 * exceptions and harms nothing else.
 */
public final class SerialQueue implements Executor {

	private static final int TURN = 64;

	private final Executor pool;
	/** Guarded by itself. */
	private final Queue<Runnable> tasks = new ArrayDeque<>();
	/** Guarded by {@link #tasks}. */
	private boolean scheduled;

	SerialQueue(Executor pool) {
		this.pool = pool;
	}

	/** Any thread; never blocks. */
	@Override
	public void execute(@Nullable Runnable task) {
		var given = Objects.requireNonNull(task);
		synchronized (tasks) {
			tasks.add(given);
			if (scheduled) {
				return;
			}
			scheduled = true;
		}
		pool.execute(this::turn);
	}

	private void turn() {
		for (var done = 0; done < TURN; done++) {
			var task = next();
			if (task == null) {
				return;
			}
			run(task);
		}
		pool.execute(this::turn);
	}

	private @Nullable Runnable next() {
		synchronized (tasks) {
			var task = tasks.poll();
			scheduled = task != null;
			return task;
		}
	}

	private static void run(Runnable task) {
		try {
			task.run();
		} catch (RuntimeException | Error e) {
			var thread = Thread.currentThread();
			thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
		}
	}
}
