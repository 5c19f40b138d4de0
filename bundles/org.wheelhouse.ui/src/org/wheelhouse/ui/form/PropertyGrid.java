package org.wheelhouse.ui.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.deviceform.PropertyField;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.ColorsChanged;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * Properties that are found by a search, in a table; the selected one is edited beneath. What differs is bold, and stays in sight
 * when nothing is looked for. UI thread.
 */
final class PropertyGrid extends Composite {

	private static final int HEIGHT = 72;
	private static final int NAME_WIDTH = 190;

	private final List<PropertyField> properties;
	private final Runnable changed;
	private final Map<String, String> typed = new LinkedHashMap<>();
	private final Text search;
	private final Table table;
	private final Combo value;
	private final Label about;
	private List<PropertyField> shown = List.of();
	private @Nullable PropertyField edited;

	/** @param id what tests know it by: its parts are {@code .search}, {@code .table}, {@code .value} and {@code .about} */
	PropertyGrid(Composite parent, String id, List<PropertyField> properties, Runnable changed) {
		super(parent, SWT.NONE);
		this.properties = properties;
		this.changed = changed;
		WidgetIds.name(this, id);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 4).applyTo(this);
		GridDataFactory.fillDefaults().grab(true, false).span(3, 1).applyTo(this);
		search = new Text(this, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
		search.setMessage(Messages.PropertyGrid_search);
		WidgetIds.name(search, id + ".search");
		GridDataFactory.fillDefaults().grab(true, false).span(2, 1).applyTo(search);
		table = new Table(this, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER | SWT.V_SCROLL);
		WidgetIds.name(table, id + ".table");
		GridDataFactory.fillDefaults().grab(true, true).span(2, 1).hint(SWT.DEFAULT, HEIGHT).applyTo(table);
		new TableColumn(table, SWT.LEFT).setWidth(NAME_WIDTH);
		new TableColumn(table, SWT.LEFT).setWidth(NAME_WIDTH);
		about = new Label(this, SWT.WRAP);
		ColorRole.TEXT2.ink(about);
		WidgetIds.name(about, id + ".about");
		GridDataFactory.fillDefaults().grab(true, false).hint(NAME_WIDTH, 2 * search.getLineHeight()).applyTo(about);
		value = new Combo(this, SWT.DROP_DOWN);
		WidgetIds.name(value, id + ".value");
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.BEGINNING).hint(NAME_WIDTH - 40, SWT.DEFAULT).applyTo(value);
		search.addListener(SWT.Modify, _ -> {
			fill();
			changed.run();
		});
		table.addListener(SWT.Selection, _ -> edit());
		value.addListener(SWT.Modify, _ -> change());
		ColorsChanged.follow(table, this::fill);
		fill();
	}

	/** A line {@code name=value} for each that differs. */
	String entry() {
		return FormField.Properties.write(typed);
	}

	/** Has these stand there at first, as far as they differ. */
	void begin(Map<String, String> values) {
		properties.stream().filter(property -> property.differs(values.getOrDefault(property.name(), "")))
				.forEach(property -> typed.put(property.name(), values.getOrDefault(property.name(), "")));
		fill();
	}

	void take(String entry) {
		typed.clear();
		typed.putAll(FormField.Properties.read(entry));
		fill();
	}

	/** Nobody needs the room for what is neither looked for nor changed. */
	private void open() {
		var wanted = !search.getText().isBlank() || !typed.isEmpty();
		for (var part : List.of(table, about, value)) {
			((GridData) part.getLayoutData()).exclude = !wanted;
			part.setVisible(wanted);
		}
	}

	private void fill() {
		open();
		var kept = edited;
		shown = properties.stream().filter(property -> typed.containsKey(property.name())
				&& search.getText().isBlank() || !search.getText().isBlank() && matches(property)).toList();
		table.setRedraw(false);
		table.removeAll();
		shown.forEach(property -> show(property, new TableItem(table, SWT.NONE)));
		table.setRedraw(true);
		int at = Math.max(shown.indexOf(kept), Math.min(0, shown.size() - 1));
		table.setSelection(at);
		edit();
	}

	private boolean matches(PropertyField property) {
		var text = (property.name() + " " + property.description()).toLowerCase(Locale.ROOT);
		return Stream.of(search.getText().toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(text::contains);
	}

	private void show(PropertyField property, TableItem item) {
		var text = typed.getOrDefault(property.name(), "");
		var differs = property.differs(text);
		item.setText(new String[]{property.name(), differs ? text : property.initial()});
		item.setFont(differs ? Fonts.BOLD.font() : Fonts.PLAIN.font());
		item.setForeground(differs ? ColorRole.TEXT.color() : ColorRole.TEXT2.color());
	}

	private void edit() {
		int at = table.getSelectionIndex();
		var selected = at < 0 ? null : shown.get(at);
		var again = Objects.equals(selected, edited);
		edited = selected;
		value.setEnabled(selected != null);
		if (selected == null) {
			about.setText("");
			return;
		}
		Literal.show(about, String.join(". ", Stream.of(selected.description(),
				selected.type(), selected.hint()).filter(part -> !part.isEmpty()).toList()));
		if (!again) {
			var items = new ArrayList<String>(selected.choices());
			value.setItems(items.toArray(String[]::new));
			value.setText(typed.getOrDefault(selected.name(), selected.initial()));
		}
	}

	private void change() {
		var property = edited;
		if (property == null) {
			return;
		}
		var text = value.getText();
		if (property.differs(text)) {
			typed.put(property.name(), text);
		} else {
			typed.remove(property.name());
		}
		int at = shown.indexOf(property);
		if (at >= 0) {
			show(property, table.getItem(at));
		}
		changed.run();
	}
}
