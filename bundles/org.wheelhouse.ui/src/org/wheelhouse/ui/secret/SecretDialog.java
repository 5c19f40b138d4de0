package org.wheelhouse.ui.secret;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.core.secret.SecretNeed;
import org.wheelhouse.host.Secret;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Asks for the passwords and keys that a machine needs at its start, each by what it is for. UI thread. */
public final class SecretDialog extends Dialog {

	private static final int WIDTH = 430;

	private final String machine;
	private final List<SecretNeed> needs;
	private final Keeping keeping;
	private final Map<String, Text> fields = new LinkedHashMap<>();
	private Map<String, Secret> told = Map.of();
	private boolean kept;
	private @Nullable Button keep;

	/**
	 * @param machine what a person calls it
	 * @param needs   what is asked for
	 * @param keeping whether it can be kept
	 */
	public SecretDialog(Shell parent, String machine, List<SecretNeed> needs, Keeping keeping) {
		super(parent);
		this.machine = machine;
		this.needs = needs;
		this.keeping = keeping;
	}

	/** What was told, by id; once it was closed with its first button. */
	public Map<String, Secret> told() {
		return told;
	}

	/** Whether the keyring is to keep it. */
	public boolean isToBeKept() {
		return kept;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Secret_Title, machine));
			WidgetIds.name(shell, "secret");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(12, 12).spacing(8, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		sentence(area, NLS.bind(Messages.Secret_About, machine));
		var form = new Fields(area, this::check);
		for (var need : needs) {
			var label = form.label("");
			Literal.show(label, NLS.bind(Messages.Secret_For, need.use(), need.id()));
			fields.put(need.id(), form.secret("secret." + need.id(), 2));
		}
		switch (keeping) {
			case OFFERED -> keep = form.button("secret.keep", Messages.Secret_Keep, SWT.CHECK, 3, () -> {
				// it is read at the end
			});
			case NO_KEYRING -> sentence(area, Messages.Secret_NoKeyring);
			case NOT_WANTED -> sentence(area, Messages.Secret_NotWanted);
		}
		return area;
	}

	private static void sentence(Composite area, String text) {
		var label = new Label(area, SWT.WRAP);
		Literal.show(label, text);
		ColorRole.TEXT2.ink(label);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, Messages.Secret_Start, true), "secret.ok");
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
		check();
	}

	/** Nothing is no password. */
	private void check() {
		var ok = getButton(IDialogConstants.OK_ID);
		if (ok != null) {
			ok.setEnabled(fields.values().stream().allMatch(text -> text.getCharCount() > 0));
		}
	}

	@Override
	protected void okPressed() {
		told = fields.entrySet().stream().collect(
				Collectors.toMap(Map.Entry::getKey, entry -> Secret.of(entry.getValue().getTextChars())));
		var box = keep;
		kept = box != null && box.getSelection();
		fields.values().forEach(text -> text.setText(""));
		super.okPressed();
	}

	/** For tests. */
	Button ok() {
		return Objects.requireNonNull(getButton(IDialogConstants.OK_ID));
	}
}
