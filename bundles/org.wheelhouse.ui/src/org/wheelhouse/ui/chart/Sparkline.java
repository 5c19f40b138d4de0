package org.wheelhouse.ui.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.ui.theme.ColorRole;

/**
 * A small curve of the last minute without axes; the newest sample is at the right.
 *
 * @param color of the curve; the area below it is a light tone of it
 * @param floor the least value that the full height stands for, so that noise of an idle machine stays small
 */
public record Sparkline(ColorRole color, double floor) {

	/** How much time the width stands for. */
	static final long SPAN_MILLIS = 60_000;

	/** Its size in a row. */
	public static final int WIDTH = 28;
	/** Its size in a row. */
	public static final int HEIGHT = 14;

	/** Paints the samples up to now into an area, each stretch without a gap by itself; one sample alone is nothing. */
	public void paint(GC gc, Samples samples, long nowMillis, Rectangle area) {
		points(samples, nowMillis, area).stream().filter(points -> points.length >= 4)
				.forEach(points -> paint(gc, points, area));
	}

	private void paint(GC gc, int[] points, Rectangle area) {
		gc.setAntialias(SWT.ON);
		gc.setBackground(color.color());
		gc.setAlpha(36);
		gc.fillPolygon(closed(points, area.y + area.height));
		gc.setAlpha(255);
		gc.setForeground(color.color());
		gc.setLineWidth(1);
		gc.drawPolyline(points);
	}

	/** The corners of the curve, x and y in turn, of each stretch in which all samples are known. */
	List<int[]> points(Samples samples, long nowMillis, Rectangle area) {
		var first = firstSince(samples, nowMillis - SPAN_MILLIS);
		var top = Math.max(floor, highest(samples, first));
		var stretches = new ArrayList<int[]>();
		var points = new int[2 * (samples.values().length - first)];
		var used = 0;
		for (var i = first; i < samples.values().length; i++) {
			if (Double.isNaN(samples.values()[i])) {
				stretches.add(Arrays.copyOf(points, used));
				used = 0;
				continue;
			}
			var age = Math.max(0, nowMillis - samples.millis()[i]);
			points[used++] = area.x + area.width - 1 - (int) (age * (area.width - 1) / SPAN_MILLIS);
			points[used++] = area.y + area.height - 1 - height(samples.values()[i], top, area.height - 2);
		}
		stretches.add(Arrays.copyOf(points, used));
		return stretches;
	}

	private static int height(double value, double top, int full) {
		return top > 0 && value > 0 ? (int) Math.round(value / top * full) : 0;
	}

	private static int firstSince(Samples samples, long oldest) {
		var first = 0;
		while (first < samples.millis().length && samples.millis()[first] < oldest) {
			first++;
		}
		return first;
	}

	private static double highest(Samples samples, int first) {
		var highest = 0.0;
		for (var i = first; i < samples.values().length; i++) {
			highest = samples.values()[i] > highest ? samples.values()[i] : highest;
		}
		return highest;
	}

	private static int[] closed(int[] points, int bottom) {
		var polygon = new int[points.length + 4];
		System.arraycopy(points, 0, polygon, 0, points.length);
		polygon[points.length] = points[points.length - 2];
		polygon[points.length + 1] = bottom;
		polygon[points.length + 2] = points[0];
		polygon[points.length + 3] = bottom;
		return polygon;
	}
}
