package org.wheelhouse.core.failure;

import java.util.concurrent.CompletionException;

/** Finds what really went wrong behind what futures wrap around it. */
public final class Reason {

	private Reason() {
		// holds no state
	}

	/** The problem itself. */
	public static Throwable of(Throwable problem) {
		var cause = problem.getCause();
		return problem instanceof CompletionException && cause != null ? cause : problem;
	}

	/** Its message, fit to be shown. */
	public static String text(Throwable problem) {
		return String.valueOf(of(problem).getMessage());
	}
}
