package org.wheelhouse.ui.widget;

import java.util.Map;

import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Widget;

/**
 * The named places of a painted picture, for whoever drives the workbench from outside: tests, the tour, assistive
 * technology. UI thread.
 */
@FunctionalInterface
public interface WidgetIds {

	/** The widget's data that names it, for example {@code machines.tree}. */
	String ID = "wheelhouse.id";

	/** The data of a canvas that holds its landmarks. */
	String KEY = "wheelhouse.landmarks";

	/** Where each named place is now, relative to the control. */
	Map<String, Rectangle> landmarks();

	/** Names a widget. */
	static void name(Widget widget, String id) {
		widget.setData(ID, id);
	}
}
