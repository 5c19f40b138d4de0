package org.wheelhouse.core;

import org.eclipse.jdt.annotation.Nullable;

/** Something that was asked of the registry cannot be done. The message is for a person and says what to do. */
public final class CoreException extends Exception {

	private static final long serialVersionUID = 1L;

	/** @param message what is wrong and what to do */
	public CoreException(String message) {
		this(message, null);
	}

	/**
	 * @param message what is wrong and what to do
	 * @param cause   where it comes from
	 */
	public CoreException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}
}
