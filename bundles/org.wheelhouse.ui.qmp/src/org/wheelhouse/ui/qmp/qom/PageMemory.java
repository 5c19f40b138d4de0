package org.wheelhouse.ui.qmp.qom;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.ui.IMemento;

/** What of the page a person arranged, kept across sessions: the sash, the columns, their order. UI thread. */
final class PageMemory {

	private static final String TREE = "tree";
	private static final String TABLE = "table";
	private static final String COLUMN = "column";
	private static final String SORTED_BY = "sortedBy";
	private static final String DOWN = "down";

	private PageMemory() {
	}

	static void save(IMemento memento, QomPage page) {
		var weights = page.sash().getWeights();
		memento.putInteger(TREE, weights[0]);
		memento.putInteger(TABLE, weights[1]);
		var table = page.properties().table();
		for (var index = 0; index < PropertyTable.VALUE; index++) {
			memento.putInteger(COLUMN + index, table.getColumn(index).getWidth());
		}
		var sorted = table.getSortColumn();
		memento.putInteger(SORTED_BY, sorted == null ? 0 : table.indexOf(sorted));
		memento.putBoolean(DOWN, table.getSortDirection() == SWT.DOWN);
	}

	static void restore(@Nullable IMemento memento, QomPage page) {
		if (memento == null) {
			return;
		}
		var above = positive(memento, TREE);
		var below = positive(memento, TABLE);
		if (above.isPresent() && below.isPresent()) {
			page.sash().setWeights(above.get(), below.get());
		}
		var table = page.properties().table();
		for (var index = 0; index < PropertyTable.VALUE; index++) {
			var column = table.getColumn(index);
			positive(memento, COLUMN + index).ifPresent(column::setWidth);
		}
		var sorted = memento.getInteger(SORTED_BY);
		if (sorted != null && sorted >= 0 && sorted < table.getColumnCount()) {
			table.setSortColumn(table.getColumn(sorted));
			table.setSortDirection(Boolean.TRUE.equals(memento.getBoolean(DOWN)) ? SWT.DOWN : SWT.UP);
		}
	}

	private static Optional<Integer> positive(IMemento memento, String key) {
		return Optional.<Integer>ofNullable(memento.getInteger(key)).filter(value -> value > 0);
	}
}
