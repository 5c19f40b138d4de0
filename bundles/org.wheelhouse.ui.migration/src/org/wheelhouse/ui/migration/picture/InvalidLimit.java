package org.wheelhouse.ui.migration.picture;

/** What was typed is no limit; the message says what it should be. */
public final class InvalidLimit extends Exception {

	private static final long serialVersionUID = 1L;

	InvalidLimit(String message) {
		super(message);
	}
}
