package org.wheelhouse.ui.devices.palette;

import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * Paints the names of a tree's first column so that one which is too long loses its middle: what it ends with tells it from its
 * kin. What is read aloud is the whole. UI thread.
 */
final class LongNames {

	private static final Pattern ENDING = Pattern.compile("-((?:non-)?transitional)$");
	private static final String CUT = "…";
	private static final int MARGIN = 3;

	private final Tree tree;

	private LongNames(Tree tree) {
		this.tree = tree;
	}

	static void in(Tree tree) {
		var names = new LongNames(tree);
		tree.addListener(SWT.EraseItem, event -> {
			if (names.isTooLong(event)) {
				event.detail &= ~SWT.FOREGROUND;
			}
		});
		tree.addListener(SWT.PaintItem, event -> {
			if (names.isTooLong(event)) {
				names.paint(event);
			}
		});
	}

	private boolean isTooLong(Event event) {
		return event.index == 0 && event.item instanceof TreeItem item
				&& event.gc.textExtent(item.getText()).x > room(item);
	}

	private int room(TreeItem item) {
		return tree.getColumn(0).getWidth() - item.getTextBounds(0).x - MARGIN;
	}

	private void paint(Event event) {
		var item = (TreeItem) event.item;
		var image = item.getImage();
		var bounds = item.getBounds(0);
		if (image != null) {
			event.gc.drawImage(image, item.getImageBounds(0).x,
					bounds.y + (bounds.height - image.getBounds().height) / 2);
		}
		var text = fit(item.getText(), shown -> event.gc.textExtent(shown).x, room(item));
		event.gc.setForeground((event.detail & SWT.SELECTED) != 0 ? ColorRole.TEXT.color() : item.getForeground(0));
		event.gc.drawText(text, item.getTextBounds(0).x,
				bounds.y + (bounds.height - event.gc.textExtent(text).y) / 2, true);
	}

	/** As much of a name as there is room for, with its end. */
	static String fit(String name, ToIntFunction<String> width, int room) {
		if (width.applyAsInt(name) <= room) {
			return name;
		}
		var ending = ENDING.matcher(name);
		for (int kept = name.length() - 1; kept > 1; kept--) {
			int tail = Math.min(kept - 1, ending.find(0) ? ending.group(1).length() : kept / 2);
			var shown = name.substring(0, kept - tail) + CUT + name.substring(name.length() - tail);
			if (width.applyAsInt(shown) <= room) {
				return shown;
			}
		}
		return CUT;
	}
}
