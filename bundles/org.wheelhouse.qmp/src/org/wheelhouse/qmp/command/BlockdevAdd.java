package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Opens an image and whatever it is made of.
 *
 * @param options {@code driver}, {@code node-name} and what the driver takes
 */
public record BlockdevAdd(ObjectNode options) implements QmpAction {

	public BlockdevAdd {
		options = options.deepCopy();
	}

	@Override
	public String name() {
		return "blockdev-add";
	}

	@Override
	public ObjectNode arguments() {
		return options.deepCopy();
	}
}
