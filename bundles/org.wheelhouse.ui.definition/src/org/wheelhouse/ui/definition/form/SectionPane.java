package org.wheelhouse.ui.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
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
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.definition.check.Mend;
import org.wheelhouse.core.definition.form.Addition;
import org.wheelhouse.core.definition.form.Field;
import org.wheelhouse.core.definition.form.FieldKind;
import org.wheelhouse.core.definition.form.FieldNames;
import org.wheelhouse.core.definition.form.Item;
import org.wheelhouse.core.definition.form.Section;
import org.wheelhouse.core.definition.form.SectionKind;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * One section: its items, and the fields of the one that is chosen. When something changes the widgets stay as long as there
 * are the same fields, with the focus and what is being typed. UI thread; ends with its control.
 */
final class SectionPane {

	/** More fields of one item than these are edited one at a time. */
	private static final int MOST_FIELDS = 40;

	private final ScrolledComposite scroll;
	private final Composite content;
	private final FieldLabels labels;
	private final Editing editing;
	private final List<FieldRow> rows = new ArrayList<>();
	private Optional<ItemsTable> itemsTable = Optional.empty();
	private Optional<PropertyTable> properties = Optional.empty();
	/** Which of the further properties is edited. */
	private Optional<String> property = Optional.empty();
	private Optional<Label> itemHeading = Optional.empty();
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

		/** What is wrong is to be mended in this way. */
		void mend(Mend mend);

		/** Has a person choose a file or folder in place of the one that is named now. */
		Optional<String> choose(Shell shell, FieldKind kind, String now);

		/** Where files are; empty where none can be made. */
		Optional<ImagePlace> place();

		/** Puts an overlay on the image of a disk, after a person has seen what that does; empty where there is no such. */
		Optional<Runnable> overlay(Shell shell, Item item);

