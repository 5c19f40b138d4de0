package org.wheelhouse.ui.migration.history;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/** The records of the model, the newest first; what is selected stays so while others come and go. UI thread. */
final class HistoryTable {

	private static final int FIGURES_WIDTH = 64;
	/** GTK gives the last column somewhat more. */
	private static final int SLACK = 20;
	private static final int LEAST_WIDTH = 120;

	private final Inventory inventory;
	private final Table table;
	private final List<Runnable> listeners = new ArrayList<>();
	private List<MigrationRecord> rows = List.of();
	private long highest;

	HistoryTable(Composite parent, Inventory inventory) {
		this.inventory = inventory;
		parent.setLayout(new FillLayout());
		table = new Table(parent, SWT.FULL_SELECTION | SWT.MULTI | SWT.V_SCROLL);
		table.setHeaderVisible(true);
		WidgetIds.name(table, "migration.history.table");
		table.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Table_name));
		FlatSelection.in(table);
		column(Messages.Column_migration, SWT.LEFT);
		column(Messages.Column_took, SWT.RIGHT);
		column(Messages.Column_downtime, SWT.RIGHT);
		table.addListener(SWT.MeasureItem, event -> event.height = RecordPainter.HEIGHT);
		table.addListener(SWT.EraseItem, event -> event.detail &= ~SWT.FOREGROUND);
		table.addListener(SWT.PaintItem, this::paint);
		table.addListener(SWT.Resize, _ -> fit());
		table.addListener(SWT.Selection, _ -> tell());
		table.addListener(SWT.MouseHover, event -> {
			var item = table.getItem(new Point(event.x, event.y));
			table.setToolTipText(item == null ? "" : row(item).map(RecordText::spoken).orElse(""));
		});
		ColorsChanged.follow(table, table::redraw);
		var updating = new Conflated(table.getDisplay(), Conflated.VIEW_PERIOD, this::update);
		var changes = new HistoryChanges(_ -> updating.request());
		inventory.eAdapters().add(changes);
		table.addDisposeListener(_ -> {
			inventory.eAdapters().remove(changes);
			updating.stop();
		});
		update();
	}

	private void column(String name, int style) {
		new TableColumn(table, style).setText(name);
	}

	private void fit() {
		var width = table.getClientArea().width;
		var first = Math.max(LEAST_WIDTH, width - 2 * FIGURES_WIDTH - SLACK);
		table.getColumn(0).setWidth(first);
		table.getColumn(1).setWidth(FIGURES_WIDTH);
		table.getColumn(2).setWidth(FIGURES_WIDTH);
	}

	Table table() {
		return table;
	}

	/** Told when other records are selected, or there are others. */
	void onChange(Runnable listener) {
		listeners.add(listener);
	}

	private void tell() {
		listeners.forEach(Runnable::run);
	}

	boolean isEmpty() {
		return rows.isEmpty();
	}

	/** From top to bottom. */
	List<MigrationRecord> selected() {
		return Arrays.stream(table.getSelectionIndices()).sorted().filter(index -> index < rows.size())
				.mapToObj(index -> Objects.requireNonNull(rows.get(index))).toList();
	}

	/** Selects one and shows it. */
	void select(String id) {
		update();
		for (var i = 0; i < rows.size(); i++) {
			if (rows.get(i).getId().equals(id)) {
				table.setSelection(i);
				table.showSelection();
			}
		}
		tell();
	}

	private void update() {
		var selected = selected().stream().map(MigrationRecord::getId).collect(Collectors.toSet());
		rows = List.copyOf(inventory.getMigrations());
		highest = rows.stream().flatMap(record -> record.getCurve().stream()).mapToLong(Long::longValue).max()
				.orElse(0);
		table.setItemCount(rows.size());
		for (var i = 0; i < rows.size(); i++) {
			table.getItem(i).setText(texts(rows.get(i)));
		}
		select(selected);
		table.redraw();
		tell();
	}

	private void select(Set<String> ids) {
		table.deselectAll();
		for (var i = 0; i < rows.size(); i++) {
			if (ids.contains(rows.get(i).getId())) {
				table.select(i);
			}
		}
	}

	/** They are painted, and read by a screen reader. */
	private static String[] texts(MigrationRecord record) {
		return new String[]{
				RecordText.title(record) + ", " + RecordText.outcome(record.getOutcome()) + ", "
						+ RecordText.line(record),
				RecordText.took(record), RecordText.downtime(record) + ", " + RecordText.sent(record)};
	}

	private void paint(Event event) {
		if (!(event.item instanceof TableItem item)) {
			return;
		}
		row(item).ifPresent(record -> {
			var cell = item.getBounds(event.index);
			switch (event.index) {
				case 0 -> RecordPainter.migration(event.gc, record, cell);
				case 1 -> RecordPainter.took(event.gc, record, cell, highest);
				default -> RecordPainter.figures(event.gc, RecordText.downtime(record), RecordText.sent(record), cell);
			}
			event.gc.setForeground(ColorRole.LINE.color());
			var bottom = event.y + event.height - 1;
			event.gc.drawLine(cell.x, bottom, cell.x + cell.width, bottom);
		});
	}

	private Optional<MigrationRecord> row(TableItem item) {
		var index = table.indexOf(item);
		return index >= 0 && index < rows.size() ? Optional.of(rows.get(index)) : Optional.empty();
	}
}
