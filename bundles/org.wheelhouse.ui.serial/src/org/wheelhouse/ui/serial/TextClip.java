package org.wheelhouse.ui.serial;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;

/** Text to and from the clipboard, and the selection that the middle button puts in. UI thread. */
final class TextClip {

	private TextClip() {
		// holds nothing
	}

	/** Into the clipboard; nothing happens without text. */
	static void copy(Control control, String text) {
		set(control, text, DND.CLIPBOARD);
	}

	/** As what is selected. */
	static void offer(Control control, String text) {
		set(control, text, DND.SELECTION_CLIPBOARD);
	}

	/** What the clipboard has; empty when it has no text. */
	static String text(Control control) {
		return get(control, DND.CLIPBOARD);
	}

	/** What is selected, in this program or another; empty when it is no text. */
	static String selected(Control control) {
		return get(control, DND.SELECTION_CLIPBOARD);
	}

	private static void set(Control control, String text, int which) {
		if (!text.isEmpty()) {
			var clipboard = new Clipboard(control.getDisplay());
			clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()}, which);
			clipboard.dispose();
		}
	}

	private static String get(Control control, int which) {
		var clipboard = new Clipboard(control.getDisplay());
		try {
			return clipboard.getContents(TextTransfer.getInstance(), which) instanceof String text ? text : "";
		} finally {
			clipboard.dispose();
		}
	}
}
