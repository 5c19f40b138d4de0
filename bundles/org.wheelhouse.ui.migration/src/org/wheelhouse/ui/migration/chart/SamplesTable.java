package org.wheelhouse.ui.migration.chart;

import java.time.Duration;
import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.WidgetIds;

/** The chart in figures: a row for each sample, made only when it is looked at. UI thread. */
public final class SamplesTable {

	private static final String NOT_KNOWN = "–";
	private static final int WIDTH = 86;

	private final Table table;
	private List<MigrationSample> rows = List.of();
	private @Nullable MigrationState state;

	/** A table of nothing. */
	public SamplesTable(Composite parent) {
		table = new Table(parent, SWT.VIRTUAL | SWT.BORDER | SWT.FULL_SELECTION | SWT.SINGLE);
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		WidgetIds.name(table, "migration.samples");
		Columns.add(table, Messages.Column_time, 70);
		Columns.add(table, Messages.Column_pass, 50);
		for (Figure figure : Figure.values()) {
			Columns.add(table, figure.heading(), WIDTH);
		}
		new TableColumn(table, SWT.NONE);
		table.addListener(SWT.SetData, e -> {
			if (e.item instanceof TableItem item) {
				item.setText(texts(table.indexOf(item)));
			}
		});
	}

	/** The control. */
	public Table control() {
		return table;
	}

	/** Lists the samples of this; called again whenever there are more. */
	public void show(Sight sight) {
		boolean same = state == sight.state();
		int before = table.getItemCount();
		state = sight.state();
		rows = sight.samples();
		table.setItemCount(rows.size());
		if (!same || rows.size() < before) {
			table.clearAll();
		} else if (table.getSelectionCount() == 0 && rows.size() > before && before > 0) {
			table.showItem(table.getItem(rows.size() - 1));
		}
	}

	private String[] texts(int row) {
		if (row < 0 || row >= rows.size()) {
			return new String[0];
		}
		MigrationSample sample = rows.get(row);
		Figure[] figures = Figure.values();
		String[] texts = new String[figures.length + 2];
		texts[0] = (sample.isGap() ? "⋯ " : "") + Quantity.stopwatch(Duration.ofMillis(sample.getAtMillis()));
		texts[1] = Long.toString(Math.max(1, sample.getDirtySyncCount()));
		for (int index = 0; index < figures.length; index++) {
			double value = figures[index].of(sample);
			texts[index + 2] = value < 0 ? NOT_KNOWN : figures[index].measure().figure(value);
		}
		return texts;
	}
}
