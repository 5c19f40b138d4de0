package org.wheelhouse.qmp.dialect;

import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.QmpCommand;

/** Sends one command as it is. */
@FunctionalInterface
public interface Exchange {

	/** @return fails with {@link org.wheelhouse.qmp.session.QmpException} */
	<R> CompletableFuture<R> send(QmpCommand<R> command);
}
