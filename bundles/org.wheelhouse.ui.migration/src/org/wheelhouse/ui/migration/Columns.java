package org.wheelhouse.ui.migration;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;

/** Columns of figures, which stand right. */
final class Columns {

	private Columns() {
	}

	/** Adds a column of this width. */
	static TableColumn add(Table table, String heading, int width) {
		TableColumn column = new TableColumn(table, SWT.RIGHT);
		column.setText(heading);
		column.setWidth(width);
		return column;
	}
}
