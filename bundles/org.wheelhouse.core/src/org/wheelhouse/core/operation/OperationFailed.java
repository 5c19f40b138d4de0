package org.wheelhouse.core.operation;

import java.util.List;
import java.util.concurrent.CompletionException;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.qmp.session.CommandFailed;

/**
 * An operation did not succeed. The message is one text for a person: what failed, QEMU's own words, the command that was
 * sent, what was taken back and what to do.
 */
public final class OperationFailed extends Exception {

	private static final long serialVersionUID = 1L;

	private final String what;
	private final String command;
	private final String words;
	private final transient List<String> undone;
	private final String advice;

	/**
	 * @param what    what failed, a sentence without its full stop
	 * @param command the command that was sent; empty when none was
	 * @param words   QEMU's own; empty when it said nothing
	 * @param undone  what was taken back, each a few words
	 * @param advice  what to do; may be empty
	 * @param cause   where it comes from
	 */
	OperationFailed(String what, String command, String words, List<String> undone, String advice,
			@Nullable Throwable cause) {
		super(text(what, command, words, undone, advice), cause);
		this.what = what;
		this.command = command;
		this.words = words;
		this.undone = List.copyOf(undone);
		this.advice = advice;
	}

	/** Refused before anything was sent. */
	static OperationFailed refused(String why, String advice) {
		return new OperationFailed(why, "", "", List.of(), advice, null);
	}

	/** What a problem of a command means for the operation; one that is told already stays as it is. */
	static OperationFailed of(String what, Throwable problem, List<String> undone) {
		return switch (cause(problem)) {
			case OperationFailed told -> told.having(undone);
			case CommandFailed refusal -> new OperationFailed(what, refusal.command(), refusal.description(), undone,
					Advice.about(refusal.description()), refusal);
			case Throwable other -> new OperationFailed(what, "", "" + other.getMessage(), undone, "", other);
		};
	}

	/** What is behind the wrapping of {@code CompletableFuture}. */
	static Throwable cause(Throwable problem) {
		var cause = problem.getCause();
		return problem instanceof CompletionException && cause != null ? cause : problem;
	}

	private OperationFailed having(List<String> alsoUndone) {
		return alsoUndone.isEmpty() ? this : new OperationFailed(what, command, words, alsoUndone, advice, getCause());
	}

	private static String text(String what, String command, String words, List<String> undone, String advice) {
		var text = new StringBuilder(what);
		if (!words.isEmpty()) {
			text.append(": ").append(words);
		}
		text.append(text.charAt(text.length() - 1) == '.' ? "" : ".");
		if (!command.isEmpty()) {
			text.append("\nCommand: ").append(command);
		}
		if (!undone.isEmpty()) {
			text.append("\nTaken back: ").append(String.join(", ", undone)).append('.');
		}
		if (!advice.isEmpty()) {
			text.append('\n').append(advice);
		}
		return text.toString();
	}

	/** What failed. */
	public String what() {
		return what;
	}

	/** The command that was sent, as JSON; empty when none was. */
	public String command() {
		return command;
	}

	/** QEMU's own words; empty when it said nothing. */
	public String words() {
		return words;
	}

	/** What was taken back, or could not be. */
	public List<String> undone() {
		return undone;
	}

	/** What to do; may be empty. */
	public String advice() {
		return advice;
	}
}
