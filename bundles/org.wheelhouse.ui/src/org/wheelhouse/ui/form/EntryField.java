package org.wheelhouse.ui.form;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.files.HostFileChooser;
import org.wheelhouse.ui.widget.Fields;

/**
 * The widgets of one field. UI thread.
 *
 * @param id       of the field
 * @param applies  whether it is there
 * @param entry    what stands there now
 * @param take     has this stand there
 * @param label    before it
 * @param controls the first takes the focus
 */
record EntryField(String id, Predicate<FormValues> applies, Supplier<String> entry, Consumer<String> take, Label label,
		List<Control> controls) {

	/** @param form id of the form */
	static EntryField make(FormField field, Fields fields, String form) {
		var name = form + "." + field.id();
		return switch (field) {
			case FormField.Line(var id, var label, var initial, var hint) ->
				of(id, fields.label(label), fields.text(name, 2), initial, hint);
			case FormField.Secret(var id, var label, var hint) ->
				of(id, fields.label(label), fields.secret(name, 2), "", hint);
			case FormField.Choice(var id, var label, var items, var initial) -> {
				var before = fields.label(label);
				var combo = fields.combo(name, items, 2);
				combo.select(initial);
				yield new EntryField(id, _ -> true, () -> String.valueOf(combo.getSelectionIndex()),
						index -> combo.select(Integer.parseInt(index)), before, List.of(combo));
			}
			case FormField.Check(var id, var label, var initial) -> {
				var before = fields.label("");
				var check = fields.button(name, label, SWT.CHECK, 2, fields.changed());
				check.setSelection(initial);
				yield new EntryField(id, _ -> true, () -> String.valueOf(check.getSelection()),
						checked -> check.setSelection(Boolean.parseBoolean(checked)), before, List.of(check));
			}
			case FormField.Drawn(var id, var label, var draw, var another) -> {
				var line = of(id, fields.label(label), fields.text(name, 1), draw.get(), "");
				yield line.and(fields.button(name + ".another", another, SWT.PUSH, 1,
						() -> line.take().accept(draw.get())));
			}
			case FormField.FilePath path -> {
				var line = of(path.id(), fields.label(path.label()), fields.text(name, 1), path.initial(),
						path.hint());
				yield line.and(fields.button(name + ".browse", Messages.EntryField_browse, SWT.PUSH, 1,
						() -> browse(path, line)));
			}
			case FormField.Told(var id, var label, var told) -> {
				var caption = fields.caption(label);
				var text = fields.read(name);
				yield new EntryField(id, _ -> true, told, said -> {
					if (!said.equals(text.getText())) {
						text.setText(said);
					}
				}, caption, List.of(text));
			}
			case FormField.Shown(var id, var label, var made) -> {
				var caption = fields.caption(label);
				var sight = made.apply(fields.parent(), name);
				GridDataFactory.fillDefaults().grab(true, true).span(OperationPane.COLUMNS, 1)
						.hint(OperationPane.WIDTH, SWT.DEFAULT).applyTo(sight.control());
				yield new EntryField(id, _ -> true, () -> "", _ -> sight.look(), caption, List.of(sight.control()));
			}
			case FormField.Properties(var id, var label, var properties, var initial) -> {
				var caption = fields.caption(label);
				var grid = new PropertyGrid(fields.parent(), name, properties, fields.changed());
				grid.begin(initial);
				yield new EntryField(id, _ -> true, grid::entry, grid::take, caption, List.of(grid));
			}
			case FormField.Conditional(var inner, var applies) -> {
				var made = make(inner, fields, form);
				yield new EntryField(made.id, applies, made.entry, made.take, made.label, made.controls);
			}
		};
	}

	private static EntryField of(String id, Label label, Text text, String initial, String hint) {
		text.setMessage(hint);
		text.setText(initial);
		return new EntryField(id, _ -> true, text::getText, text::setText, label, List.of(text));
	}

	private EntryField and(Control other) {
		return new EntryField(id, applies, entry, take, label,
				Stream.concat(controls.stream(), Stream.of(other)).toList());
	}

	private static void browse(FormField.FilePath path, EntryField line) {
		var now = new FormValues(Map.of(path.id(), line.entry.get())).path(path.id());
		var begin = now.flatMap(file -> Optional.ofNullable(file.getParent())).orElse(HostFileChooser.ANYWHERE);
		var name = now.flatMap(file -> Optional.ofNullable(file.getFileName())).map(Path::toString).orElse("");
		var shell = line.label.getShell();
		(path.fresh()
				? path.files().fresh(shell, path.label(), begin, name)
				: path.files().file(shell, path.label(), begin, name, path.patterns()))
				.filter(_ -> !line.label.isDisposed()).ifPresent(chosen -> line.take.accept(chosen.toString()));
	}

	/** Is there or not, as it applies. */
	void show(FormValues entries) {
		var shown = applies.test(entries);
		Stream.concat(Stream.of(label), controls.stream()).forEach(control -> {
			if (!(control.getLayoutData() instanceof GridData)) {
				GridDataFactory.swtDefaults().applyTo(control);
			}
			((GridData) control.getLayoutData()).exclude = !shown;
			control.setVisible(shown);
		});
	}

	void enable(boolean enabled) {
		controls.forEach(control -> control.setEnabled(enabled));
	}

	/** Whether a person can type there. */
	boolean isLine() {
		return controls.getFirst() instanceof Text text && !text.isDisposed() && text.getVisible();
	}

	/** Takes the focus, with a text ready to be typed over. */
	void focus() {
		var first = controls.getFirst();
		if (first.isDisposed()) {
			// SWT looks for another focus while a window closes.
			return;
		}
		if (first instanceof Text text) {
			text.selectAll();
		}
		first.setFocus();
	}
}
