package org.wheelhouse.ui.machines;

import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.OwnerDrawLabelProvider;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.widget.FlatSelection;

/**
 * A cell of the tree that paints itself, on a calm selection. The item keeps its text too, for assistive technology.
 */
abstract class RowCell extends OwnerDrawLabelProvider {

	static final int ROW_HEIGHT = 22;
	static final int GAP = 6;

	/** What is painted, as text. */
	abstract String text(Object element);

	/** Paints it into the cell. The GC's colours and fonts may be changed. */
	abstract void paint(GC gc, Object element, Rectangle cell, TreeItem item);

	/** What a person sees of a row that is cut off; empty for nothing. */
	String toolTip(Object element) {
		return switch (element) {
			case Machine machine -> Stream.of(machine.getDetail(), machine.getEndingText(), machine.getAddress())
					.flatMap(String::lines).filter(line -> !line.isBlank()).distinct()
					.collect(Collectors.joining("\n"));
			case Host host ->
				Stream.of(host.getProblem(), host.getProblemWords(), host.getProblemAdvice(), host.getDetail())
						.filter(text -> !text.isEmpty()).collect(Collectors.joining("\n"));
			case FoundQemu qemu -> FoundText.all(qemu);
			default -> "";
		};
	}

	@Override
	public @Nullable String getToolTipText(@Nullable Object element) {
		var text = element == null ? "" : toolTip(element);
		return text.isEmpty() ? null : text;
	}

	@Override
	public void update(@Nullable ViewerCell cell) {
		if (cell != null) {
			var text = text(cell.getElement());
			if (!text.equals(cell.getText())) {
				cell.setText(text);
			}
		}
		super.update(cell);
	}

	@Override
	protected void erase(@Nullable Event event, @Nullable Object element) {
		if (event != null) {
			FlatSelection.select(event.gc, event, event.widget instanceof Control control && control.isFocusControl());
			event.detail &= ~(SWT.FOREGROUND | SWT.SELECTED | SWT.HOT);
		}
	}

	@Override
	protected void measure(@Nullable Event event, @Nullable Object element) {
		if (event != null) {
			event.height = ROW_HEIGHT;
			event.width = 10;
		}
	}

	@Override
	protected void paint(@Nullable Event event, @Nullable Object element) {
		if (event != null && element != null && event.item instanceof TreeItem item) {
			var cell = item.getBounds(event.index);
			paint(event.gc, element, cell, item);
			event.gc.setAlpha(255);
		}
	}

	/** Draws text that is vertically centred, and tells how wide it is. */
	static int draw(GC gc, String text, int x, Rectangle cell) {
		var extent = gc.textExtent(text);
		gc.drawText(text, x, cell.y + (cell.height - extent.y) / 2, true);
		return extent.x;
	}
}
