package org.wheelhouse.ui.screendump;

/** Bytes that were said to be a picture and are not one that can be shown; the message says what is wrong with them. */
final class UnreadablePicture extends Exception {

	private static final long serialVersionUID = 1L;

	UnreadablePicture(String message) {
		super(message);
	}

	UnreadablePicture(String message, Throwable cause) {
		super(message, cause);
	}
}
