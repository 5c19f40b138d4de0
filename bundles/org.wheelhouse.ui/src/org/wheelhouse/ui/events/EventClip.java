package org.wheelhouse.ui.events;

import java.util.List;
import java.util.stream.Collectors;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;
import org.wheelhouse.core.EventText;

/** Puts rows on the clipboard. UI thread. */
final class EventClip {

	private EventClip() {
		// holds no state
	}

	/** A line for each row, as it stands there, with the day. */
	static void copy(List<EventRow> rows, Display display) {
		put(rows.stream().map(EventRow::line).collect(Collectors.joining("\n")), display);
	}

	/** A JSON object for each event, a line each. */
	static void copyJson(List<EventRow> rows, Display display) {
		put(rows.stream().flatMap(row -> row.event().stream()).map(EventText::json).collect(Collectors.joining("\n")),
				display);
	}

	private static void put(String text, Display display) {
		if (!text.isEmpty()) {
			var clipboard = new Clipboard(display);
			clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
			clipboard.dispose();
		}
	}
}
