package org.wheelhouse.ui.events;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.swt.widgets.Display;
import org.wheelhouse.core.events.EventText;
import org.wheelhouse.ui.widget.CopiedText;

/** Puts rows on the clipboard. UI thread. */
final class EventClip {

	private EventClip() {
		// holds no state
	}

	/** A line for each row, as it stands there, with the day. */
	static void copy(List<EventRow> rows, Display display) {
		CopiedText.put(rows.stream().map(EventRow::line).collect(Collectors.joining("\n")), display);
	}

	/** A JSON object for each event, a line each. */
	static void copyJson(List<EventRow> rows, Display display) {
		CopiedText.put(
				rows.stream().flatMap(row -> row.event().stream()).map(EventText::json)
						.collect(Collectors.joining("\n")),
				display);
	}
}
