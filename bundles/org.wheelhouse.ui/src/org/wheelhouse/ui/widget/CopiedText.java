package org.wheelhouse.ui.widget;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Puts text into the clipboard. UI thread. */
public final class CopiedText {

	private CopiedText() {
	}

	/** Does nothing with an empty text, which the clipboard refuses. */
	public static void put(String text, Display display) {
		if (!text.isEmpty()) {
			var clipboard = new Clipboard(display);
			clipboard.setContents(new Object[]{text}, new Transfer[]{TextTransfer.getInstance()});
			clipboard.dispose();
		}
	}
}
