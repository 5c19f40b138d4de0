package org.wheelhouse.ui.definition.form;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.core.definition.form.Field;
import org.wheelhouse.core.definition.form.Item;
import org.wheelhouse.core.definition.form.Section;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/** The items of a section, of which one is chosen: rows are made when they come into sight. UI thread; ends with its control. */
final class ItemsTable {

	/** What is told of each, as far as its fields are there. */
	private static final List<String> COLUMNS = List.of("bus", "network", "image", "model", "mac", "format", "driver",
			"option", "value", "folder", "tag");
	private static final int MOST_COLUMNS = 3;
	private static final int ROWS = 8;

	private final Table table;
	private final List<String> columns;
	private final Function<Item, String> title;
	private List<Item> items = List.of();

	/**
	 * @param title  of an item
	 * @param chosen told which one a person has chosen
	 */
	ItemsTable(Composite parent, Section section, FieldLabels labels, Function<Item, String> title,
			IntConsumer chosen) {
		this.title = title;
		columns = columns(section);
		var frame = new Composite(parent, SWT.NONE);
		table = new Table(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.VIRTUAL);
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		WidgetIds.name(table, "form.items");
		var layout = new TableColumnLayout();
		frame.setLayout(layout);
		column(layout, labels.of("section." + section.kind().name()));
		columns.forEach(name -> column(layout, labels.of(name)));
		table.addListener(SWT.SetData, event -> {
			if (event.item instanceof TableItem row && event.index < items.size()) {
				row.setText(cells(items.get(event.index)));
			}
		});
		table.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> chosen.accept(table.getSelectionIndex())));
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false)
				.hint(SWT.DEFAULT,
						table.getHeaderHeight() + table.getItemHeight() * Math.min(ROWS, section.items().size()) + 6)
				.applyTo(frame);
	}

	/** Which columns a section has: another table is needed where they are others. */
	static List<String> columns(Section section) {
		return COLUMNS.stream().filter(name -> section.field(name).isPresent()).limit(MOST_COLUMNS).toList();
	}

	private void column(TableColumnLayout layout, String text) {
		var column = new TableColumn(table, SWT.LEFT);
		column.setText(text);
		layout.setColumnData(column, new ColumnWeightData(25, 60, true));
	}

	private String[] cells(Item item) {
		return Stream.concat(Stream.of(title.apply(item)),
				columns.stream().map(name -> item.field(name).flatMap(Field::value).orElse("")))
				.toArray(String[]::new);
	}

	void show(List<Item> now, int chosen) {
		items = now;
		if (table.getItemCount() != now.size()) {
			table.setItemCount(now.size());
		}
		table.clearAll();
		if (table.getSelectionIndex() != chosen) {
			table.setSelection(chosen);
		}
	}
}
