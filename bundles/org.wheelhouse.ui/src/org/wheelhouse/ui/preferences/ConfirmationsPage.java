package org.wheelhouse.ui.preferences;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.IWorkbench;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.handlers.Question;
import org.wheelhouse.ui.widget.Fields;

/** Which questions are asked; each that was not to be asked again can be brought back. */
public final class ConfirmationsPage extends SettingsPage {

	private @Nullable Preferences kept;
	private final Map<Question, Button> boxes = new EnumMap<>(Question.class);

	@Override
	void begin(IWorkbench workbench) {
		kept = Question.ofWorkbench();
	}

	/** For tests: where it is remembered. */
	void preferences(Preferences node) {
		kept = node;
	}

	@Override
	void fill(Fields fields) {
		sentence(fields, Messages.Confirmations_About);
		for (var question : Question.values()) {
			var box = fields.button("preferences.ask." + question.name(), question.label(), SWT.CHECK, 3, () -> {
				// it is read when it is applied
			});
			box.setSelection(question.isAsked(preferences()));
			boxes.put(question, box);
		}
		sentence(fields, Messages.Confirmations_Always);
	}

	@Override
	protected void performDefaults() {
		boxes.values().forEach(box -> box.setSelection(true));
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		boxes.forEach((question, box) -> question.ask(preferences(), box.getSelection()));
		return true;
	}

	private Preferences preferences() {
		return Objects.requireNonNull(kept);
	}
}
