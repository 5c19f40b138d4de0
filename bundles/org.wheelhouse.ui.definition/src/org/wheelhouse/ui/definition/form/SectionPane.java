package org.wheelhouse.ui.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.layout.TableColumnLayout;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.ScrolledComposite;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Menu;
import org.eclipse.swt.widgets.MenuItem;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.wheelhouse.core.definition.form.Addition;
import org.wheelhouse.core.definition.form.Field;
import org.wheelhouse.core.definition.form.Item;
import org.wheelhouse.core.definition.form.Section;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * One section: its items, and the fields of the one that is chosen. When something changes the widgets stay as long as there
 * are the same fields, with the focus and what is being typed. UI thread; ends with its control.
 */
final class SectionPane {

	/** What a table of items tells of each, as far as its fields are there. */
	private static final List<String> COLUMNS = List.of("bus", "network", "image", "model", "mac", "format", "driver",
			"option", "value", "folder", "tag");
	private static final int MOST_COLUMNS = 3;

	private final ScrolledComposite scroll;
	private final Composite content;
	private final FieldLabels labels;
	private final Editing editing;
	private final List<FieldRow> rows = new ArrayList<>();
	private Optional<Table> itemsTable = Optional.empty();
	private Optional<Label> itemHeading = Optional.empty();
	private List<String> itemColumns = List.of();
	private String shape = "";
	private int chosen;
	private boolean everything;
	private Section section;

	/** What is done by the fields. */
	interface Editing {

		/** A field is to have another value. */
		void change(Field field, String value);

		/** What is added or removed, with what it is called. */
		void replace(String label, DefinitionText text);

		/** A field, or an item, is what a person looks at. */
		void focused(Item item, List<Field> field);
	}

	SectionPane(Composite parent, Section first, FieldLabels labels, Editing editing) {
		this.labels = labels;
		this.editing = editing;
		section = first;
		scroll = new ScrolledComposite(parent, SWT.V_SCROLL);
		ColorRole.SURFACE.fill(scroll);
		scroll.setExpandHorizontal(true);
		scroll.setExpandVertical(true);
		content = new Composite(scroll, SWT.NONE);
		ColorRole.SURFACE.fill(content);
		content.setBackgroundMode(SWT.INHERIT_DEFAULT);
		GridLayoutFactory.fillDefaults().numColumns(3).margins(14, 10).spacing(8, 8).applyTo(content);
		WidgetIds.name(content, "form.section");
		scroll.setContent(content);
		scroll.addListener(SWT.Resize, _ -> measure());
	}

	Composite control() {
		return scroll;
	}

	/** Shows a section as it is now. */
	void show(Section now, List<Finding> findings) {
		section = now;
		chosen = Math.clamp(chosen, 0, Math.max(0, now.items().size() - 1));
		var wanted = shapeOf(now);
		if (!wanted.equals(shape)) {
			shape = wanted;
			build();
		}
		fill(findings);
	}

	/** Whether these are the same widgets: what is there, not what it says. */
	private String shapeOf(Section now) {
		var form = new StringBuilder(now.kind().name()).append(chosen).append(everything)
				.append(now.additions().size());
		form.append(now.items().size()).append(COLUMNS.stream().filter(name -> now.field(name).isPresent()).toList());
		if (!now.items().isEmpty()) {
			fields(now.items().get(chosen))
					.forEach(field -> form.append('\t').append(field.name()).append(field.kind()));
		}
		return form.toString();
	}

	private void build() {
		var typed = rows.stream().filter(FieldRow::hasFocus).findFirst();
		var caret = typed.flatMap(FieldRow::selection);
		content.setRedraw(false);
		for (var child : content.getChildren()) {
			child.dispose();
		}
		rows.clear();
		itemsTable = Optional.empty();
		itemHeading = Optional.empty();
		heading(labels.of("section." + section.kind().name()));
		if (section.items().size() > 1) {
			items();
		}
		buttons();
		if (section.items().isEmpty()) {
			said(Messages.Section_Empty);
		} else {
			var item = section.items().get(chosen);
			if (section.items().size() > 1) {
				itemHeading = Optional.of(heading(title(item)));
			}
			for (var field : fields(item)) {
				rows.add(new FieldRow(content, field, labels, editing::change,
						now -> editing.focused(section.items().get(chosen), List.of(now))));
			}
			more(item);
		}
		content.setRedraw(true);
		typed.flatMap(before -> rows.stream().filter(row -> row.field().name().equals(before.field().name()))
				.findFirst()).ifPresent(row -> row.goOn(caret));
	}

	/** What the definition says of it, and when somebody wants to see that, what else could be said. */
	private List<Field> fields(Item item) {
		return everything ? Stream.concat(item.fields().stream(), item.more().stream()).toList() : item.fields();
	}

