package org.wheelhouse.ui.machines;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.PaintEvent;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.part.InventoryLookup;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.theme.StateLook;
import org.wheelhouse.ui.widget.WidgetIds;

/** How many machines there are in each state: glyphs with numbers, and the total. UI thread. */
final class StateCounts implements WidgetIds {

	private static final int HEIGHT = 24;
	private static final int MARGIN = 8;

	private final Canvas canvas;
	private Map<MachineState, Integer> counts = new EnumMap<>(MachineState.class);
	private final Map<String, Rectangle> places = new HashMap<>();

	StateCounts(Composite parent) {
		canvas = new Canvas(parent, SWT.DOUBLE_BUFFERED);
		ColorRole.ALT.fill(canvas);
		canvas.addPaintListener(this::paint);
		canvas.setData(WidgetIds.KEY, this);
		WidgetIds.name(canvas, "machines.counts");
	}

	Canvas control() {
		return canvas;
	}

	int height() {
		return HEIGHT;
	}

	/** Counts again. */
	void count(Inventory inventory) {
		var now = new EnumMap<MachineState, Integer>(MachineState.class);
		InventoryLookup.machines(inventory).forEach(machine -> now.merge(machine.getState(), 1, Integer::sum));
		if (now.equals(counts)) {
			return;
		}
		counts = now;
		canvas.setToolTipText(text());
		canvas.redraw();
	}

	/** For example {@code 6 running, 2 paused}. */
	String text() {
		return String.join(", ", counts.entrySet().stream()
				.map(entry -> entry.getValue() + " " + StateLook.of(entry.getKey()).word()).toList());
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		return Map.copyOf(places);
	}

	private void paint(PaintEvent event) {
		var area = canvas.getClientArea();
		event.gc.setForeground(ColorRole.LINE.color());
		event.gc.drawLine(0, 0, area.width, 0);
		event.gc.setFont(Fonts.SMALL.font());
		places.clear();
		var x = MARGIN;
		for (var entry : counts.entrySet()) {
			x = paint(event.gc, entry.getKey(), entry.getValue(), x, area.height);
		}
		event.gc.setForeground(ColorRole.TEXT2.color());
		var total = counts.values().stream().mapToInt(Integer::intValue).sum();
		var text = total == 1 ? Messages.Counts_One : NLS.bind(Messages.Counts_Total, total);
		var extent = event.gc.textExtent(text);
		if (x + extent.x + MARGIN <= area.width) {
			event.gc.drawText(text, area.width - extent.x - MARGIN, (area.height - extent.y) / 2, true);
		}
	}

	private int paint(GC gc, MachineState state, int count, int x, int height) {
		StateGlyph.paint(gc, state, x, (height - StateGlyph.BAR) / 2, StateGlyph.BAR);
		gc.setForeground(ColorRole.TEXT.color());
		var text = String.valueOf(count);
		var extent = gc.textExtent(text);
		gc.drawText(text, x + StateGlyph.BAR + 4, (height - extent.y) / 2, true);
		places.put("state/" + state.getName(), new Rectangle(x, 0, StateGlyph.BAR + 4 + extent.x, height));
		return x + StateGlyph.BAR + extent.x + 14;
	}
}
