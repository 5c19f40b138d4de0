package org.wheelhouse.probe;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How often a button of the mouse was let go, how often that was a double click, and how often a drag began. To be used on the UI thread. */
final class CountedClicks {
	private int releases;
	private int doubles;
	private int drags;

	CountedClicks(Display display) {
		display.addFilter(SWT.MouseUp, event -> releases++);
		display.addFilter(SWT.MouseDoubleClick, event -> doubles++);
		display.addFilter(SWT.DragDetect, event -> drags++);
	}

	ObjectNode toJson() {
		return JsonNodeFactory.instance.objectNode().put("releases", releases).put("doubles", doubles)
				.put("drags", drags);
	}
}
