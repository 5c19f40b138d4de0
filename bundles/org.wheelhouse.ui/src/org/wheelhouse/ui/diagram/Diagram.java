package org.wheelhouse.ui.diagram;

import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/** One arrangement of a picture. Immutable apart from the model it reads; UI thread. */
public interface Diagram {

	/** How large it is. */
	Point size();

	/** What can be pointed at, in the order of reading. */
	List<HotSpot> spots();

	/** Where each named place is; the names are stable. */
	Map<String, Rectangle> landmarks();

	/** Paints all of it that is inside the clipping; quick, as it runs at each redraw. */
	void paint(GC gc, RenderState look);

	/** Whether what is under the pointer looks different inside its spot only: then nothing else is painted as the pointer moves. */
	default boolean pointsWithinSpots() {
		return true;
	}
}
