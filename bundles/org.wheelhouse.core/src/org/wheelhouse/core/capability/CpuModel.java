package org.wheelhouse.core.capability;

import java.util.List;

/**
 * A CPU model, what {@code -cpu} names, with one accelerator on one computer.
 *
 * @param name       for example {@code Haswell-v4} or {@code max}
 * @param type       its type, for example {@code Haswell-v4-x86_64-cpu}
 * @param missing    the features of it that it would not have here; empty when it runs as it is
 * @param deprecated whether QEMU will drop it
 */
public record CpuModel(String name, String type, List<String> missing, boolean deprecated) {

	public CpuModel {
		missing = List.copyOf(missing);
	}

	/** Whether it runs here with all that belongs to it. */
	public boolean runs() {
		return missing.isEmpty();
	}
}