		/** What this user may do about the value of a field here; empty where nothing is known. */
		Optional<String> note(Field field);

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
				.append(now.additions().size()).append(now.items().size()).append(ItemsTable.columns(now));
		if (!now.items().isEmpty()) {
			var item = now.items().get(chosen);
			form.append(section.kind() == SectionKind.DISKS && editing.overlay(scroll.getShell(), item).isPresent());
			form.append(item.title().isEmpty()).append(further(item).isEmpty());
			edited(item).forEach(field -> form.append('\t').append(field.name()).append(field.kind())
					.append(field.choices().isEmpty()));
		}
		return form.toString();
	}

	private void build() {
		var typed = rows.stream().filter(FieldRow::hasFocus).findFirst();
		var caret = typed.flatMap(FieldRow::selection);
		var untold = typed.flatMap(FieldRow::untold);
		var searched = properties.map(PropertyTable::filter).orElse("");
		properties = Optional.empty();
		content.setRedraw(false);
		for (var child : content.getChildren()) {
			child.dispose();
		}
		rows.clear();
		itemsTable = Optional.empty();
		itemHeading = Optional.empty();
		heading(labels.of("section." + section.kind().name()));
		if (section.items().size() > 1) {
			itemsTable = Optional.of(new ItemsTable(content, section, labels, this::title, this::choose));
		}
		buttons();
		if (section.items().isEmpty()) {
			said(Messages.Section_Empty);
		} else {
			var item = section.items().get(chosen);
			if (section.items().size() > 1) {
				itemHeading = Optional.of(heading(title(item)));
			}
			shown(item).forEach(this::row);
			more(item);
			if (!further(item).isEmpty()) {
				var table = new PropertyTable(content, this::edit);
				table.filter(searched);
				properties = Optional.of(table);
				chosenOf(item).ifPresent(this::row);
			}
		}
		content.setRedraw(true);
		typed.flatMap(before -> rows.stream().filter(row -> row.field().name().equals(before.field().name()))
				.findFirst()).ifPresent(row -> row.goOn(untold, caret));
	}

	private void row(Field field) {
		rows.add(new FieldRow(content, field, labels, editing,
				now -> editing.focused(section.items().get(chosen), List.of(now))));
	}

	/** A further property is to be edited. */
	private void edit(Field field) {
		property = Optional.of(field.name());
		editing.focused(section.items().get(chosen), List.of());
	}

	/** What the definition says of it, as far as all of that can be seen at once. */
	private static List<Field> shown(Item item) {
		return item.fields().size() > MOST_FIELDS ? item.fields().subList(0, MOST_FIELDS) : item.fields();
	}

	/** What else it says, and when somebody wants to see that, what else could be said. */
	private List<Field> further(Item item) {
		var beyond = item.fields().stream().skip(MOST_FIELDS);
		return (everything ? Stream.concat(beyond, item.more().stream()) : beyond).toList();
	}

	private Optional<Field> chosenOf(Item item) {
		return property.flatMap(
				name -> further(item).stream().filter(field -> field.name().equals(name)).findFirst());
	}

	/** The fields that have widgets. */
	private List<Field> edited(Item item) {
		return Stream.concat(shown(item).stream(), chosenOf(item).stream()).toList();
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

	private void choose(int index) {
		chosen = index;
		property = Optional.empty();
		editing.focused(section.items().get(index), List.of());
	}

	private void buttons() {
		var removable = !section.items().isEmpty()
				&& Objects.requireNonNull(section.items().get(chosen)).removed().isPresent();
		var overlaid = section.kind() == SectionKind.DISKS && !section.items().isEmpty()
				&& overlay().isPresent();
		if (section.additions().isEmpty() && !removable) {
			return;
		}
		var bar = new Composite(content, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(6, 0).applyTo(bar);
		GridDataFactory.fillDefaults().span(3, 1).applyTo(bar);
		if (!section.additions().isEmpty()) {
			var add = new Button(bar, SWT.PUSH);
			add.setText(Messages.Section_Add);
			WidgetIds.name(add, "form.add");
			add.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> add(add)));
		}
		if (overlaid) {
			var overlay = new Button(bar, SWT.PUSH);
			overlay.setText(Messages.Section_Overlay);
			WidgetIds.name(overlay, "form.overlay");
			overlay.addSelectionListener(
					SelectionListener.widgetSelectedAdapter(_ -> overlay().ifPresent(Runnable::run)));
		}
		if (removable) {
			var remove = new Button(bar, SWT.PUSH);
			remove.setText(Messages.Section_Remove);
			WidgetIds.name(remove, "form.remove");
			remove.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> remove()));
		}
	}

	private Optional<Runnable> overlay() {
		return editing.overlay(scroll.getShell(), section.items().get(chosen));
	}

	private void add(Button button) {
		var menu = new Menu(button);
		editing.place().flatMap(place -> addition(FieldNames.ADD_DISK).map(disk -> new NewImageDialog(
				scroll.getShell(), place, labels, disk, this::addDisk))).ifPresent(dialog -> {
					var item = new MenuItem(menu, SWT.PUSH);
					item.setText(Messages.Section_NewImage);
					item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> dialog.open()));
				});
		for (var addition : section.additions()) {
			var item = new MenuItem(menu, SWT.PUSH);
			item.setText(Literal.label(labels.of(addition.name())));
			item.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> add(addition)));
		}
		var below = button.toDisplay(0, button.getSize().y);
		menu.setLocation(below);
		menu.setVisible(true);
	}

	private Optional<Addition> addition(String name) {
		return section.additions().stream().filter(addition -> addition.name().equals(name)).findFirst();
	}

	/** Of an image that was made; where the section is another by now, a person adds it himself. */
	private void addDisk(Map<String, String> answers) {
		if (!content.isDisposed()) {
			addition(FieldNames.ADD_DISK).ifPresent(disk -> add(disk, answers));
		}
	}

	private void add(Addition addition) {
		var answers = addition.asks().isEmpty()
				? Optional.of(Map.<String, String>of())
				: new AddDialog(scroll.getShell(), addition, labels, editing).ask();
		answers.ifPresent(given -> add(addition, given));
	}

	private void add(Addition addition, Map<String, String> answers) {
		chosen = section.items().size();
		editing.replace(labels.of(addition.name()).replace("\u2026", ""), addition.added(answers));
	}

	private void remove() {
		var item = section.items().get(chosen);
		item.removed().ifPresent(text -> editing.replace(Messages.Section_Removing, text));
	}

	private void fill(List<Finding> findings) {
		itemsTable.ifPresent(table -> table.show(section.items(), chosen));
		if (!section.items().isEmpty()) {
			var item = section.items().get(chosen);
			itemHeading.ifPresent(label -> Literal.show(label, title(item)));
			var fields = edited(item);
			properties.ifPresent(table -> table.show(further(item), property));
			var left = new ArrayList<>(findings); // what is of a whole option is said once, at its first field
			for (var i = 0; i < rows.size(); i++) {
				var field = fields.get(i);
				var own = left.stream().filter(finding -> belongs(finding, field)).toList();
				left.removeAll(own);
				rows.get(i).show(field, own);
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

	/** Chooses an item, to be shown next, without taking the focus. */
	void select(int item) {
		if (item != chosen) {
			property = Optional.empty();
		}
		chosen = item;
	}

	/** Marks the field at an offset of the text, without taking the focus; no field where none is there. */
	void mark(int offset) {
		var at = rows.stream().filter(row -> row.field().where().stream()
				.anyMatch(span -> span.start() <= offset && offset <= span.end())).findFirst();
		rows.forEach(row -> row.mark(at.filter(row::equals).isPresent()));
		at.ifPresent(row -> scroll.showControl(row.place()));
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
