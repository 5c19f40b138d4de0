package org.wheelhouse.qmp.session;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.QmpCommand;

/** What commands can be sent to: a session, or whoever stands before one. Any thread; never blocks. */
@FunctionalInterface
public interface CommandSender {

	/**
	 * Sends a command behind those already sent, with the usual deadline.
	 *
	 * @return completed on the thread of the wires, which dependents must not block; fails with {@link QmpException}
	 */
	<R> CompletableFuture<R> send(QmpCommand<R> command);
}
