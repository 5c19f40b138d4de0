package org.wheelhouse.core.internal.session;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.dialect.CommandSet;
import org.wheelhouse.qmp.dialect.Translator;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Asks one QEMU in the words that it has, by the names of its commands alone: its schema is large, and only some questions need
 * it. Any thread.
 */
final class CommandNameQueries implements CommandSender {

	private final CommandSender machine;
	private volatile Optional<Translator> translator = Optional.empty();

	CommandNameQueries(CommandSender machine) {
		this.machine = machine;
	}

	/** From now on nothing is said that is not among these commands. */
	void understands(Set<String> commands) {
		translator = Optional.of(new Translator(CommandSet.of(commands, Optional.empty()), machine));
	}

	/** Fails with {@link org.wheelhouse.qmp.session.CommandWithdrawn} where this QEMU has nothing that answers it. */
	@Override
	public <R> CompletableFuture<R> send(QmpCommand<R> question) {
		return translator.map(known -> known.ask(question)).orElseGet(() -> machine.send(question));
	}
}
