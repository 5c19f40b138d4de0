package org.wheelhouse.ui.migration.history;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.core.migration.history.MigrationHistory;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.migration.picture.RecordLook;
import org.wheelhouse.ui.widget.EmptyStateStack;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/** Several migrations of the history together: their curves, and their figures beneath. UI thread. */
final class ComparedPanel {

	private static final int FIRST_WIDTH = 190;
	private static final int WIDTH = 180;

	private final MigrationHistory history;
	private final EmptyStateStack deck;
	private final ComparedChart chart;
	private final Table table;
	private List<RecordLook> looks = List.of();

	ComparedPanel(Composite parent, MigrationHistory history) {
		this.history = history;
		deck = new EmptyStateStack(parent);
		var sash = new SashForm(deck.content(), SWT.VERTICAL);
		chart = new ComparedChart(sash);
		table = new Table(sash, SWT.FULL_SELECTION | SWT.V_SCROLL | SWT.H_SCROLL);
		table.setHeaderVisible(true);
		WidgetIds.name(table, "migration.compared.table");
		table.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Compare_table));
		FlatSelection.inCells(table);
		sash.addDisposeListener(_ -> close());
		deck.show(false, Messages.Compare_empty, Messages.Compare_emptyText);
	}

	private void close() {
		looks.forEach(RecordLook::close);
		looks = List.of();
	}

	ComparedChart chart() {
		return chart;
	}

	/** What is compared. */
	List<MigrationRecord> records() {
		return looks.stream().map(RecordLook::record).toList();
	}

	/** Compares these. */
	void show(List<MigrationRecord> records) {
		var before = looks;
		var now = new ArrayList<RecordLook>();
		records.forEach(record -> now.add(new RecordLook(history, record, this::refresh)));
		looks = List.copyOf(now);
		before.forEach(RecordLook::close);
		deck.show(true);
		refresh();
	}

	private void refresh() {
		if (table.isDisposed()) {
			return;
		}
		var records = records();
		chart.show(records);
		table.setRedraw(false);
		table.removeAll();
		for (var column : table.getColumns()) {
			column.dispose();
		}
		column(Messages.Compare_figure, FIRST_WIDTH);
		records.forEach(record -> column(RecordText.title(record), WIDTH));
		for (var row : ComparedFigures.rows()) {
			var item = new TableItem(table, SWT.NONE);
			item.setText(0, row.name());
			for (var i = 0; i < records.size(); i++) {
				item.setText(i + 1, row.text().apply(records.get(i)));
			}
		}
		table.setRedraw(true);
	}

	private void column(String name, int width) {
		var column = new TableColumn(table, SWT.LEFT);
		column.setText(name);
		column.setWidth(width);
		column.setResizable(true);
	}

	boolean setFocus() {
		return looks.isEmpty() ? deck.setFocus() : table.setFocus();
	}
}
