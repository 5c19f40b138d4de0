package org.wheelhouse.core.topology;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.session.CommandSender;

/** Counts the questions. */
final class Counted implements CommandSender {

	private final CommandSender machine;
	private final AtomicInteger asked = new AtomicInteger();

	Counted(CommandSender machine) {
		this.machine = machine;
	}

	/** How many since the last call. */
	int take() {
		return asked.getAndSet(0);
	}

	@Override
	public <R> CompletableFuture<R> send(QmpCommand<R> command) {
		asked.incrementAndGet();
		return machine.send(command);
	}
}
