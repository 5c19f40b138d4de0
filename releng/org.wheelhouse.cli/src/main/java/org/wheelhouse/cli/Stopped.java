package org.wheelhouse.cli;

/** It cannot go on. The message is for a person, in one or several lines. */
final class Stopped extends Exception {

	private static final long serialVersionUID = 1L;

	private final ExitStatus status;

	Stopped(ExitStatus status, String message) {
		super(message);
		this.status = status;
	}

	ExitStatus status() {
		return status;
	}
}
