package org.wheelhouse.ui.qmp.rows;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.OwnerDrawLabelProvider;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CutText;

/**
 * A column whose texts have colours of their own: GTK paints those of rows that are erased by us in one colour only. A text
 * that has no room ends in dots. UI thread.
 */
public abstract class RowLabels extends OwnerDrawLabelProvider {

	private static final int MARGIN = 3;
	private static final int TIP_DELAY = 700;
	private static final int TIP_TIME = 12_000;

	private final boolean right;

	/** @param right whether the texts end at the right border of the column */
	protected RowLabels(boolean right) {
		this.right = right;
	}

	/** The text of a row. */
	protected abstract String text(Object element);

	/** Its colour. */
	protected abstract ColorRole color(Object element);

	/** Its font. */
	protected Fonts font() {
		return Fonts.PLAIN;
	}

	/** What is told when the pointer rests on it; null for nothing. */
	protected @Nullable String tip(Object element) {
		return null;
	}

	@Override
	public final void update(@Nullable ViewerCell cell) {
		if (cell != null) {
			cell.setText(text(cell.getElement()));
			cell.setForeground(color(cell.getElement()).color());
			cell.setFont(font().font());
		}
	}

	@Override
	protected final void measure(@Nullable Event event, @Nullable Object element) {
		// As GTK does by the text.
	}

	@Override
	protected final void erase(@Nullable Event event, @Nullable Object element) {
		if (event != null) {
			event.detail &= ~SWT.FOREGROUND;
		}
	}

	@Override
	protected final void paint(@Nullable Event event, @Nullable Object element) {
		if (event == null || element == null) {
			return;
		}
		var cell = bounds(event);
		var gc = event.gc;
		gc.setFont(font().font());
		gc.setForeground(color(element).color());
		var room = cell.width - 2 * MARGIN;
		var text = CutText.fitting(event.gc, text(element), room);
		var size = gc.textExtent(text);
		gc.drawText(text, right ? cell.x + cell.width - MARGIN - size.x : cell.x + MARGIN,
				cell.y + (cell.height - size.y) / 2, SWT.DRAW_TRANSPARENT);
	}

	private static Rectangle bounds(Event event) {
		return switch (event.item) {
			case TableItem item -> item.getTextBounds(event.index);
			case TreeItem item -> item.getTextBounds(event.index);
			default -> new Rectangle(event.x, event.y, event.width, event.height);
		};
	}

	@Override
	public final @Nullable String getToolTipText(@Nullable Object element) {
		return element == null ? null : tip(element);
	}

	@Override
	public final Font getToolTipFont(@Nullable Object element) {
		return Fonts.PLAIN.font();
	}

	@Override
	public final Point getToolTipShift(@Nullable Object element) {
		return new Point(12, 18);
	}

	@Override
	public final int getToolTipDisplayDelayTime(@Nullable Object element) {
		return TIP_DELAY;
	}

	@Override
	public final int getToolTipTimeDisplayed(@Nullable Object element) {
		return TIP_TIME;
	}
}
