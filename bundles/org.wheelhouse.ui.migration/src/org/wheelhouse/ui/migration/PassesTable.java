package org.wheelhouse.ui.migration;

import java.util.List;
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
import org.wheelhouse.core.state.PassMark;
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
	private List<PassMark> passes = List.of();
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
		column(Messages.Column_number, 26, pass -> Integer.toString(pass.number()));
		column(Messages.Column_took, 60, pass -> Quantity.milliseconds(pass.tookMillis()).toString());
		column(Messages.Column_start, 72, pass -> Quantity.bytes(pass.remainingAtStart()).toString());
		column(Messages.Column_dirty, 80,
				pass -> judged(pass) ? Quantity.rate(pass.dirtyBytesPerSecond()).toString() : "–");
		column(Messages.Column_down, 56,
				pass -> judged(pass) ? Quantity.milliseconds(pass.expectedDowntimeMillis()).toString() : "–");
		viewer.setInput(this);
	}

	/** The control. */
	Table control() {
		return viewer.getTable();
	}

	/** Shows these passes; the last one is under way. */
	void show(List<PassMark> newPasses, long downtimeLimitMillis) {
		if (newPasses.equals(passes) && downtimeLimitMillis == limitMillis) {
			return;
		}
		boolean another = newPasses.size() > passes.size();
		passes = List.copyOf(newPasses);
		limitMillis = downtimeLimitMillis;
		viewer.refresh();
		if (another && viewer.getSelection().isEmpty()) {
			viewer.reveal(passes.getLast());
		}
	}

	/** What QEMU says of rates and downtime is not measured yet in the first pass, and no more after the last. */
	private static boolean judged(PassMark pass) {
		return pass.number() > 1 && pass.expectedDowntimeMillis() >= 0;
	}

	private void column(String heading, int width, Function<PassMark, String> text) {
		boolean downtime = heading.equals(Messages.Column_down);
		TableViewerColumn column = new TableViewerColumn(viewer, Columns.add(viewer.getTable(), heading, width));
		column.setLabelProvider(new ColumnLabelProvider() {
			@Override
			public String getText(@Nullable Object element) {
				return element instanceof PassMark pass ? text.apply(pass) : "";
			}

			@Override
			public @Nullable Color getForeground(@Nullable Object element) {
				return downtime && element instanceof PassMark pass && judged(pass)
						&& pass.expectedDowntimeMillis() > limitMillis ? ColorRole.FAIL.color() : null;
			}
		});
	}

	/** A pass is the same pass while its figures grow. */
	private static final class ByNumber implements IElementComparer {

		@Override
		public boolean equals(@Nullable Object a, @Nullable Object b) {
			return a instanceof PassMark one && b instanceof PassMark other ? one.number() == other.number() : a == b;
		}

		@Override
		public int hashCode(@Nullable Object element) {
			return element instanceof PassMark pass ? pass.number() : System.identityHashCode(element);
		}
	}
}
