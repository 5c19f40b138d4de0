package org.wheelhouse.ui.qmp.qom;

import java.util.List;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.StyledCellLabelProvider;
import org.eclipse.jface.viewers.ViewerCell;
import org.eclipse.swt.custom.StyleRange;
import org.eclipse.swt.graphics.Point;
import org.wheelhouse.core.qom.QomValue;
import org.wheelhouse.ui.theme.ColorRole;

/** How a value reads: a link as one, QEMU's refusal faintly, a number with what it means behind it. */
final class ValueCell extends StyledCellLabelProvider {

	/** More than any window shows, and little enough to be laid out at each painting. */
	private static final int LONGEST = 300;
	private static final int TIP_DELAY = 700;
	private static final String GAP = "   ";

	private final Supplier<List<PropertyRow>> rows;

	ValueCell(Supplier<List<PropertyRow>> rows) {
		super(COLORS_ON_SELECTION);
		this.rows = rows;
	}

	@Override
	public void update(@Nullable ViewerCell cell) {
		if (cell != null && cell.getElement() instanceof PropertyRow row) {
			var value = shown(row);
			var hint = PropertyText.hint(row, rows.get());
			cell.setText(hint.isEmpty() ? value : value + GAP + hint);
			var ofValue = new StyleRange(0, value.length(), color(row).color(), null);
			ofValue.underline = row.target().isPresent();
			cell.setStyleRanges(hint.isEmpty()
					? new StyleRange[]{ofValue}
					: new StyleRange[]{ofValue, new StyleRange(value.length(), GAP.length() + hint.length(),
							ColorRole.TEXT2.color(), null)});
		}
		super.update(cell);
	}

	private static String shown(PropertyRow row) {
		var text = row.text().replaceAll("\\s+", " ");
		return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
	}

	private static ColorRole color(PropertyRow row) {
		return switch (row.value()) {
			case QomValue.Refused _ -> ColorRole.FAINT;
			default -> row.target().isPresent() ? ColorRole.ACCENT : ColorRole.TEXT;
		};
	}

	@Override
	public @Nullable String getToolTipText(@Nullable Object element) {
		return element instanceof PropertyRow row ? PropertyText.tip(row) : null;
	}

	@Override
	public Point getToolTipShift(@Nullable Object element) {
		return new Point(12, 18);
	}

	@Override
	public int getToolTipDisplayDelayTime(@Nullable Object element) {
		return TIP_DELAY;
	}
}
