package org.wheelhouse.emulator;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.host.HostException;

/**
 * What a host does behind the scenes, on a few daemon threads that go when there is nothing to do. Closing it fails what is
 * under way.
 */
final class Work implements AutoCloseable {

	private static final long KEPT_SECONDS = 20;

	private final ScheduledThreadPoolExecutor executor;
	private final Set<CompletableFuture<?>> pending = ConcurrentHashMap.newKeySet();

	/** @param threads at most */
	Work(String name, int threads) {
		executor = new ScheduledThreadPoolExecutor(threads,
				task -> Thread.ofPlatform().daemon().name(name).unstarted(task));
		executor.setKeepAliveTime(KEPT_SECONDS, TimeUnit.SECONDS);
		executor.allowCoreThreadTimeOut(true);
	}

	ScheduledThreadPoolExecutor executor() {
		return executor;
	}

	/** Does something; what comes of it fails with {@link HostException} only. */
	<T> CompletableFuture<T> run(Callable<T> task) {
		CompletableFuture<T> done = new CompletableFuture<>();
		CompletableFuture<T> result = tracked(done);
		try {
			executor.execute(() -> {
				try {
					done.complete(task.call());
				} catch (Exception e) { // whatever it is, the caller has to hear of it
					done.completeExceptionally(e);
				}
			});
		} catch (RejectedExecutionException _) {
			done.completeExceptionally(closing());
		}
		return result;
	}

	/** A future that ends as the given one does, but fails with {@link HostException} only, and does so when this is closed. */
	<T> CompletableFuture<T> tracked(CompletableFuture<T> task) {
		CompletableFuture<T> result = new CompletableFuture<>();
		pending.add(result);
		task.whenComplete((value, failure) -> {
			if (failure == null) {
				result.complete(value);
			} else {
				result.completeExceptionally(hostException(failure));
			}
			pending.remove(result);
		});
		return result;
	}

	@Override
	public void close() {
		executor.shutdownNow();
		pending.forEach(future -> future.completeExceptionally(closing()));
	}

	/** What is said of everything that is under way when a host is closed. */
	static HostException closing() {
		return new HostException("The workbench is closing.", List.of());
	}

	private static HostException hostException(Throwable failure) {
		Throwable cause = failure;
		while (!(cause instanceof HostException) && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return switch (cause) {
			case HostException known -> known;
			// Its message is the bare path.
			case AccessDeniedException denied ->
				new HostException("Permission denied: " + denied.getFile() + ".", List.of());
			case NoSuchFileException missing ->
				new HostException("There is no " + missing.getFile() + ".", List.of());
			case FileAlreadyExistsException there ->
				new HostException("There is a " + there.getFile() + " already.", List.of());
			default -> new HostException(cause.getMessage() + ".", List.of());
		};
	}
}
