package org.wheelhouse.qmp.command;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A removable drive as commands name it.
 *
 * @param by   the member that names it: {@code id} or {@code device}
 * @param name its name
 */
public record Drive(By by, String name) {

	/** How a drive is named. */
	public enum By {
		/** The id or QOM path of the guest's device. */
		ID,
		/** The name of its back end, as {@code -drive} gives it. */
		DEVICE
	}

	/** The drive of the guest's device with this id or QOM path. */
	public static Drive ofId(String id) {
		return new Drive(By.ID, id);
	}

	/** The drive with this back end, as {@code query-block} names it in {@code device}. */
	public static Drive ofDevice(String device) {
		return new Drive(By.DEVICE, device);
	}

	/** Adds the member that names it. */
	void addTo(ObjectNode arguments) {
		arguments.put(by == By.ID ? "id" : "device", name);
	}
}
