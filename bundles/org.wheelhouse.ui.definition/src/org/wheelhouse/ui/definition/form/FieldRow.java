package org.wheelhouse.ui.definition.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.events.SelectionListener;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.definition.check.Mend;
import org.wheelhouse.core.definition.form.Field;
import org.wheelhouse.core.definition.form.FieldKind;
import org.wheelhouse.core.definition.form.FieldNames;
import org.wheelhouse.ui.definition.problems.Finding;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** The widgets of one field, in a grid of three columns: its name, where it is changed, its default; beneath what is wrong. UI thread. */
final class FieldRow {

	private final FieldLabels labels;
	private final SectionPane.Editing editing;
	private final Label name;
	private final Control control;
	private final Optional<Button> browse;
	private final Link standard;
	private final Optional<Label> note;
	private final Label wrong;
	private final Link mends;
	private Optional<ForwardsTable> forwards = Optional.empty();
	private List<Mend> offered = List.of();
	private final List<String> choices = new ArrayList<>();
	private Field field;
	private boolean showing;
	/** What its text was when that was last told of. */
	private String told = "";

	/**
	 * @param editing does what is done here
	 * @param focused the field has got the focus
	 */
	FieldRow(Composite parent, Field field, FieldLabels labels, SectionPane.Editing editing,
			Consumer<Field> focused) {
		this.field = field;
		this.labels = labels;
		this.editing = editing;
		name = new Label(parent, SWT.NONE);
		ColorRole.TEXT2.ink(name);
		name.setText(field.kind() == FieldKind.SWITCH ? "" : Literal.label(labels.of(field.name())));
		GridDataFactory.fillDefaults().align(SWT.FILL, field.kind() == FieldKind.FORWARDS ? SWT.TOP : SWT.CENTER)
				.hint(110, SWT.DEFAULT).applyTo(name);
		var place = new Composite(parent, SWT.NONE);
		var files = field.kind() == FieldKind.FILE || field.kind() == FieldKind.FOLDER;
		GridLayoutFactory.fillDefaults().numColumns(files ? 2 : 1).spacing(4, 0).applyTo(place);
		var wide = field.kind() == FieldKind.FORWARDS;
		GridDataFactory.fillDefaults().grab(true, false).span(wide ? 2 : 1, 1).align(SWT.FILL, SWT.CENTER)
				.applyTo(place);
		control = made(place);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(control);
		browse = files ? Optional.of(browse(place)) : Optional.empty();
		standard = new Link(parent, SWT.NONE);
		standard.setLinkForeground(ColorRole.ACCENT.color());
		standard.addSelectionListener(SelectionListener.widgetSelectedAdapter(_ -> give("")));
		GridDataFactory.fillDefaults().align(SWT.FILL, SWT.CENTER).hint(120, SWT.DEFAULT).exclude(wide)
				.applyTo(standard);
		standard.setVisible(!wide);
		note = field.name().equals(FieldNames.NETWORK) ? Optional.of(note(parent)) : Optional.empty();
		wrong = new Label(parent, SWT.WRAP);
		wrong.setFont(Fonts.SMALL.font());
		GridDataFactory.fillDefaults().span(2, 1).grab(true, false).hint(200, SWT.DEFAULT).exclude(true)
				.indent(118, 0).span(3, 1).applyTo(wrong);
		wrong.setVisible(false);
		mends = new Link(parent, SWT.NONE);
		mends.setFont(Fonts.SMALL.font());
		mends.setLinkForeground(ColorRole.ACCENT.color());
		mends.addSelectionListener(SelectionListener.widgetSelectedAdapter(event -> mend(event.text)));
		WidgetIds.name(mends, "form." + field.name() + ".mends");
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).exclude(true).indent(118, -4).applyTo(mends);
		mends.setVisible(false);
		WidgetIds.name(control, "form." + field.name());
		control.getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = labels.of(this.field.name())));
		forwards.<Control>map(ForwardsTable::table).orElse(control).addListener(SWT.FocusIn,
				_ -> focused.accept(this.field));
		show(field, List.of());
	}

	private static Label note(Composite parent) {
		var label = new Label(parent, SWT.WRAP);
		label.setFont(Fonts.SMALL.font());
		ColorRole.TEXT2.ink(label);
		WidgetIds.name(label, "form.network.note");
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(200, SWT.DEFAULT).indent(118, 0)
				.exclude(true).applyTo(label);
		label.setVisible(false);
		return label;
	}

	private static void tell(Label label, String text) {
		Literal.show(label, text);
		label.setVisible(!text.isEmpty());
		((GridData) label.getLayoutData()).exclude = text.isEmpty();
	}

	private Control made(Composite parent) {
		return switch (field.kind() == FieldKind.CHOICE && field.choices().isEmpty() ? FieldKind.TEXT : field.kind()) {
			case SWITCH -> {
				var button = new Button(parent, SWT.CHECK);
				button.setText(Literal.label(labels.of(field.name())));
				ColorRole.TEXT.ink(button);
				button.addSelectionListener(SelectionListener
						.widgetSelectedAdapter(_ -> give(button.getSelection() ? "on" : "off")));
				yield button;
			}
			case CHOICE -> {
				var combo = new Combo(parent, SWT.DROP_DOWN | SWT.READ_ONLY);
				combo.addSelectionListener(SelectionListener.widgetSelectedAdapter(
						_ -> give(choices.get(Math.max(0, combo.getSelectionIndex())))));
				yield combo;
			}
			case FORWARDS -> {
				var made = new ForwardsTable(parent, this::give);
				forwards = Optional.of(made);
				yield made.control();
			}
			default -> {
				var lines = field.kind() == FieldKind.LINES;
				var text = new Text(parent, SWT.BORDER | (lines ? SWT.MULTI | SWT.V_SCROLL : SWT.SINGLE));
				text.addModifyListener(_ -> {
					told = text.getText();
					give(told);
				});
				yield text;
			}
		};
	}

	private Button browse(Composite parent) {
		var button = new Button(parent, SWT.PUSH);
		button.setText("\u2026");
		button.setToolTipText(Messages.Field_Browse);
		WidgetIds.name(button, "form." + field.name() + ".browse");
		button.addSelectionListener(SelectionListener.widgetSelectedAdapter(
				_ -> editing.choose(parent.getShell(), field.kind(), field.value().orElse("")).ifPresent(this::give)));
		return button;
	}

	private void give(String value) {
		if (!showing && !value.equals(field.value().orElse(""))) {
			editing.change(field, value);
		}
	}

	Field field() {
		return field;
	}

	/** Shows what stands in the definition now. What somebody is typing is left as it is typed. */
	void show(Field now, List<Finding> findings) {
		field = now;
		showing = true;
		var value = now.value().orElse("");
		switch (control) {
			case Button button -> button.setSelection(isOn(now.value().orElse(now.defaultValue())));
			case Combo combo -> showChoices(combo, now, value);
			case Text text -> {
				text.setMessage(now.defaultValue());
				if (untold().isEmpty() && !text.getText().equals(value)) {
					var before = text.getSelection();
					text.setText(value);
					text.setSelection(before);
				}
			}
			default -> forwards.ifPresent(table -> table.show(now, findings));
		}
		showing = false;
		var editable = now.why().isEmpty();
		enableControl(editable);
		browse.ifPresent(button -> button.setEnabled(editable));
		Literal.tip(control, now.why());
		var differs = now.value().isPresent() && !now.defaultValue().isEmpty()
				&& !value.equals(now.defaultValue()) && editable;
		standard.setText(
				differs ? "<a>" + Literal.label(NLS.bind(Messages.Field_Default, now.defaultValue())) + "</a>" : "");
		note.ifPresent(label -> tell(label, editing.note(now).orElse("")));
		say(findings);
	}

	private void showChoices(Combo combo, Field now, String value) {
		var items = Stream.concat(Stream.concat(Stream.of(""), now.choices().stream()), Stream.of(value)).distinct()
				.toList();
		if (!items.equals(choices)) {
			choices.clear();
			choices.addAll(items);
			combo.setItems(items.stream().map(item -> item.isEmpty() ? standardOf(now) : item).toArray(String[]::new));
		}
		combo.select(choices.indexOf(value));
		(value.isEmpty() ? ColorRole.FAINT : ColorRole.TEXT).ink(combo);
	}

	private static String standardOf(Field field) {
		return field.defaultValue().isEmpty()
				? Messages.Field_NotSet
				: NLS.bind(Messages.Field_IsDefault, field.defaultValue());
	}

	private static boolean isOn(String value) {
		return List.of("on", "yes", "true", "y").contains(value);
	}

	/** Says beneath what is wrong with it; takes no room when nothing is. */
	private void say(List<Finding> findings) {
		var worst = findings.stream().findFirst();
		wrong.setText(Literal.label(worst.map(Finding::text).orElse("")));
		worst.ifPresent(finding -> finding.weight().color().ink(wrong));
		wrong.setVisible(worst.isPresent());
		((GridData) wrong.getLayoutData()).exclude = worst.isEmpty();
		offered = worst.map(Finding::mends).orElse(List.of());
		var links = new StringBuilder();
		for (var i = 0; i < offered.size(); i++) {
			links.append(i == 0 ? "" : "  \u00b7  ").append("<a href=\"").append(i).append("\">")
					.append(Literal.label(offered.get(i).label()).replace("<", "\u2039")).append("</a>");
		}
		mends.setText(links.toString());
		mends.setVisible(!offered.isEmpty());
		((GridData) mends.getLayoutData()).exclude = offered.isEmpty();
	}

	private void mend(String link) {
		var index = link.matches("[0-9]+") ? Integer.parseInt(link) : -1;
		if (index >= 0 && index < offered.size()) {
			editing.mend(offered.get(index));
		}
	}

	/** Marks it as what the caret in the text stands at, or not. */
	void mark(boolean marked) {
		(marked ? ColorRole.ACCENT_SOFT : ColorRole.SURFACE).fill(name);
	}

	/** Of its widgets the one by which it is brought into sight. */
	Control place() {
		return name;
	}

	/** Takes the focus; tells nobody of it that had it. */
	void setFocus() {
		forwards.<Control>map(ForwardsTable::table).orElse(control).setFocus();
	}

	/** What is selected where somebody types; a caret is an empty selection. */
	Optional<Point> selection() {
		return control instanceof Text text ? Optional.of(text.getSelection()) : Optional.empty();
	}

	/** What has been typed, and is told of by the platform only after other events: GTK's caret moves meanwhile. */
	Optional<String> untold() {
		return control instanceof Text text && !text.getText().equals(told)
				? Optional.of(text.getText())
				: Optional.empty();
	}

	/** Takes the focus from the one that stood in its place, with what was typed and what was selected there. */
	void goOn(Optional<String> typed, Optional<Point> selection) {
		setFocus();
		if (control instanceof Text text) {
			typed.ifPresent(text::setText);
			selection.ifPresent(text::setSelection);
		}
	}

	boolean hasFocus() {
		return forwards.<Control>map(ForwardsTable::table).orElse(control).isFocusControl();
	}

	private void enableControl(boolean enabled) {
		forwards.ifPresentOrElse(table -> table.enable(enabled), () -> control.setEnabled(enabled));
	}

	void enable(boolean enabled) {
		enableControl(enabled && field.why().isEmpty());
		mends.setEnabled(enabled);
		browse.ifPresent(button -> button.setEnabled(enabled && field.why().isEmpty()));
		standard.setEnabled(enabled);
	}
}
