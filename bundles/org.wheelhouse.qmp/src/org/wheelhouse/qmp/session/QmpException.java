package org.wheelhouse.qmp.session;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Something went wrong with a machine's monitor. The message is one text for a person: what was wrong, what was sent,
 * QEMU's own words, and what to do.
 */
public abstract sealed class QmpException extends Exception permits ConnectFailed, MonitorBusy, ProtocolViolated,
		SessionEnded, QueueFull, CommandNotSent, CommandFailed, CommandTimedOut, OutcomeUnknown, ResultUnreadable,
		CommandWithdrawn {

	private static final long serialVersionUID = 1L;

	private static final int SHOWN = 400;

	private final String what;
	private final String words;
	private final String advice;
	private final String command;

	/**
	 * @param what    what was wrong, in whole sentences
	 * @param words   QEMU's own; empty when it said nothing
	 * @param advice  what to do, in whole sentences; may be empty
	 * @param command what was sent; empty when nothing was
	 */
	QmpException(String what, String words, String advice, String command, @Nullable Throwable cause) {
		super(text(what, words, advice, command), cause);
		this.what = what;
		this.words = words;
		this.advice = advice;
		this.command = command;
	}

	private static String text(String what, String words, String advice, String command) {
		return Stream.of(what, words.isEmpty() ? "" : "QEMU says: " + sentence(words), advice,
				command.isEmpty() ? "" : "Command: " + sent(command)).filter(part -> !part.isEmpty())
				.collect(Collectors.joining(" "));
	}

	private static String sentence(String words) {
		return words.endsWith(".") ? words : words + ".";
	}

	/** What was wrong, in whole sentences, without what the others tell. */
	public String what() {
		return what;
	}

	/** QEMU's own words; empty when it said nothing. */
	public String words() {
		return words;
	}

	/** What to do; may be empty. */
	public String advice() {
		return advice;
	}

	/** The command that it is about, as JSON without its id; empty when it is about none. */
	public String command() {
		return command;
	}

	/** What was sent, not too long for a message. */
	private static String sent(String command) {
		return command.length() <= SHOWN
				? command
				: command.substring(0, SHOWN) + "… (" + command.length() + " characters)";
	}
}
