package org.wheelhouse.ui.migration.chart;

import org.eclipse.swt.graphics.Rectangle;

/**
 * A place of the chart that has more to say than there is room for.
 *
 * @param id   its name among the landmarks
 * @param at   where it is
 * @param text what it says when the pointer is there
 */
record HotSpot(String id, Rectangle at, String text) {}
