package org.wheelhouse.ui.workbench;

/** The workbench cannot start. The message is for a person and says what to do. */
public final class StartFailed extends Exception {

	private static final long serialVersionUID = 1L;

	StartFailed(String message, Throwable cause) {
		super(message, cause);
	}
}
