package org.wheelhouse.core.peer;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.eclipse.jdt.annotation.Nullable;

/** A model thread. */
public final class ModelLoop implements Executor, AutoCloseable {

	private final ExecutorService thread = Executors
			.newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().name("model").unstarted(task));
	private final AtomicInteger turns = new AtomicInteger();

	@Override
	public void execute(@Nullable Runnable task) {
		turns.incrementAndGet();
		thread.execute(task);
	}

	/** How often something was posted to it. */
	public int turns() {
		return turns.get();
	}

	/** What this returns on the model thread. */
	public <T> T call(Callable<T> task) {
		try {
			return thread.submit(task).get(20, TimeUnit.SECONDS);
		} catch (InterruptedException | ExecutionException | TimeoutException e) {
			throw new AssertionError(e);
		}
	}

	@Override
	public void close() {
		thread.shutdownNow();
	}
}
