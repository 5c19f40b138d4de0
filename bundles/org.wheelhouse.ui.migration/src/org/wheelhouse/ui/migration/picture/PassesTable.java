package org.wheelhouse.ui.migration.picture;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.IElementComparer;
import org.eclipse.jface.viewers.IStructuredContentProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.wheelhouse.model.live.MigrationPass;
import org.wheelhouse.ui.migration.chart.Columns;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * The passes in figures, one row each; a pass that grows keeps its row and selection. An expected downtime above the limit
 * is red. UI thread.
 */
final class PassesTable {

	private final TableViewer viewer;
	private List<MigrationPass> passes = List.of();
	private long limitMillis;

	PassesTable(Composite parent) {
		viewer = new TableViewer(parent, SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		Table table = viewer.getTable();
		table.setHeaderVisible(true);
		FlatSelection.inCells(table);
		WidgetIds.name(table, "migration.passes");
		ColorsChanged.follow(table, viewer::refresh);
		viewer.setComparer(new ByNumber());
		viewer.setContentProvider((IStructuredContentProvider) _ -> passes.toArray());
		column(Messages.Column_number, 32, pass -> Integer.toString(pass.getNumber()));
		column(Messages.Column_took, 60, pass -> Quantity.milliseconds(pass.getTookMillis()).toString());
		column(Messages.Column_start, 50, pass -> mebibytes(pass.getRemainingAtStart()));
		column(Messages.Column_dirty, 58, pass -> judged(pass) ? mebibytes(pass.getDirtyBytesPerSecond()) : "–");
		column(Messages.Column_down, 56,
				pass -> judged(pass) ? Quantity.milliseconds(pass.getExpectedDowntimeMillis()).toString() : "–");
		viewer.setInput(this);
	}

	/** The control. */
	Table control() {
		return viewer.getTable();
	}

	/** Shows these passes; the last one is under way. */
	void show(List<MigrationPass> newPasses, long downtimeLimitMillis) {
		boolean more = newPasses.size() > passes.size();
		boolean grown = newPasses.size() == passes.size() && downtimeLimitMillis == limitMillis
				&& (passes.isEmpty() || passes.getFirst() == newPasses.getFirst());
		passes = List.copyOf(newPasses);
		limitMillis = downtimeLimitMillis;
		if (!grown) {
			viewer.refresh();
		} else if (!passes.isEmpty()) {
			viewer.update(passes.getLast(), null);
		}
		if (more && viewer.getSelection().isEmpty()) {
			viewer.reveal(passes.getLast());
		}
	}

	/** What QEMU says of rates and downtime is not measured yet in the first pass, and no more after the last. */
	private static boolean judged(MigrationPass pass) {
		return pass.getNumber() > 1 && pass.getExpectedDowntimeMillis() >= 0;
	}

	/** All in one unit, so that they can be compared. */
	private static String mebibytes(long bytes) {
		double value = bytes / (double) (1 << 20);
		return bytes < 0 ? "–" : String.format(Locale.ROOT, value >= 99.95 ? "%.0f" : "%.1f", value);
	}

	private void column(String heading, int width, Function<MigrationPass, String> text) {
		boolean downtime = heading.equals(Messages.Column_down);
		TableViewerColumn column = new TableViewerColumn(viewer, Columns.add(viewer.getTable(), heading, width));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(@Nullable Object element) {
				return element instanceof MigrationPass pass ? text.apply(pass) : "";
			}

			@Override
			public @Nullable Color getForeground(@Nullable Object element) {
				return downtime && element instanceof MigrationPass pass && judged(pass)
						&& pass.getExpectedDowntimeMillis() > limitMillis ? ColorRole.FAIL.color() : null;
			}
		});
	}

	/** A pass is the same pass while its figures grow. */
	private static final class ByNumber implements IElementComparer {

		@Override
		public boolean equals(@Nullable Object a, @Nullable Object b) {
			return a instanceof MigrationPass one && b instanceof MigrationPass other
					? one.getNumber() == other.getNumber()
					: a == b;
		}

		@Override
		public int hashCode(@Nullable Object element) {
			return element instanceof MigrationPass pass ? pass.getNumber() : System.identityHashCode(element);
		}
	}
}
