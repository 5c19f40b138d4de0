package org.wheelhouse.ui.events;

import java.util.Set;

import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.ui.theme.ColorRole;

/** How much an event matters to a person. */
enum EventKind {
	PLAIN(ColorRole.TEXT),
	/** Guests and QEMU tell these all the time. */
	CHATTER(ColorRole.TEXT2), MIGRATION(ColorRole.MIGRATE),
	/** Something has gone wrong. */
	ERROR(ColorRole.FAIL);

	private static final Set<String> ERRORS = Set.of("BLOCK_IO_ERROR", "BLOCK_JOB_ERROR", "BLOCK_IMAGE_CORRUPTED",
			"GUEST_PANICKED", "GUEST_CRASHLOADED", "DEVICE_UNPLUG_GUEST_ERROR", "MEM_UNPLUG_ERROR", "MEMORY_FAILURE",
			"QUORUM_FAILURE", "WATCHDOG");
	private static final Set<String> CHATTERERS = Set.of("NIC_RX_FILTER_CHANGED", "RTC_CHANGE", "JOB_STATUS_CHANGE",
			"VSERPORT_CHANGE");

	private final ColorRole color;

	EventKind(ColorRole color) {
		this.color = color;
	}

	ColorRole color() {
		return color;
	}

	static EventKind of(LoggedEvent event) {
		if (ERRORS.contains(event.event()) || isFailed(event)) {
			return ERROR;
		}
		if (CHATTERERS.contains(event.event())) {
			return CHATTER;
		}
		return event.event().startsWith("MIGRATION") ? MIGRATION : PLAIN;
	}

	private static boolean isFailed(LoggedEvent event) {
		return switch (event.event()) {
			case "MIGRATION" -> event.json().contains("\"failed\"");
			case "BLOCK_JOB_COMPLETED" -> event.json().contains("\"error\":");
			default -> false;
		};
	}
}
