package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Opens the tray of a drive and takes the medium out.
 *
 * @param drive which
 * @param force also when the guest has locked it
 */
public record Eject(Drive drive, boolean force) implements QmpAction {

	@Override
	public String name() {
		return "eject";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		drive.addTo(arguments);
		if (force) {
			arguments.put("force", true);
		}
		return arguments;
	}
}
