package org.wheelhouse.host;

/** A text is not one plain command that starts QEMU. The message says what was found, in which line, and what is accepted. */
public final class CommandLineException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int line;

	/**
	 * @param line    counted from 1
	 * @param message what was found and what to do
	 */
	public CommandLineException(int line, String message) {
		super("line " + line + ": " + message);
		this.line = line;
	}

	/** The line in which it was found, counted from 1. */
	public int line() {
		return line;
	}
}
