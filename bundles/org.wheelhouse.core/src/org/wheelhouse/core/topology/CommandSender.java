package org.wheelhouse.core.topology;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.QmpCommand;

/** Something that commands can be sent to. Any thread; never blocks. */
@FunctionalInterface
public interface CommandSender {

	/**
	 * Sends a command behind those already sent, with the usual deadline.
	 *
	 * @return completed on the thread of the wires, which dependents must not block; fails with
	 *         {@link org.wheelhouse.qmp.session.QmpException}
	 */
	<R> CompletableFuture<R> send(QmpCommand<R> command);
}
