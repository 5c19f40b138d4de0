package org.wheelhouse.ui.migration.chart;

/** Finds places for labels beside the ends of curves: each as near to its curve as the others let it. */
final class LabelColumn {

	private LabelColumn() {
	}

	/**
	 * The upper edges of labels of this height which would best be centred at these places, in their order from top to
	 * bottom, none above the other, all between the two edges as long as there is room.
	 */
	static int[] spread(int[] centres, int height, int top, int bottom) {
		int[] edges = new int[centres.length];
		int next = top;
		for (int index = 0; index < centres.length; index++) {
			edges[index] = Math.max(next, centres[index] - height / 2);
			next = edges[index] + height;
		}
		int limit = bottom;
		for (int index = centres.length - 1; index >= 0; index--) {
			edges[index] = Math.min(edges[index], limit - height);
			limit = edges[index];
		}
		return edges;
	}
}
