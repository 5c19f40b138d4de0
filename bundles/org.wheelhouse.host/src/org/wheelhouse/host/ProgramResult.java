package org.wheelhouse.host;

import java.util.List;

/**
 * How a program ended that ran to its end.
 *
 * @param status what it left with; 128 + n when signal n ended it
 * @param output what it wrote to standard output, taken for UTF-8
 * @param errors what it wrote to standard error, taken for UTF-8
 */
public record ProgramResult(int status, String output, String errors) {

	/** Whether it did what it was started for, by its own word. */
	public boolean succeeded() {
		return status == 0;
	}

	/** The lines of what it wrote to standard error that have something in them. */
	public List<String> complaints() {
		return errors.lines().filter(line -> !line.isBlank()).toList();
	}
}
