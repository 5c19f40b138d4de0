package org.wheelhouse.qmp.command;

import java.util.OptionalInt;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Saves memory to a file of QEMU's computer, by the addresses that a CPU sees. When an address is not mapped QEMU says so and
 * leaves what it has written.
 *
 * @param address  64 bits, without sign
 * @param size     in bytes
 * @param filename absolute, or in QEMU's folder
 * @param cpuIndex the CPU whose addresses they are; the chosen one when empty
 */
public record Memsave(long address, long size, String filename, OptionalInt cpuIndex) implements QmpAction {

	@Override
	public String name() {
		return "memsave";
	}

	@Override
	public ObjectNode arguments() {
		// QEMU before 10.0 takes the upper half of the addresses only as negative numbers, all take them so.
		var arguments = QmpAction.super.arguments().put("val", address).put("size", size).put("filename", filename);
		cpuIndex.ifPresent(index -> arguments.put("cpu-index", index));
		return arguments;
	}
}
