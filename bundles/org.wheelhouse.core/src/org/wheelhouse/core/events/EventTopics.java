package org.wheelhouse.core.events;

import java.util.EnumSet;
import java.util.Set;

import org.wheelhouse.core.state.Topic;

/** What is no longer known after an event. */
public final class EventTopics {

	private EventTopics() {
		// only a table
	}

	/** The topics to ask about again; none for an event that says nothing about them or is not known. */
	public static Set<Topic> staleAfter(String event) {
		return switch (event) {
			case "STOP", "SHUTDOWN", "POWERDOWN", "SUSPEND", "SUSPEND_DISK", "WAKEUP", "WATCHDOG", "GUEST_PANICKED",
					"GUEST_CRASHLOADED", "MEMORY_FAILURE" ->
				EnumSet.of(Topic.STATUS);
			// A guest that was never started has buses without numbers.
			case "RESUME" -> EnumSet.of(Topic.STATUS, Topic.PCI);
			// The firmware numbers the buses anew, and devices that were leaving are gone.
			case "RESET" -> EnumSet.of(Topic.STATUS, Topic.PCI, Topic.BLOCK);
			case "DEVICE_DELETED" -> EnumSet.of(Topic.PCI, Topic.BLOCK, Topic.CPU);
			case "DEVICE_UNPLUG_GUEST_ERROR", "MEM_UNPLUG_ERROR", "UNPLUG_PRIMARY", "FAILOVER_NEGOTIATED" ->
				EnumSet.of(Topic.PCI);
			case "DEVICE_TRAY_MOVED", "QUORUM_FAILURE", "JOB_STATUS_CHANGE" -> EnumSet.of(Topic.BLOCK);
			case "BALLOON_CHANGE", "MEMORY_DEVICE_SIZE_CHANGE" -> EnumSet.of(Topic.BALLOON);
			case "BLOCK_IO_ERROR" -> EnumSet.of(Topic.BLOCK, Topic.STATUS);
			default -> byFamily(event);
		};
	}

	private static Set<Topic> byFamily(String event) {
		if (event.startsWith("BLOCK_")) {
			return EnumSet.of(Topic.BLOCK);
		}
		if (event.startsWith("VNC_")) {
			return EnumSet.of(Topic.VNC);
		}
		return event.startsWith("MIGRATION") ? EnumSet.of(Topic.MIGRATION, Topic.STATUS) : EnumSet.noneOf(Topic.class);
	}
}
