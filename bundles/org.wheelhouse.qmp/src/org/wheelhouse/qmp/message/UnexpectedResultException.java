package org.wheelhouse.qmp.message;

/** A reply is not what its command is known to answer. The message names the member and says what is wrong with it. */
public final class UnexpectedResultException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param message names the member and says what is wrong with it */
	public UnexpectedResultException(String message) {
		super(message);
	}
}
