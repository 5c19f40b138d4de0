package org.wheelhouse.ui.preferences;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.ui.IWorkbench;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.workbench.ClosingQuestion;
import org.wheelhouse.ui.workbench.ClosingQuestion.Answer;

/** What becomes of machines that run when the workbench closes. */
public final class ClosingPage extends SettingsPage {

	private @Nullable Preferences kept;
	private final Map<Optional<Answer>, Button> buttons = new LinkedHashMap<>();

	@Override
	void begin(IWorkbench workbench) {
		kept = ClosingQuestion.ofWorkbench();
	}

	/** For tests: where it is remembered. */
	void preferences(Preferences node) {
		kept = node;
	}

	@Override
	void fill(Fields fields) {
		sentence(fields, Messages.Closing_About);
		add(fields, Optional.empty(), Messages.Closing_Ask);
		add(fields, Optional.of(Answer.LEAVE_RUNNING), Messages.Closing_Leave);
		add(fields, Optional.of(Answer.POWER_DOWN), Messages.Closing_PowerDown);
		add(fields, Optional.of(Answer.CUT), Messages.Closing_Cut);
		select(ClosingQuestion.remembered(preferences()));
	}

	private void add(Fields fields, Optional<Answer> answer, String label) {
		var id = "preferences.closing." + answer.map(Answer::name).orElse("ask");
		buttons.put(answer, fields.button(id, label, SWT.RADIO, 3, () -> {
			// it is read when it is applied
		}));
	}

	private void select(Optional<Answer> answer) {
		buttons.forEach((one, button) -> button.setSelection(one.equals(answer)));
	}

	@Override
	protected void performDefaults() {
		select(Optional.empty());
		super.performDefaults();
	}

	@Override
	public boolean performOk() {
		buttons.entrySet().stream().filter(entry -> entry.getValue().getSelection()).findFirst()
				.ifPresent(entry -> ClosingQuestion.remember(preferences(), entry.getKey()));
		return true;
	}

	private Preferences preferences() {
		return Objects.requireNonNull(kept);
	}
}
