package org.wheelhouse.ui.failure;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.failure.Fault;

/**
 * A failure as a person reads it: what was tried, why it failed, and under captions what was sent, what QEMU said, what was
 * undone and what to do.
 *
 * @param title   for example {@code Add disk failed}
 * @param message the one sentence that matters
 * @param parts   what else is known, in reading order
 */
public record FailureReport(String title, String message, List<Part> parts) {

	/** A captioned text. */
	public record Part(String caption, String text) {}

	public FailureReport {
		parts = List.copyOf(parts);
	}

	/** Reads a failure of what was tried. */
	public static FailureReport of(String tried, Throwable failure) {
		var fault = Fault.of(failure);
		return new FailureReport(NLS.bind(Messages.Failure_Title, tried), fault.what(), parts(fault));
	}

	private static List<Part> parts(Fault fault) {
		return Stream
				.of(new Part(Messages.Failure_Words, fault.words()), new Part(Messages.Failure_Advice, fault.advice()),
						new Part(Messages.Failure_Undone, String.join("\n", fault.undone())),
						new Part(Messages.Failure_Sent, fault.command()))
				.filter(part -> !part.text().isEmpty()).toList();
	}

	/** The failure itself, without what futures wrap around it. */
	public static Throwable cause(Throwable failure) {
		var cause = failure;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/** All of it as plain text, for the clipboard. */
	public String text() {
		var text = new StringBuilder(title).append('\n').append(message).append('\n');
		parts.forEach(part -> text.append('\n').append(part.caption()).append('\n').append(part.text()).append('\n'));
		return text.toString();
	}
}
