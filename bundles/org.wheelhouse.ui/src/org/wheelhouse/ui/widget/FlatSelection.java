package org.wheelhouse.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.ui.theme.ColorRole;

/** A tree or table on the surface colour, with the selection of the theme in place of GTK's, on which icons drown. UI thread. */
public final class FlatSelection {

	/** Between two columns, so that a number does not touch the word after it. */
	private static final int GAP = 4;

	private FlatSelection() {
	}

	/** Has a tree or a table painted so from now on; the cells of a table that paints them itself stay its own. */
	public static void in(Composite rows) {
		ColorRole.SURFACE.fill(rows);
		rows.addListener(SWT.EraseItem, event -> {
			select(event.gc, event, rows.isFocusControl());
			event.detail &= ~(SWT.SELECTED | SWT.HOT);
		});
	}

	/**
	 * The same for a table of icons and text without boxes to check. Its cells are painted by us: SWT draws the text of a table whose
	 * ground is painted in one colour, whatever colours its items have, the icon of a selected one under its ground, and cuts a text
	 * without a sign that there is more of it.
	 */
	public static void inCells(Table table) {
		in(table);
		table.addListener(SWT.EraseItem, event -> event.detail &= ~SWT.FOREGROUND);
		table.addListener(SWT.PaintItem, event -> {
			if (event.item instanceof TableItem item) {
				cell(table, item, event.gc, event.index);
			}
		});
	}

	/** Paints the ground of a selected item. */
	public static void select(GC gc, Event event, boolean focused) {
		if ((event.detail & SWT.SELECTED) != 0) {
			gc.setBackground((focused ? ColorRole.SELECTION : ColorRole.IDLE_SELECTION).color());
			gc.fillRectangle(gc.getClipping());
		}
	}

	private static void cell(Table table, TableItem item, GC gc, int index) {
		var image = item.getImage(index);
		if (image != null) {
			var place = item.getImageBounds(index);
			gc.drawImage(image, place.x, place.y + (place.height - image.getBounds().height) / 2);
		}
		Rectangle place = item.getTextBounds(index);
		gc.setFont(item.getFont(index));
		gc.setForeground(table.isEnabled() ? item.getForeground(index) : ColorRole.FAINT.color());
		boolean right = table.getColumnCount() > 0 && table.getColumn(index).getAlignment() == SWT.RIGHT;
		// What reaches to the border by a hair is no shorter with dots.
		var text = CutText.fitting(gc, item.getText(index), right ? place.width - GAP : place.width + GAP);
		var size = gc.textExtent(text);
		gc.drawString(text, right ? place.x + place.width - GAP - size.x : place.x,
				place.y + (place.height - size.y) / 2, true);
	}
}
