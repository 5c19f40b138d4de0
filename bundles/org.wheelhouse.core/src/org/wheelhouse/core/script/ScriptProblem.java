package org.wheelhouse.core.script;

/** A script is not written as a shell reads it, or as this reader does. The message says what, without a full stop. */
public final class ScriptProblem extends Exception {

	private static final long serialVersionUID = 1L;

	private final int line;

	ScriptProblem(int line, String message) {
		super(message);
		this.line = line;
	}

	/** From 1. */
	public int line() {
		return line;
	}
}
