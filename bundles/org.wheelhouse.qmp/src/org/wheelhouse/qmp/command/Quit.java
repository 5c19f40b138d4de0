package org.wheelhouse.qmp.command;

/** Ends QEMU at once. Its end counts as success, whether or not the reply comes before it. */
public record Quit() implements QmpAction {

	@Override
	public String name() {
		return "quit";
	}
}
