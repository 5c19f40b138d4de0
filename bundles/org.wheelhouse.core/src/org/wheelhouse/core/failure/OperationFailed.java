package org.wheelhouse.core.failure;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.qmp.session.CommandTimedOut;
import org.wheelhouse.qmp.session.OutcomeUnknown;
import org.wheelhouse.qmp.session.SessionEnded;

/**
 * An operation did not succeed. The message is one text for a person: what failed, QEMU's own words, the command that was
 * sent, what was taken back and what to do.
 */
public final class OperationFailed extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient Fault fault;

	/** @param cause where it comes from */
	public OperationFailed(Fault fault, @Nullable Throwable cause) {
		super(fault.text(), cause);
		this.fault = fault;
	}

	/**
	 * @param what    what failed, a sentence without its full stop
	 * @param command the command that was sent; empty when none was
	 * @param words   QEMU's own; empty when it said nothing
	 * @param undone  what was taken back, each a few words
	 * @param advice  what to do; may be empty
	 * @param cause   where it comes from
	 */
	public OperationFailed(String what, String command, String words, List<String> undone, String advice,
			@Nullable Throwable cause) {
		this(new Fault(what, command, words, undone, advice), cause);
	}

	/** Refused before anything was sent. */
	public static OperationFailed refused(String why, String advice) {
		return new OperationFailed(why, "", "", List.of(), advice, null);
	}

	/** What a problem of a command means for the operation; one that is told already stays as it is. */
	public static OperationFailed of(String what, Throwable problem, List<String> undone) {
		return switch (cause(problem)) {
			case OperationFailed told -> told.having(undone);
			case Throwable other -> new OperationFailed(Faults.of(what, other), other).having(undone);
		};
	}

	/**
	 * What a problem in a part of a gesture means for the gesture, by whose name a person knows it.
	 *
	 * @param what that failed, a sentence without its full stop
	 */
	public static OperationFailed named(String what, Throwable problem) {
		var told = of(what, problem, List.of());
		return told.what().equals(what)
				? told
				: new OperationFailed(new Fault(what, told.command(),
						told.words().isEmpty() ? told.what() : told.words(), told.undone(), told.advice()),
						told.getCause());
	}

	/** What is behind the wrapping of {@code CompletableFuture}. */
	public static Throwable cause(Throwable problem) {
		return Faults.cause(problem);
	}

	/** Whether nobody knows if the command that failed was executed: its answer did not come, and may never. */
	public static boolean isOutcomeUnknown(Throwable problem) {
		return Stream.iterate(cause(problem), Objects::nonNull, Throwable::getCause)
				.anyMatch(cause -> cause instanceof SessionEnded ended && ended.outcomeUnknown()
						|| cause instanceof CommandTimedOut late && late.outcomeUnknown()
						|| cause instanceof OutcomeUnknown || cause instanceof ConnectionLost);
	}

	private OperationFailed having(List<String> alsoUndone) {
		return alsoUndone.isEmpty()
				? this
				: new OperationFailed(what(), command(), words(),
						Stream.concat(undone().stream(), alsoUndone.stream()).toList(), advice(), getCause());
	}

	/** The same with another command, where the one that was sent has a secret in it. The cause, which has it too, is left out. */
	public OperationFailed showing(String command) {
		return command().isEmpty()
				? this
				: new OperationFailed(what(), command, words(), undone(), advice(), null);
	}

	/** All that is to be said. */
	public Fault fault() {
		return fault;
	}

	/** What failed. */
	public String what() {
		return fault.what();
	}

	/** The command that was sent, as JSON; empty when none was. */
	public String command() {
		return fault.command();
	}

	/** QEMU's own words; empty when it said nothing. */
	public String words() {
		return fault.words();
	}

	/** What was taken back, or could not be. */
	public List<String> undone() {
		return fault.undone();
	}

	/** What to do; may be empty. */
	public String advice() {
		return fault.advice();
	}
}
