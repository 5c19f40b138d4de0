package org.wheelhouse.ui.widget;

import org.eclipse.swt.custom.CLabel;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;

/**
 * Texts that persons or QEMU gave, where a widget reads marks in them: labels, buttons, menus and groups take one {@code &}
 * for the letter behind it, links a {@code <a>} for a place to click. Any thread.
 */
public final class Literal {

	private Literal() {
		// holds no state
	}

	/** So that a label, button, tool, group or item of a menu shows it to the letter. */
	public static String label(String text) {
		return text.replace("&", "&&");
	}

	/** Shows it to the letter; whether it is another text than before. */
	public static boolean show(Label label, String text) {
		var shown = label(text);
		if (label.getText().equals(shown)) {
			return false;
		}
		label.setText(shown);
		return true;
	}

	/** Shows it to the letter; whether it is another text than before. */
	public static boolean show(CLabel label, String text) {
		var shown = label(text);
		if (shown.equals(label.getText())) {
			return false;
		}
		label.setText(shown);
		return true;
	}

	/** Shows it to the letter in a tooltip; none when it is empty. */
	public static void tip(Control control, String text) {
		control.setToolTipText(text.isEmpty() ? null : label(text));
	}

	/** So that an action of a menu shows it to the letter, where a tab or an {@code @} begins the name of a key. */
	public static String action(String text) {
		var escaped = label(text).replace('\t', ' ');
		return escaped.indexOf('@') < 0 ? escaped : escaped + '@';
	}
}
