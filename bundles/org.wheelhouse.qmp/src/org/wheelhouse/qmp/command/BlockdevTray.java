package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Opens the tray of a drive, or closes it; the medium stays in it. A guest that has locked the tray is only asked to open it: the
 * command succeeds all the same, and DEVICE_TRAY_MOVED tells that it has.
 *
 * @param drive which
 * @param open  else it is closed
 */
public record BlockdevTray(Drive drive, boolean open) implements QmpAction {

	@Override
	public String name() {
		return open ? "blockdev-open-tray" : "blockdev-close-tray";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		drive.addTo(arguments);
		return arguments;
	}
}
