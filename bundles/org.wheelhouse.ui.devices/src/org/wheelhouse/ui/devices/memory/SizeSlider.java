package org.wheelhouse.ui.devices.memory;

import java.util.function.LongConsumer;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * A size on a line: a knob for what is wanted, a mark for what is now, and a red floor. Arrow keys move the knob by one step, page
 * keys by ten. It only tells what is wanted; nothing is sent by it. UI thread.
 */
final class SizeSlider extends Canvas {

	private static final int HEIGHT = 40;
	private static final int SIDE = 10;
	private static final int TRACK = 12;
	private static final int KNOB = 14;
	private static final int PAGE = 10;

	private final LongConsumer moved;
	private final String name;
	private Range range = new Range(1, 1, 0, 0);
	private long value;

	/**
	 * What it spans, in bytes.
	 *
	 * @param maximum at its right end
	 * @param step    by which it moves
	 * @param floor   below this it is red; 0 for none
	 * @param now     what there is
	 */
	record Range(long maximum, long step, long floor, long now) {}

	/**
	 * @param id    what tests know it by
	 * @param name  what a screen reader calls it
	 * @param moved told what a person wants
	 */
	SizeSlider(Composite parent, String id, String name, LongConsumer moved) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.moved = moved;
		this.name = name;
		ColorRole.SURFACE.fill(this);
		WidgetIds.name(this, id);
		addListener(SWT.Paint, event -> paint(event.gc));
		addListener(SWT.MouseDown, event -> {
			forceFocus();
			want(at(event.x));
		});
		addListener(SWT.MouseMove, event -> {
			if ((event.stateMask & SWT.BUTTON1) != 0) {
				want(at(event.x));
			}
		});
		addListener(SWT.KeyDown, this::key);
		addListener(SWT.Traverse, event -> event.doit = event.detail == SWT.TRAVERSE_TAB_NEXT
				|| event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
		addListener(SWT.FocusIn, _ -> redraw());
		addListener(SWT.FocusOut, _ -> redraw());
		speak();
	}

	private void speak() {
		getAccessible().addAccessibleListener(AccessibleListener.getNameAdapter(event -> event.result = name));
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {

			@Override
			public void getRole(@Nullable AccessibleControlEvent event) {
				if (event != null) {
					event.detail = ACC.ROLE_SLIDER;
				}
			}

			@Override
			public void getValue(@Nullable AccessibleControlEvent event) {
				if (event != null) {
					event.result = MemoryText.size(value);
				}
			}
		});
	}

	/** Shows this span and what is wanted in it. */
	void show(Range shown, long wanted) {
		if (!shown.equals(range) || wanted != value) {
			range = shown;
			value = wanted;
			redraw();
		}
	}

	/** What it spans. */
	Range range() {
		return range;
	}

	/** What is wanted. */
	long value() {
		return value;
	}

	private void key(Event event) {
		switch (event.keyCode) {
			case SWT.ARROW_LEFT, SWT.ARROW_DOWN -> want(value - range.step());
			case SWT.ARROW_RIGHT, SWT.ARROW_UP -> want(value + range.step());
			case SWT.PAGE_UP -> want(value + PAGE * range.step());
			case SWT.PAGE_DOWN -> want(value - PAGE * range.step());
			case SWT.HOME -> want(range.floor());
			case SWT.END -> want(range.maximum());
			default -> {
				// not for it
			}
		}
	}

	private void want(long wanted) {
		var fitting = Math.clamp(wanted / range.step() * range.step(), 0, range.maximum());
		if (fitting != value) {
			value = fitting;
			redraw();
			moved.accept(value);
		}
	}

	private long at(int x) {
		return Math.round((double) (x - SIDE) / width() * range.maximum());
	}

	private int width() {
		return Math.max(1, getClientArea().width - 2 * SIDE);
	}

	private int x(long bytes) {
		return SIDE + (int) (width() * Math.clamp((double) bytes / range.maximum(), 0, 1));
	}

	private void paint(GC gc) {
		var pen = new DiagramGraphics(gc);
		track(gc, SIDE, SIDE + width(), ColorRole.LINE2);
		track(gc, SIDE, x(value), ColorRole.ACCENT);
		if (range.floor() > 0) {
			track(gc, SIDE, x(range.floor()), ColorRole.FAIL);
		}
		gc.setForeground(ColorRole.TEXT.color());
		gc.setLineWidth(2);
		gc.drawLine(x(range.now()), TRACK - 9, x(range.now()), TRACK + 11);
		gc.setLineWidth(isFocusControl() ? 3 : 2);
		gc.setForeground(ColorRole.ACCENT.color());
		gc.setBackground(ColorRole.SURFACE.color());
		gc.fillOval(x(value) - KNOB / 2, TRACK + 1 - KNOB / 2, KNOB, KNOB);
		gc.drawOval(x(value) - KNOB / 2, TRACK + 1 - KNOB / 2, KNOB, KNOB);
		gc.setLineWidth(1);
		int line = TRACK + 12;
		var most = MemoryText.size(range.maximum());
		pen.textTo(most, SIDE + width(), line, Fonts.SMALL, ColorRole.TEXT2);
		var now = NLS.bind(Messages.Slider_now, MemoryText.size(range.now()));
		int half = pen.width(now, Fonts.SMALL) / 2;
		int nowAt = Math.clamp(x(range.now()) - half, SIDE,
				Math.max(SIDE, SIDE + width() - pen.width(most, Fonts.SMALL) - 2 * half - 12));
		if (range.floor() > 0) {
			var floor = NLS.bind(Messages.Slider_floor, MemoryText.size(range.floor()));
			int floorAt = Math.max(SIDE, x(range.floor()) - pen.width(floor, Fonts.SMALL));
			pen.text(floor, floorAt, line, width(), Fonts.SMALL, ColorRole.FAIL);
			nowAt = Math.max(nowAt, floorAt + pen.width(floor, Fonts.SMALL) + 10);
		}
		pen.text(now, nowAt, line, width(), Fonts.SMALL, ColorRole.TEXT);
	}

	private static void track(GC gc, int from, int to, ColorRole role) {
		gc.setBackground(role.color());
		gc.fillRectangle(from, TRACK, Math.max(0, to - from), 3);
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		return new Point(widthHint == SWT.DEFAULT ? 240 : widthHint, HEIGHT);
	}
}
