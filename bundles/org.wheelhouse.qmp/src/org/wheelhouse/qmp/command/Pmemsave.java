package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Saves physical memory to a file of QEMU's computer. Addresses where there is no memory are no error.
 *
 * @param address  64 bits, without sign
 * @param size     in bytes
 * @param filename absolute, or in QEMU's folder
 */
public record Pmemsave(long address, long size, String filename) implements QmpAction {

	@Override
	public String name() {
		return "pmemsave";
	}

	@Override
	public ObjectNode arguments() {
		return QmpAction.super.arguments().put("val", address).put("size", size).put("filename", filename);
	}
}
