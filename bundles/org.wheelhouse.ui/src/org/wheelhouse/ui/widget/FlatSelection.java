package org.wheelhouse.ui.widget;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.ui.theme.ColorRole;

/** A tree or table on the surface colour, with the selection of the theme in place of GTK's, on which icons drown. UI thread. */
public final class FlatSelection {

	private FlatSelection() {
	}

	/** Has a tree or a table painted so from now on. */
	public static void in(Composite rows) {
		ColorRole.SURFACE.fill(rows);
		rows.addListener(SWT.EraseItem, event -> {
			select(event.gc, event, rows.isFocusControl());
			event.detail &= ~(SWT.SELECTED | SWT.HOT);
		});
	}

	/** Paints the ground of a selected item. */
	public static void select(GC gc, Event event, boolean focused) {
		if ((event.detail & SWT.SELECTED) != 0) {
			gc.setBackground((focused ? ColorRole.SELECTION : ColorRole.IDLE_SELECTION).color());
			gc.fillRectangle(gc.getClipping());
		}
	}
}
