package org.wheelhouse.core.failure;

import org.eclipse.jdt.annotation.Nullable;

/** Something that was asked of the registry cannot be done. The message is for a person and says what to do. */
public sealed class CoreException extends Exception
		permits ConnectionLost, KeptElsewhere, NoScreenException, StartElsewhere, StartEndsAtLogout, SecretsMissing,
		StartUnclear, StartUntrusted {

	private static final long serialVersionUID = 1L;

	private final String what;
	private final String advice;

	/** @param message what is wrong and what to do */
	public CoreException(String message) {
		this(message, null);
	}

	/**
	 * @param message what is wrong and what to do
	 * @param cause   where it comes from
	 */
	public CoreException(String message, @Nullable Throwable cause) {
		this(message, "", cause);
	}

	/**
	 * @param what   what is wrong, in whole sentences
	 * @param advice what to do, in whole sentences; empty when it is said together with what is wrong
	 * @param cause  where it comes from
	 */
	public CoreException(String what, String advice, @Nullable Throwable cause) {
		super(advice.isEmpty() ? what : what + " " + advice, cause);
		this.what = what;
		this.advice = advice;
	}

	/** What is wrong. */
	public String what() {
		return what;
	}

	/** What to do; empty when it is said together with what is wrong. */
	public String advice() {
		return advice;
	}
}
