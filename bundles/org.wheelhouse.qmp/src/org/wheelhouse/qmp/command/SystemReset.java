package org.wheelhouse.qmp.command;

/** Resets the machine as its reset button would; the guest is not asked. */
public record SystemReset() implements QmpAction {

	@Override
	public String name() {
		return "system_reset";
	}
}
