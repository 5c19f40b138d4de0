package org.wheelhouse.ui.definition.form;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.definition.form.Addition;
import org.wheelhouse.core.definition.form.FieldKind;
import org.wheelhouse.ui.widget.Complaint;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.WidgetIds;

/** Asks what has to be known before something is added. UI thread. */
final class AddDialog extends Dialog {

	private static final int WIDTH = 420;

	private final Addition addition;
	private final FieldLabels labels;
	private final SectionPane.Editing editing;
	private final Map<String, Supplier<String>> entries = new LinkedHashMap<>();
	private Map<String, String> answers = Map.of();
	private @Nullable Complaint complaint;

	AddDialog(Shell parent, Addition addition, FieldLabels labels, SectionPane.Editing editing) {
		super(parent);
		this.addition = addition;
		this.labels = labels;
		this.editing = editing;
	}

	/** What was told, by the names of what is asked; empty when nothing is to be added. */
	Optional<Map<String, String>> ask() {
		return open() == OK ? Optional.of(answers) : Optional.empty();
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(labels.of(addition.name()));
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(14, 10).spacing(10, 7).applyTo(area);
		var fields = new Fields(area, this::look);
		addition.asks().forEach(ask -> entries.put(ask.name(), entry(fields, ask)));
		complaint = new Complaint(area, "add.problem", 3, WIDTH);
		return area;
	}

	private Supplier<String> entry(Fields fields, Addition.Ask ask) {
		fields.label(labels.of(ask.name()));
		var id = "add." + ask.name();
		if (!ask.choices().isEmpty()) {
			var combo = fields.combo(id, ask.choices(), 2);
			combo.select(Math.max(0, ask.choices().indexOf(ask.defaultValue())));
			return combo::getText;
		}
		var files = ask.kind() == FieldKind.FILE || ask.kind() == FieldKind.FOLDER;
		var text = fields.text(id, files ? 1 : 2);
		text.setText(ask.defaultValue());
		if (files) {
			fields.button(id + ".browse", "\u2026", SWT.PUSH, 1,
					() -> editing.choose(getShell(), ask.kind(), text.getText()).ifPresent(text::setText));
		}
		return text::getText;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, Messages.Section_AddNow, true), "add.ok");
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		look();
	}

	private void look() {
		var missing = addition.asks().stream().filter(ask -> ask.defaultValue().isEmpty())
				.filter(ask -> Optional.ofNullable(entries.get(ask.name())).map(Supplier::get).orElse("").isBlank())
				.findFirst();
		var said = complaint;
		if (said != null) {
			said.say(missing.map(ask -> NLS.bind(Messages.Add_Needed, labels.of(ask.name()))).orElse(""));
		}
		var button = getButton(IDialogConstants.OK_ID);
		if (button != null) {
			button.setEnabled(missing.isEmpty());
		}
	}

	@Override
	protected void okPressed() {
		var told = new LinkedHashMap<String, String>();
		entries.forEach((name, entry) -> {
			if (!entry.get().isBlank()) {
				told.put(name, entry.get());
			}
		});
		answers = told;
		super.okPressed();
	}
}
