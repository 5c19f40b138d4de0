package org.wheelhouse.ui.devices.memory;

import java.util.List;
import java.util.function.ToLongFunction;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.devices.memory.GuestFigures.Sample;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** Two curves of the last five minutes: what the balloon left the guest and, dashed, what the guest used. UI thread. */
final class GuestGraph extends Canvas {

	private static final int HEIGHT = 96;
	private static final int SIDE = 12;

	private List<Sample> samples = List.of();

	GuestGraph(Composite parent) {
		super(parent, SWT.DOUBLE_BUFFERED | SWT.NO_FOCUS);
		ColorRole.SURFACE.fill(this);
		WidgetIds.name(this, "memory.graph");
		addListener(SWT.Paint, event -> paint(event.gc));
		getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = spoken()));
	}

	void show(List<Sample> shown) {
		if (!shown.equals(samples)) {
			samples = shown;
			redraw();
		}
	}

	/** What a screen reader says. */
	String spoken() {
		return samples.isEmpty()
				? Messages.Graph_empty
				: NLS.bind(Messages.Graph_spoken, MemoryText.size(samples.getLast().left()), used());
	}

	private String used() {
		return Quantity.bytes(samples.getLast().used()).toString();
	}

	private void paint(GC gc) {
		var pen = new DiagramGraphics(gc);
		var client = getClientArea();
		int line = pen.height(Fonts.SMALL);
		var area = new Rectangle(SIDE, line + 4, client.width - 2 * SIDE, client.height - 2 * line - 8);
		gc.setForeground(ColorRole.LINE.color());
		gc.drawRectangle(area);
		if (samples.isEmpty()) {
			pen.text(Messages.Graph_empty, SIDE, 2, area.width, Fonts.SMALL, ColorRole.TEXT2);
			return;
		}
		long top = Math.max(1, samples.stream().mapToLong(Sample::left).max().orElse(1)) * 11 / 10;
		curve(gc, area, top, Sample::left, ColorRole.CURVE1, SWT.LINE_SOLID);
		curve(gc, area, top, Sample::used, ColorRole.CURVE2, SWT.LINE_DASH);
		int next = pen.text(NLS.bind(Messages.Graph_left, MemoryText.size(samples.getLast().left())), SIDE, 2,
				area.width,
				Fonts.SMALL, ColorRole.CURVE1);
		pen.text(NLS.bind(Messages.Graph_used, used()), next + 14, 2, area.width, Fonts.SMALL, ColorRole.CURVE2);
		pen.text(Messages.Graph_ago, SIDE, area.y + area.height + 2, area.width, Fonts.SMALL, ColorRole.TEXT2);
		pen.textTo(Messages.Graph_now, SIDE + area.width, area.y + area.height + 2, Fonts.SMALL, ColorRole.TEXT2);
	}

	private void curve(GC gc, Rectangle area, long top, ToLongFunction<Sample> value, ColorRole role, int style) {
		long end = samples.getLast().millis();
		var points = new int[2 * samples.size()];
		for (int i = 0; i < samples.size(); i++) {
			var sample = samples.get(i);
			points[2 * i] = area.x + area.width
					- (int) ((end - sample.millis()) * area.width / GuestFigures.SPAN_MILLIS);
			points[2 * i + 1] = area.y + area.height
					- (int) ((double) value.applyAsLong(sample) / top * area.height);
		}
		gc.setForeground(role.color());
		gc.setLineWidth(2);
		gc.setLineStyle(style);
		gc.drawPolyline(points);
		gc.setLineStyle(SWT.LINE_SOLID);
		gc.setLineWidth(1);
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		return new Point(widthHint == SWT.DEFAULT ? 240 : widthHint, HEIGHT);
	}
}
