package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A disk as commands about its content name it.
 *
 * @param by   the member that names it: {@code device} or {@code node-name}
 * @param name its name
 */
public record Disk(By by, String name) {

	/** How a disk is named. */
	public enum By {
		/** The name of its back end, as {@code -drive} gives it. */
		DEVICE,
		/** The name of its node, as {@code -blockdev} gives it. */
		NODE
	}

	/** The disk with this back end. */
	public static Disk ofDevice(String device) {
		return new Disk(By.DEVICE, device);
	}

	/** The disk whose node has this name. */
	public static Disk ofNode(String nodeName) {
		return new Disk(By.NODE, nodeName);
	}

	/** Adds the member that names it. */
	void addTo(ObjectNode arguments) {
		arguments.put(by == By.DEVICE ? "device" : "node-name", name);
	}
}
