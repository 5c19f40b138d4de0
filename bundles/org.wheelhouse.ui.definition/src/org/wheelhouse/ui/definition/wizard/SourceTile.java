package org.wheelhouse.ui.definition.wizard;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.WidgetIds;

/** One of the large choices; a radio button to a screen reader. UI thread. */
final class SourceTile extends Canvas {

	private static final int MARGIN = 8;
	private static final int ICON = 16;
	private static final int GAP = 3;
	private static final int ROUND = 6;

	private final SourceKind kind;
	private boolean chosen;

	SourceTile(Composite parent, SourceKind kind) {
		super(parent, SWT.DOUBLE_BUFFERED);
		this.kind = kind;
		ColorRole.SURFACE.fill(this);
		WidgetIds.name(this, "newMachine.source." + kind.key());
		addPaintListener(event -> paint(event.gc));
		addListener(SWT.FocusIn, _ -> redraw());
		addListener(SWT.FocusOut, _ -> redraw());
		speak();
	}

	private void speak() {
		getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = kind.title() + ", " + kind.words()));
		getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
			@Override
			public void getRole(@Nullable AccessibleControlEvent asked) {
				if (asked != null) {
					asked.detail = ACC.ROLE_RADIOBUTTON;
				}
			}

			@Override
			public void getState(@Nullable AccessibleControlEvent asked) {
				if (asked != null) {
					asked.detail = ACC.STATE_FOCUSABLE | (chosen ? ACC.STATE_CHECKED : 0)
							| (isFocusControl() ? ACC.STATE_FOCUSED : 0);
				}
			}
		});
	}

	SourceKind kind() {
		return kind;
	}

	boolean isChosen() {
		return chosen;
	}

	void choose(boolean now) {
		chosen = now;
		redraw();
	}

	@Override
	public Point computeSize(int widthHint, int heightHint, boolean changed) {
		var gc = new GC(this);
		gc.setFont(Fonts.BOLD.font());
		var title = gc.textExtent(kind.title());
		gc.setFont(Fonts.SMALL.font());
		var words = gc.textExtent(kind.words());
		gc.dispose();
		return new Point(Math.max(title.x, words.x) + 2 * MARGIN,
				MARGIN + ICON + GAP + title.y + words.y + MARGIN);
	}

	private void paint(GC gc) {
		var area = getClientArea();
		gc.setAntialias(SWT.ON);
		gc.setBackground((chosen ? ColorRole.ACCENT_SOFT : ColorRole.SURFACE).color());
		gc.fillRoundRectangle(1, 1, area.width - 2, area.height - 2, ROUND, ROUND);
		gc.setForeground((chosen ? ColorRole.ACCENT : ColorRole.LINE2).color());
		gc.setLineWidth(chosen ? 2 : 1);
		gc.drawRoundRectangle(1, 1, area.width - 3, area.height - 3, ROUND, ROUND);
		if (isFocusControl()) {
			gc.setLineWidth(1);
			gc.setLineStyle(SWT.LINE_DOT);
			gc.setForeground(ColorRole.TEXT.color());
			gc.drawRoundRectangle(4, 4, area.width - 9, area.height - 9, ROUND, ROUND);
			gc.setLineStyle(SWT.LINE_SOLID);
		}
		gc.drawImage(kind.icon().image(), (area.width - ICON) / 2, MARGIN);
		gc.setFont((chosen ? Fonts.BOLD : Fonts.PLAIN).font());
		gc.setForeground(ColorRole.TEXT.color());
		var below = MARGIN + ICON + GAP + draw(gc, kind.title(), area.width, MARGIN + ICON + GAP);
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(ColorRole.TEXT2.color());
		draw(gc, kind.words(), area.width, below);
	}

	/** Centred; its height. */
	private static int draw(GC gc, String text, int width, int y) {
		var extent = gc.textExtent(text);
		gc.drawText(text, (width - extent.x) / 2, y, true);
		return extent.y;
	}
}