	private void more(Item item) {
		var count = everything ? 0 : item.more().size();
		if (count == 0 && !everything) {
			return;
		}
		var link = new Link(content, SWT.NONE);
		link.setLinkForeground(ColorRole.ACCENT.color());
		link.setText("<a>" + (everything ? Messages.Section_Fewer : NLS.bind(Messages.Section_More, count)) + "</a>");
		WidgetIds.name(link, "form.more");
		link.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> {
			everything = !everything;
			editing.focused(section.items().get(chosen), List.of());
		}));
		GridDataFactory.fillDefaults().span(3, 1).applyTo(link);
	}

	private String title(Item item) {
		return item.title().isEmpty() ? labels.of("section." + section.kind().name()) : item.title();
	}

	private Label heading(String text) {
		var label = new Label(content, SWT.NONE);
		label.setText(Literal.label(text));
		label.setFont(Fonts.BOLD.font());
		ColorRole.TEXT.ink(label);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(label);
		var line = new Label(content, SWT.SEPARATOR | SWT.HORIZONTAL);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).applyTo(line);
		return label;
	}

	private void said(String text) {
		var label = new Label(content, SWT.WRAP);
		label.setText(Literal.label(text));
		ColorRole.TEXT2.ink(label);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(200, SWT.DEFAULT).applyTo(label);
	}

	private void items() {
		var frame = new Composite(content, SWT.NONE);
		var table = new Table(frame, SWT.SINGLE | SWT.FULL_SELECTION | SWT.BORDER);
		table.setHeaderVisible(true);
		FlatSelection.in(table);
		WidgetIds.name(table, "form.items");
		var layout = new TableColumnLayout();
		frame.setLayout(layout);
		column(table, layout, labels.of("section." + section.kind().name()), 25);
		var columns = COLUMNS.stream().filter(name -> section.field(name).isPresent()).limit(MOST_COLUMNS).toList();
		columns.forEach(name -> column(table, layout, labels.of(name), 25));
		section.items().forEach(_ -> new TableItem(table, SWT.NONE));
		itemsTable = Optional.of(table);
		itemColumns = columns;
		table.setSelection(chosen);
		table.addSelectionListener(
				SelectionListener.widgetSelectedAdapter(_ -> choose(table.getSelectionIndex())));
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false)
				.hint(SWT.DEFAULT,
						table.getHeaderHeight() + table.getItemHeight() * Math.min(8, section.items().size()) + 6)
				.applyTo(frame);
	}

	private static void column(Table table, TableColumnLayout layout, String title, int weight) {
		var column = new TableColumn(table, SWT.LEFT);
		column.setText(title);
		layout.setColumnData(column, new ColumnWeightData(weight, 60, true));
	}

	private void fillItems(Table table) {
		for (var i = 0; i < section.items().size(); i++) {
			var item = section.items().get(i);
			var cells = Stream.concat(Stream.of(title(item)), itemColumns.stream()
					.map(name -> item.field(name).flatMap(Field::value).orElse(""))).toArray(String[]::new);
			table.getItem(i).setText(cells);
		}
		if (table.getSelectionIndex() != chosen) {
			table.setSelection(chosen);
		}
	}

	private void choose(int index) {
		chosen = index;
		editing.focused(section.items().get(index), List.of());
	}

	private void buttons() {
		var removable = !section.items().isEmpty()
				&& Objects.requireNonNull(section.items().get(chosen)).removed().isPresent();
		if (section.additions().isEmpty() && !removable) {
			return;
		}
		var bar = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(2).spacing(6, 0).applyTo(bar);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(bar);
		if (!section.additions().isEmpty()) {
			var add = new Button(bar, SWT.PUSH);
			add.setText(Messages.Section_Add);
			WidgetIds.name(add, "form.add");
			add.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> add(add)));
		}
		if (removable) {
			var remove = new Button(bar, SWT.PUSH);
			remove.setText(Messages.Section_Remove);
			WidgetIds.name(remove, "form.remove");
			remove.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> remove()));
		}
	}

	private void add(Button button) {
		var menu = new Menu(button);
		for (var addition : section.additions()) {
			var item = new MenuItem(menu, SWT.PUSH);
			item.setText(Literal.label(labels.of(addition.name())));
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> add(addition)));
		}
		var below = button.toDisplay(0, button.getSize().y);
		menu.setLocation(below);
		menu.setVisible(true);
	}

	private void add(Addition addition) {
		var answers = addition.asks().isEmpty()
				? Optional.of(Map.<String, String>of())
				: new AddDialog(scroll.getShell(), addition, labels).ask();
		answers.ifPresent(given -> {
			chosen = section.items().size();
			editing.replace(labels.of(addition.name()), addition.added(given));
		});
	}

	private void remove() {
		var item = section.items().get(chosen);
		item.removed().ifPresent(text -> editing.replace(Messages.Section_Removing, text));
	}

	private void fill(List<Finding> findings) {
		itemsTable.ifPresent(this::fillItems);
		if (!section.items().isEmpty()) {
			var item = section.items().get(chosen);
			itemHeading.ifPresent(label -> Literal.show(label, title(item)));
			var fields = fields(item);
			for (var i = 0; i < rows.size(); i++) {
				var field = fields.get(i);
				rows.get(i).show(field, findings.stream().filter(finding -> belongs(finding, field)).toList());
			}
		}
		content.layout(true, true);
		measure();
	}

	private static boolean belongs(Finding finding, Field field) {
		return finding.option() >= 0 && field.where().stream()
				.anyMatch(span -> span.start() < span.end() && finding.where().start() <= span.start()
						&& finding.where().end() >= span.end()
						|| finding.touches(span.start(), span.end())
								&& finding.where().end() - finding.where().start() <= span.end() - span.start());
	}

	private void measure() {
		scroll.setMinHeight(content.computeSize(scroll.getClientArea().width, SWT.DEFAULT).y);
	}

	/** Chooses the item and the field at an offset, without taking the focus. */
	void select(int item) {
		chosen = item;
	}

	/** The index of the item that is shown. */
	int chosen() {
		return chosen;
	}

	void setFocus() {
		if (!rows.isEmpty()) {
			rows.getFirst().setFocus();
		}
	}

	void enable(boolean enabled) {
		rows.forEach(row -> row.enable(enabled));
		for (var child : content.getChildren()) {
			child.setEnabled(enabled);
		}
	}
}
