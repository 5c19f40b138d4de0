package org.wheelhouse.ui.migration.chart;

import java.util.OptionalLong;

import org.eclipse.swt.SWT;
import org.eclipse.swt.events.FocusListener;
import org.eclipse.swt.events.KeyListener;
import org.eclipse.swt.events.MouseListener;
import org.eclipse.swt.events.MouseTrackListener;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.widget.Literal;

/** What pointer and keys do in a chart. UI thread. */
final class ChartGestures {

	private static final double CLOSER = 0.8;
	private static final int TENTH = 10;

	private final MigrationChart chart;
	private int dragged = -1;

	ChartGestures(MigrationChart chart) {
		this.chart = chart;
		chart.addMouseMoveListener(e -> moved(e.x, e.y));
		chart.addMouseTrackListener(MouseTrackListener.mouseExitAdapter(_ -> chart.point(OptionalLong.empty())));
		chart.addMouseListener(MouseListener.mouseDownAdapter(e -> {
			chart.setFocus();
			dragged = e.button == 1 && chart.window().isZoomed() ? e.x : -1;
		}));
		chart.addMouseListener(MouseListener.mouseUpAdapter(_ -> dragged = -1));
		chart.addMouseListener(MouseListener.mouseDoubleClickAdapter(_ -> reset()));
		chart.addListener(SWT.MouseVerticalWheel, e -> {
			zoom(e.count > 0 ? CLOSER : 1 / CLOSER, OptionalLong.of(millisAt(e.x)));
			e.doit = false;
		});
		chart.addListener(SWT.MouseHorizontalWheel, e -> pan(-e.count / (double) TENTH));
		chart.addKeyListener(KeyListener.keyPressedAdapter(e -> key(e.keyCode, e.character, e.stateMask)));
		chart.addTraverseListener(e -> e.doit = e.detail != SWT.TRAVERSE_ARROW_NEXT
				&& e.detail != SWT.TRAVERSE_ARROW_PREVIOUS);
		chart.addFocusListener(FocusListener.focusGainedAdapter(_ -> chart.redraw()));
		chart.addFocusListener(FocusListener.focusLostAdapter(_ -> chart.redraw()));
	}

	private void moved(int x, int y) {
		ChartData data = chart.current();
		if (data == null) {
			return;
		}
		Rectangle row = chart.layout(data).phases();
		if (dragged >= 0) {
			TimeScale scale = chart.window().scale(data, row.width);
			chart.window().pan(scale.millisAt(dragged, row.width) - scale.millisAt(x, row.width), data, row.width);
			dragged = x;
			chart.redraw();
		}
		boolean inside = x >= row.x && x <= row.x + row.width;
		chart.point(inside ? OptionalLong.of(millisAt(x)) : OptionalLong.empty());
		Literal.tip(chart, chart.told(x, y));
	}

	private void key(int code, char character, int mask) {
		switch (code) {
			case SWT.ARROW_LEFT -> step(-1, mask);
			case SWT.ARROW_RIGHT -> step(1, mask);
			case SWT.HOME -> point(0);
			case SWT.END -> point(Integer.MAX_VALUE);
			case SWT.ESC -> chart.point(OptionalLong.empty());
			default -> {
				if (character == '+' || code == SWT.KEYPAD_ADD) {
					zoom(CLOSER, chart.pointed());
				} else if (character == '-' || code == SWT.KEYPAD_SUBTRACT) {
					zoom(1 / CLOSER, chart.pointed());
				} else if (character == '0' || code == SWT.KEYPAD_0) {
					reset();
				}
			}
		}
	}

	/** To the sample before or after; with Shift the part of the time that is shown moves instead. */
	private void step(int direction, int mask) {
		ChartData data = chart.current();
		if (data == null || data.plots().isEmpty()) {
			return;
		}
		if ((mask & SWT.SHIFT) != 0) {
			pan(direction / (double) TENTH);
			return;
		}
		int last = data.sight().samples().size() - 1;
		OptionalLong now = chart.pointed();
		point(now.isEmpty() ? last : index(data, now.getAsLong()) + direction);
	}

	private static int index(ChartData data, long at) {
		return data.plots().getFirst().curves().getFirst().indexAt(at);
	}

	private void point(int index) {
		ChartData data = chart.current();
		if (data != null && !data.plots().isEmpty()) {
			long[] times = data.plots().getFirst().curves().getFirst().millis();
			if (times.length > 0) {
				chart.point(OptionalLong.of(times[Math.clamp(index, 0, times.length - 1)]));
			}
		}
	}

	private void zoom(double factor, OptionalLong around) {
		ChartData data = chart.current();
		if (data != null) {
			chart.window().zoom(factor, around.orElse(data.nowMillis()), data, chart.layout(data).phases().width);
			chart.redraw();
		}
	}

	private void pan(double share) {
		ChartData data = chart.current();
		if (data != null) {
			int width = chart.layout(data).phases().width;
			TimeScale scale = chart.window().scale(data, width);
			chart.window().pan(Math.round(share * (scale.endMillis() - scale.fromMillis())), data, width);
			chart.redraw();
		}
	}

	private void reset() {
		chart.window().reset();
		chart.redraw();
	}

	private long millisAt(int x) {
		ChartData data = chart.current();
		if (data == null) {
			return 0;
		}
		Rectangle row = chart.layout(data).phases();
		return Math.max(0, chart.window().scale(data, row.width).millisAt(x - row.x, row.width));
	}
}
