package org.wheelhouse.qmp.command;

/** Presses the power button: a guest that listens shuts down. Nothing tells whether it does. */
public record SystemPowerdown() implements QmpAction {

	@Override
	public String name() {
		return "system_powerdown";
	}
}
