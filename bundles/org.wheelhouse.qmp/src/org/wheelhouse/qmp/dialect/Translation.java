package org.wheelhouse.qmp.dialect;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.session.CommandSender;

import com.fasterxml.jackson.databind.JsonNode;

/** How a command is said to a certain QEMU. */
public sealed interface Translation {

	/** As it is. */
	record Native() implements Translation {}

	/**
	 * In other words, maybe several.
	 *
	 * @param why   a sentence
	 * @param said  what will be sent, as far as it is known before QEMU's first answer
	 * @param steps sends it, and makes of the answers what the reference promises
	 */
	record Translated(String why, List<RawCommand> said, Steps steps) implements Translation {}

	/**
	 * Not at all: nothing is sent.
	 *
	 * @param reason since when it is gone, and why
	 * @param remedy what does the same today
	 */
	record Refused(String reason, String remedy) implements Translation {}

	/** What is said instead. */
	@FunctionalInterface
	interface Steps {

		/**
		 * Says it.
		 *
		 * @return what the command of the reference answers; fails with
		 *         {@link org.wheelhouse.qmp.session.QmpException}
		 */
		CompletableFuture<JsonNode> run(CommandSender sender);
	}
}
