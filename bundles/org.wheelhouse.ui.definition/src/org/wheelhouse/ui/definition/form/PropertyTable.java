package org.wheelhouse.ui.definition.form;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.definition.form.Field;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * What else an item could say, however much that is: rows are made when they come into sight, and the one that is chosen is
 * edited beneath. UI thread; ends with its control.
 */
final class PropertyTable {

	private static final int ROWS = 8;

	private final Text filter;
	private final Table table;
	private List<Field> all = List.of();
	private List<Field> shown = List.of();

	/**
	 * @param parent a grid of three columns
	 * @param chosen told which one is to be edited
	 */
	PropertyTable(Composite parent, Consumer<Field> chosen) {
		filter = new Text(parent, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		filter.setMessage(Messages.Properties_Filter);
		WidgetIds.name(filter, "form.properties.filter");
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(filter);
		var frame = new Composite(parent, SWT.NONE);
		table = new Table(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.VIRTUAL);
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		WidgetIds.name(table, "form.properties");
		var layout = new TableColumnLayout();
		frame.setLayout(layout);
		column(layout, Messages.Properties_Name, 40);
		column(layout, Messages.Properties_Value, 25);
		column(layout, Messages.Properties_Default, 20);
		column(layout, Messages.Properties_Choices, 35);
		table.addListener(SWT.SetData, event -> {
			if (event.item instanceof TableItem row && event.index < shown.size()) {
				var field = shown.get(event.index);
				row.setText(new String[]{field.name(), field.value().orElse(""), field.defaultValue(),
						String.join(", ", field.choices())});
			}
		});
		table.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> {
			var at = table.getSelectionIndex();
			if (at >= 0 && at < shown.size()) {
				chosen.accept(shown.get(at));
			}
		}));
		filter.addModifyListener(_ -> fill());
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false)
				.hint(SWT.DEFAULT, table.getHeaderHeight() + ROWS * table.getItemHeight() + 6).applyTo(frame);
	}

	private void column(TableColumnLayout layout, String text, int weight) {
		var column = new TableColumn(table, SWT.LEFT);
		column.setText(text);
		layout.setColumnData(column, new ColumnWeightData(weight, 50, true));
	}

	/** @param edited the name of the one that is edited */
	void show(List<Field> now, Optional<String> edited) {
		all = now;
		fill();
		edited.ifPresent(name -> {
			for (var i = 0; i < shown.size(); i++) {
				if (shown.get(i).name().equals(name)) {
					table.setSelection(i);
				}
			}
		});
	}

	private void fill() {
		var wanted = filter.getText().strip().toLowerCase(Locale.ROOT);
		shown = wanted.isEmpty()
				? all
				: all.stream().filter(field -> field.name().toLowerCase(Locale.ROOT).contains(wanted)).toList();
		table.setItemCount(shown.size());
		table.clearAll();
	}

	/** What is searched for, to go on with it in another table. */
	String filter() {
		return filter.getText();
	}

	void filter(String words) {
		filter.setText(words);
	}
}
