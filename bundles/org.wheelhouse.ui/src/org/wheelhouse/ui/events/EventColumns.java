package org.wheelhouse.ui.events;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.ui.IMemento;

/** The columns of the table: how wide they are, and in which order, is the person's. UI thread. */
final class EventColumns {

	private static final int[] WIDTHS = {94, 70, 180, 220};
	private static final int NARROWEST = 20;
	private static final String WIDTH = "column.widths";
	private static final String ORDER = "column.order";

	private final Table table;

	EventColumns(Table table) {
		this.table = table;
		var titles = new String[]{Messages.Column_Time, Messages.Column_Machine, Messages.Column_Event,
				Messages.Column_What};
		for (var i = 0; i < titles.length; i++) {
			var column = new TableColumn(table, SWT.LEFT);
			column.setText(titles[i]);
			column.setWidth(WIDTHS[i]);
			column.setResizable(true);
			column.setMoveable(true);
		}
	}

	void save(IMemento memento) {
		memento.putString(WIDTH,
				numbers(Arrays.stream(table.getColumns()).mapToInt(TableColumn::getWidth).toArray()));
		memento.putString(ORDER, numbers(table.getColumnOrder()));
	}

	/** What is kept by another version, or damaged, is passed over. */
	void restore(IMemento memento) {
		var widths = numbers(memento.getString(WIDTH));
		if (widths.length == WIDTHS.length) {
			for (var i = 0; i < widths.length; i++) {
				table.getColumn(i).setWidth(Math.max(NARROWEST, widths[i]));
			}
		}
		var order = numbers(memento.getString(ORDER));
		if (Arrays.equals(Arrays.stream(order).sorted().toArray(), IntStream.range(0, WIDTHS.length).toArray())) {
			table.setColumnOrder(order);
		}
	}

	private static String numbers(int[] numbers) {
		return Arrays.stream(numbers).mapToObj(Integer::toString).collect(Collectors.joining(" "));
	}

	private static int[] numbers(@Nullable String text) {
		return text == null || !text.matches("\\d{1,5}( \\d{1,5})*")
				? new int[0]
				: Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}
}
