package org.wheelhouse.ui.widget;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ColumnViewer;
import org.eclipse.jface.viewers.Viewer;
import org.eclipse.jface.viewers.ViewerComparator;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.eclipse.swt.widgets.Widget;

/**
 * Sorts the rows of a tree or table by the column whose head is clicked: a second click the other way round, a third one as they
 * come. What is no row of that kind keeps its place. A view remembers it, also after a kill. UI thread.
 *
 * @param <T> the rows that are sorted
 */
public final class ColumnSort<T> {

	private static final String KEY = "sort.";

	private final ColumnViewer viewer;
	private final Class<T> rows;
	private final String id;
	private final List<Column<T>> columns = new ArrayList<>();
	private int sorted = -1;
	private boolean down;

	private record Column<T>(Widget head, Comparator<T> order) {}

	/**
	 * @param id   what the table is called where it is remembered
	 * @param rows the rows that are sorted
	 */
	public ColumnSort(ColumnViewer viewer, String id, Class<T> rows) {
		this.viewer = viewer;
		this.id = id;
		this.rows = rows;
	}

	/** Has a click on the head of a column sort by this. Columns are told in their order. */
	public void by(TreeColumn head, Comparator<T> order) {
		head.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> clicked(head)));
		columns.add(new Column<>(head, order));
	}

	/** The same for a table. */
	public void by(TableColumn head, Comparator<T> order) {
		head.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> clicked(head)));
		columns.add(new Column<>(head, order));
	}

	/** Sorts as it was sorted last. To be called when all columns have been told. */
	public void restore() {
		if (Platform.isRunning()) {
			var kept = InstanceScope.INSTANCE.getNode("org.wheelhouse.ui").getInt(KEY + id, 0);
			if (kept != 0 && Math.abs(kept) <= columns.size()) {
				sort(Math.abs(kept) - 1, kept < 0);
			}
		}
	}

	/** Whether the rows are not as they come. */
	public boolean isOn() {
		return sorted >= 0;
	}

	private void clicked(Widget head) {
		var column = columns.stream().map(Column::head).toList().indexOf(head);
		if (column != sorted) {
			sort(column, false);
		} else {
			sort(down ? -1 : column, !down);
		}
		if (Platform.isRunning()) {
			KeptPreference.put(InstanceScope.INSTANCE.getNode("org.wheelhouse.ui"), KEY + id,
					Integer.toString(down ? -sorted - 1 : sorted + 1));
		}
	}

	private void sort(int column, boolean descending) {
		sorted = column;
		down = column >= 0 && descending;
		var direction = column < 0 ? SWT.NONE : down ? SWT.DOWN : SWT.UP;
		switch (viewer.getControl()) {
			case Tree tree -> {
				tree.setSortColumn(column < 0 ? null : (TreeColumn) columns.get(column).head());
				tree.setSortDirection(direction);
			}
			case Table table -> {
				table.setSortColumn(column < 0 ? null : (TableColumn) columns.get(column).head());
				table.setSortDirection(direction);
			}
			default -> throw new IllegalStateException("neither a tree nor a table");
		}
		viewer.setComparator(column < 0 ? null : new Order(columns.get(column).order()));
	}

	/** The sort is stable: rows that are alike stay as they come. */
	private final class Order extends ViewerComparator {

		private final Comparator<T> order;

		Order(Comparator<T> order) {
			this.order = down ? order.reversed() : order;
		}

		@Override
		public int compare(@Nullable Viewer asked, @Nullable Object one, @Nullable Object other) {
			return rows.isInstance(one) && rows.isInstance(other)
					? order.compare(rows.cast(one), rows.cast(other))
					: 0;
		}
	}
}
