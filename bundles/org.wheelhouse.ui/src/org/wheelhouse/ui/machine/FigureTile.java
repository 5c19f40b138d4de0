package org.wheelhouse.ui.machine;

import java.time.Clock;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.ui.chart.Sparkline;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** One live figure: caption, number, the curve of the last minute, and a foot note. UI thread. */
final class FigureTile {

	private final Canvas canvas;
	private final String caption;
	private final Sparkline spark;
	private final Clock clock;
	private Content content = new Content(Quantity.UNKNOWN, ColorRole.TEXT, "",
			new Samples(new long[0], new double[0]));

	/**
	 * What a tile shows.
	 *
	 * @param number  the figure
	 * @param ink     its colour: fainter where it is what was last known
	 * @param foot    what is said beneath
	 * @param samples the curve
	 */
	record Content(Quantity number, ColorRole ink, String foot, Samples samples) {}

	FigureTile(Composite parent, String caption, Sparkline spark, Clock clock) {
		this.caption = caption;
		this.spark = spark;
		this.clock = clock;
		canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
		ColorRole.SURFACE.fill(canvas);
		canvas.addPaintListener(event -> paint(event.gc, canvas.getClientArea()));
		canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
			@Override
			public void getName(@Nullable AccessibleEvent event) {
				if (event != null) {
					event.result = caption + " " + content.number() + ", " + content.foot();
				}
			}
		});
	}

	Canvas control() {
		return canvas;
	}

	void show(Content shown) {
		content = shown;
		canvas.setToolTipText(shown.foot());
		canvas.redraw();
	}

	private void paint(GC gc, Rectangle area) {
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(ColorRole.TEXT2.color());
		gc.drawText(caption, 0, 0, true);
		var y = gc.textExtent(caption).y + 1;
		gc.setFont(Fonts.NUMBER.font());
		gc.setForeground(content.ink().color());
		gc.drawText(content.number().number(), 0, y, true);
		var number = gc.textExtent(content.number().number());
		var base = y + gc.getFontMetrics().getAscent() + gc.getFontMetrics().getLeading();
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(ColorRole.TEXT2.color());
		gc.drawText(content.number().unit(), number.x + 5,
				base - gc.getFontMetrics().getAscent() - gc.getFontMetrics().getLeading(), true);
		var foot = gc.textExtent(content.foot()).y;
		gc.drawText(content.foot(), 0, area.height - foot, true);
		var chart = new Rectangle(0, y + number.y + 2, area.width - 8, area.height - foot - y - number.y - 6);
		if (chart.height > 8) {
			gc.setForeground(ColorRole.LINE.color());
			gc.drawLine(chart.x, chart.y + chart.height, chart.x + chart.width - 1, chart.y + chart.height);
			spark.paint(gc, content.samples(), clock.millis(), chart);
		}
	}
}
