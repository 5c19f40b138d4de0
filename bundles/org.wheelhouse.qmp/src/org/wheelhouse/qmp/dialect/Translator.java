package org.wheelhouse.qmp.dialect;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.message.UnexpectedResultException;
import org.wheelhouse.qmp.session.CommandSender;
import org.wheelhouse.qmp.session.CommandWithdrawn;
import org.wheelhouse.qmp.session.ResultUnreadable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Says the commands of the reference to one QEMU. It remembers the CPU that {@code cpu} has chosen, as QEMU 1.0 did for each
 * monitor. Any thread; never blocks.
 */
public final class Translator {

	private final CommandSet vocabulary;
	private final CommandSender sender;
	private final AtomicInteger chosenCpu = new AtomicInteger();
	private final Dialect dialect;

	/**
	 * @param vocabulary what the QEMU understands
	 * @param sender   sends to it
	 */
	public Translator(CommandSet vocabulary, CommandSender sender) {
		this.vocabulary = vocabulary;
		this.sender = sender;
		dialect = new Dialect(vocabulary, chosenCpu);
	}

	/** The CPU that {@code cpu} has chosen; the first one before. */
	public int chosenCpu() {
		return chosenCpu.get();
	}

	/** How a command would be said; nothing is sent. */
	public Translation way(String name, ObjectNode arguments) {
		return dialect.way(name, arguments);
	}

	/**
	 * Says a command as this QEMU understands it.
	 *
	 * @return fails with {@link CommandWithdrawn} when there is nothing that it would understand
	 */
	public <R> CompletableFuture<R> send(QmpCommand<R> command) {
		return switch (way(command.name(), command.arguments())) {
			case Translation.Native() -> sender.send(command);
			case Translation.Translated translated -> translated.steps().run(sender)
					.thenCompose(answer -> read(command, answer));
			case Translation.Refused(String reason, String remedy) -> CompletableFuture
					.failedFuture(new CommandWithdrawn(command.name(), command.toJson(), reason, remedy));
		};
	}

	/**
	 * As {@link #send(QmpCommand)} for a question that nobody has typed: what this QEMU does not have is not said to it.
	 *
	 * @return fails with {@link CommandWithdrawn} also when it has no such command
	 */
	public <R> CompletableFuture<R> ask(QmpCommand<R> question) {
		return !vocabulary.has(question.name())
				&& way(question.name(), question.arguments()) instanceof Translation.Native
						? CompletableFuture.failedFuture(new CommandWithdrawn(question.name(), question.toJson(),
								"This QEMU does not have '" + question.name() + "'.", ""))
						: send(question);
	}

	/** As {@link #send(QmpCommand)}, with what somebody wrote. */
	public CompletableFuture<JsonNode> send(String name, ObjectNode arguments) {
		return send(new RawCommand(name, arguments));
	}

	private static <R> CompletableFuture<R> read(QmpCommand<R> command, JsonNode answer) {
		try {
			return CompletableFuture.completedFuture(command.read(answer));
		} catch (UnexpectedResultException e) {
			return CompletableFuture.failedFuture(new ResultUnreadable(command.toJson(), e));
		}
	}
}
