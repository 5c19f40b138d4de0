package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Changes how large a disk is for the guest. QEMU shrinks without a word: what is behind the new end is lost.
 *
 * @param disk which
 * @param size in bytes, rounded by QEMU to whole sectors of 512
 */
public record BlockResize(Disk disk, long size) implements QmpAction {

	@Override
	public String name() {
		return "block_resize";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		disk.addTo(arguments);
		return arguments.put("size", size);
	}
}
