package org.wheelhouse.core.internal.vnc;

import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.host.HostException;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.session.CommandFailed;

/**
 * Asks a machine and waits for each answer, ten seconds at most: for the thread of a screen, never for the UI's.
 *
 * @param machine to be asked
 */
public record BlockingQuery(MachineAccess machine) {

	static final Duration PATIENCE = Duration.ofSeconds(10);

	/** The answer. */
	public <R> R ask(QmpCommand<R> command) throws CoreException {
		return await(machine.send(command), command.name());
	}

	/** The answer, with a socket passed along. */
	<R> R ask(QmpCommand<R> command, SocketChannel passed) throws CoreException {
		return await(machine.send(command, passed), command.name());
	}

	/** The answer; empty when QEMU refuses to give one. */
	public <R> Optional<R> askIfAnswered(QmpCommand<R> command) throws CoreException {
		try {
			return Optional.of(ask(command));
		} catch (CoreException e) {
			if (e.getCause() instanceof CommandFailed) {
				return Optional.empty();
			}
			throw e;
		}
	}

	/** What a host answers. */
	<R> R await(CompletableFuture<R> asked) throws CoreException, HostException {
		try {
			return await(asked, machine.host().label());
		} catch (CoreException e) {
			if (e.getCause() instanceof HostException known) {
				throw known;
			}
			throw e;
		}
	}

	private static <R> R await(CompletableFuture<R> asked, String command) throws CoreException {
		try {
			return asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
		} catch (ExecutionException e) {
			var cause = e.getCause();
			throw new CoreException(command + ": " + (cause == null ? e : cause).getMessage(), cause);
		} catch (TimeoutException e) {
			throw new CoreException(command + ": QEMU has not answered for " + PATIENCE.toSeconds()
					+ " s. It is stopped, or very busy.", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new CoreException(command + ": given up", e);
		}
	}
}
