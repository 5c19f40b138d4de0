package org.wheelhouse.endpoint.host;

import java.util.List;

/** A host could not do what was asked. The message says what was wrong and what to do. */
public final class HostException extends Exception {

	private static final long serialVersionUID = 1L;

	private final transient List<String> lastLines;

	/**
	 * @param message   what was wrong and what to do
	 * @param lastLines what QEMU wrote last, may be empty
	 */
	public HostException(String message, List<String> lastLines) {
		super(message);
		this.lastLines = List.copyOf(lastLines);
	}

	/** What QEMU wrote last, newest at the end. */
	public List<String> lastLines() {
		return lastLines;
	}
}
