package org.wheelhouse.qmp.command;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts a new file on top of a disk: it takes what is written from now on, and the old file stays as it is.
 *
 * @param disk         which
 * @param snapshotFile the new file, of QEMU's computer
 * @param format       of the new file; {@code qcow2} when empty
 * @param nodeName     what the new node is called; needed for a disk that is named by its node
 */
public record BlockdevSnapshotSync(Disk disk, String snapshotFile, Optional<String> format,
		Optional<String> nodeName) implements QmpAction {

	@Override
	public String name() {
		return "blockdev-snapshot-sync";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		disk.addTo(arguments);
		arguments.put("snapshot-file", snapshotFile);
		nodeName.ifPresent(given -> arguments.put("snapshot-node-name", given));
		format.ifPresent(given -> arguments.put("format", given));
		return arguments;
	}
}
