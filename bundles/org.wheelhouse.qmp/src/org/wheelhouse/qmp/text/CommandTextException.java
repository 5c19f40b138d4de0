package org.wheelhouse.qmp.text;

/** What somebody has written is no command. The message says what is wrong and what would be right. */
public final class CommandTextException extends Exception {

	private static final long serialVersionUID = 1L;

	private final int offset;

	CommandTextException(int offset, String message) {
		super(message);
		this.offset = offset;
	}

	/** Where it is wrong, counted in characters from 0. */
	public int offset() {
		return offset;
	}
}
