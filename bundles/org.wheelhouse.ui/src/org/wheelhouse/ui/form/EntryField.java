package org.wheelhouse.ui.form;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.FileDialog;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.widget.Fields;

/**
 * The widgets of one field. UI thread.
 *
 * @param id       of the field
 * @param entry    what stands there now
 * @param controls the first takes the focus
 */
record EntryField(String id, Supplier<String> entry, List<Control> controls) {

	/** @param form id of the form */
	static EntryField make(FormField field, Fields fields, String form) {
		var name = form + "." + field.id();
		return switch (field) {
			case FormField.Line(var id, var label, var initial, var hint) -> {
				fields.label(label);
				var text = fields.text(name, 2);
				text.setMessage(hint);
				text.setText(initial);
				yield new EntryField(id, text::getText, List.of(text));
			}
			case FormField.Secret(var id, var label, var hint) -> {
				fields.label(label);
				var text = fields.secret(name, 2);
				text.setMessage(hint);
				yield new EntryField(id, text::getText, List.of(text));
			}
			case FormField.Choice(var id, var label, var items, var initial) -> {
				fields.label(label);
				var combo = fields.combo(name, items, 2);
				combo.select(initial);
				yield new EntryField(id, () -> String.valueOf(combo.getSelectionIndex()), List.of(combo));
			}
			case FormField.Check(var id, var label, var initial) -> {
				fields.label("");
				var check = fields.button(name, label, SWT.CHECK, 2, fields.changed());
				check.setSelection(initial);
				yield new EntryField(id, () -> String.valueOf(check.getSelection()), List.of(check));
			}
			case FormField.FilePath path -> {
				fields.label(path.label());
				var text = fields.text(name, 1);
				text.setMessage(path.hint());
				text.setText(path.initial());
				var browse = fields.button(name + ".browse", Messages.EntryField_browse, SWT.PUSH, 1,
						() -> browse(path, text));
				yield new EntryField(path.id(), text::getText, List.of(text, browse));
			}
		};
	}

	private static void browse(FormField.FilePath path, Text text) {
		var dialog = new FileDialog(text.getShell(), path.fresh() ? SWT.SAVE : SWT.OPEN);
		dialog.setText(path.label());
		dialog.setFilterExtensions(Stream.of(String.join(";", path.patterns()), "*")
				.filter(pattern -> !pattern.isEmpty()).toArray(String[]::new));
		dialog.setFileName(text.getText());
		var chosen = dialog.open();
		if (chosen != null) {
			text.setText(chosen);
		}
	}

	void enable(boolean enabled) {
		controls.forEach(control -> control.setEnabled(enabled));
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
