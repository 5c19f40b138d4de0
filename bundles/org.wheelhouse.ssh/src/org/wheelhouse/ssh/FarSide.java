package org.wheelhouse.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.remote.ConnectionProblem;
import org.wheelhouse.host.remote.ConnectionState;

/**
 * What is asked of a far computer, while it is connected. Futures fail with {@link HostException} only, and complete on the
 * executor. What a computer does not answer for some seconds has failed; its connection stays.
 *
 * @param patience for one answer
 * @param pending  what is under way, to be failed when the host is closed
 */
record FarSide(SshTarget target, SshLink link, Executor executor, Duration patience, Set<CompletableFuture<?>> pending)
		implements
			AutoCloseable {

	/** For a disk there that sleeps, and a line that is slow. */
	private static final Duration PATIENCE = Duration.ofSeconds(30);

	FarSide(SshTarget target, SshLink link, Executor executor) {
		this(target, link, executor, PATIENCE);
	}

	FarSide(SshTarget target, SshLink link, Executor executor, Duration patience) {
		this(target, link, executor, patience, ConcurrentHashMap.newKeySet());
	}

	/** Has the far shell evaluate this. Whatever the status is, that is an answer. */
	CompletableFuture<FarShell.Answer> ask(String script) {
		return ask(script, new byte[0]);
	}

	/** The same with bytes that it takes from descriptor 3, all of them, whatever becomes of it; for a connection for bulk. */
	CompletableFuture<FarShell.Answer> ask(String script, byte[] input) {
		return link.ask(script, input).map(asked -> tracked(asked.orTimeout(patience.toSeconds(), TimeUnit.SECONDS)))
				.orElseGet(() -> CompletableFuture.failedFuture(absent()));
	}

	/** The same, for what is merely looked at: empty when it fails. */
	CompletableFuture<Optional<FarShell.Answer>> look(String script) {
		return ask(script)
				.thenApply(answer -> answer.succeeded() ? Optional.of(answer) : Optional.<FarShell.Answer>empty())
				.exceptionally(_ -> Optional.empty());
	}

	/** A future that ends as that one does, on the executor, fails as this does, and at the latest when this is closed. */
	<T> CompletableFuture<T> tracked(CompletableFuture<T> task) {
		var result = new CompletableFuture<T>();
		pending.add(result);
		task.whenComplete((value, failure) -> {
			pending.remove(result);
			try {
				executor.execute(() -> {
					if (failure == null) {
						result.complete(value);
					} else {
						result.completeExceptionally(explained(failure));
					}
				});
			} catch (RejectedExecutionException _) {
				result.completeExceptionally(closing());
			}
		});
		return result;
	}

	/** What is said while there is no connection. */
	HostException absent() {
		return switch (link.state()) {
			case ConnectionState.Lost(ConnectionProblem reason, _) -> reason.exception();
			case ConnectionState.Refused(ConnectionProblem reason) -> reason.exception();
			case ConnectionState.Connecting _ ->
				new HostException(target + " is not connected yet.", "Wait until it is.");
			case ConnectionState.Closed _ -> closing();
			case ConnectionState.Idle _,ConnectionState.Connected _ ->
				new HostException(target + " is not connected.", "Connect it.");
		};
	}

	private HostException explained(Throwable failure) {
		var cause = failure;
		while (cause instanceof CompletionException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return switch (cause) {
			case HostException known -> known;
			case TimeoutException _ ->
				new HostException(target + " did not answer within " + patience.toSeconds() + " s.",
						"It may be busy, or a disk of it does not answer. Try it again.");
			case IOException _ -> new HostException("The connection to " + target + " was lost while it was asked.",
					"Whether it was done is not known. Look when it is connected again.");
			default -> new HostException(target + " gave an answer that is not understood: " + cause.getMessage() + ".",
					List.of());
		};
	}

	static HostException closing() {
		return new HostException("The workbench is closing.", List.of());
	}

	@Override
	public void close() {
		pending.forEach(future -> future.completeExceptionally(closing()));
	}
}
