package org.wheelhouse.ui.common;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.operation.OperationFailed;

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
		var title = NLS.bind(Messages.Failure_Title, tried);
		var cause = cause(failure);
		if (cause instanceof OperationFailed operation) {
			return new FailureReport(title, operation.what(), parts(operation));
		}
		var message = cause.getMessage();
		return new FailureReport(title,
				message == null || message.isBlank() ? cause.getClass().getSimpleName() : message,
				List.of());
	}

	private static List<Part> parts(OperationFailed failure) {
		return Stream
				.of(new Part(Messages.Failure_Words, failure.words()),
						new Part(Messages.Failure_Sent, failure.command()),
						new Part(Messages.Failure_Undone, String.join("\n", failure.undone())),
						new Part(Messages.Failure_Advice, failure.advice()))
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
