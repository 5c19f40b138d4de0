package org.wheelhouse.ui.events;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.LoggedEvent;
import org.wheelhouse.ui.common.ColorRole;

/**
 * A row of the table: an event, or that some were dropped.
 *
 * @param sequence tells rows apart across refreshes
 * @param texts    of the columns
 * @param json     the event's data; empty when there is none
 * @param color    of the event's name
 */
record EventRow(long sequence, String[] texts, String json, ColorRole color) {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
			.withZone(ZoneId.systemDefault());

	static EventRow of(LoggedEvent event) {
		var texts = new String[]{CLOCK.format(event.time()), event.machineName(), event.event(), event.summary()};
		return new EventRow(event.sequence(), texts, event.json(), color(event.event()));
	}

	static EventRow dropped(long count) {
		return new EventRow(-1, new String[]{"", "", NLS.bind(Messages.Dropped, count), ""}, "", ColorRole.FAIL);
	}

	private static ColorRole color(String event) {
		if (event.startsWith("MIGRATION")) {
			return ColorRole.MIGRATE;
		}
		return switch (event) {
			case "BLOCK_IO_ERROR", "BLOCK_JOB_ERROR", "BLOCK_IMAGE_CORRUPTED", "GUEST_PANICKED", "GUEST_CRASHLOADED",
					"DEVICE_UNPLUG_GUEST_ERROR", "MEM_UNPLUG_ERROR" ->
				ColorRole.FAIL;
			default -> ColorRole.TEXT;
		};
	}
}
