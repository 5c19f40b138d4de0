package org.wheelhouse.core.failure;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.wheelhouse.core.secret.Masking;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.QmpException;

/** Reads what went wrong out of the exceptions of all leaves. Pure functions. */
public final class Faults {

	private Faults() {
		// holds no state
	}

	/** What is behind the wrapping of futures. */
	public static Throwable cause(Throwable problem) {
		var cause = problem;
		while ((cause instanceof CompletionException || cause instanceof ExecutionException)
				&& cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}

	/**
	 * The fault that a problem is.
	 *
	 * @param tried what could not be done, a sentence without its full stop; empty when the problem says it
	 */
	public static Fault of(String tried, Throwable problem) {
		return switch (cause(problem)) {
			case OperationFailed told -> told.fault();
			case QmpException monitor -> of(tried, monitor);
			case HostException host ->
				new Fault(joined(tried, host.what()), QemuCommandLine.quoted(Masking.words(host.command())),
						host.words(),
						List.of(), host.advice().isEmpty() ? Advice.about(host.words()) : host.advice());
			case CoreException own -> new Fault(joined(tried, own.what()), "", "", List.of(), own.advice());
			case Throwable other -> new Fault(joined(tried, message(other)), "", "", List.of(), "");
		};
	}

	private static Fault of(String tried, QmpException problem) {
		var byWords = Advice.about(problem.words());
		// That a command was refused is said by QEMU's words.
		var what = problem instanceof CommandFailed && !tried.isEmpty() ? tried : joined(tried, problem.what());
		return new Fault(what, problem.command(), problem.words(), List.of(),
				byWords.isEmpty() ? problem.advice() : byWords);
	}

	private static String joined(String tried, String what) {
		return tried.isEmpty() ? what : tried + ": " + what;
	}

	private static String message(Throwable problem) {
		var message = problem.getMessage();
		return message == null || message.isBlank() ? problem.getClass().getSimpleName() : message;
	}
}
