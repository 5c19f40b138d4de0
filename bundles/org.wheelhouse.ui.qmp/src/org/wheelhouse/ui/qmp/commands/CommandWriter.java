package org.wheelhouse.ui.qmp.commands;

/** Where commands are written by hand. UI thread. */
public interface CommandWriter {

	/** The view that is one. */
	String VIEW = "org.wheelhouse.ui.qmp.console";

	/**
	 * Puts a command into the line that is being written, in place of what is there, and the caret to its end; sends nothing.
	 *
	 * @param command in shorthand, for example {@code block_resize size= }
	 */
	void write(String command);
}
