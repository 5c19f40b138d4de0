package org.wheelhouse.ui.migration.chart;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Columns of figures, which stand right. */
public final class Columns {

	private Columns() {
	}

	/** Adds a column of this width. */
	public static TableColumn add(Table table, String heading, int width) {
		TableColumn column = new TableColumn(table, SWT.RIGHT);
		column.setText(heading);
		column.setWidth(width);
		return column;
	}
}
