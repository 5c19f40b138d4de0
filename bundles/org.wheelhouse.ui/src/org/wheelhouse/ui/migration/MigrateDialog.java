package org.wheelhouse.ui.migration;

import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/** The form in a window, with Start and Cancel. UI thread. */
final class MigrateDialog extends Dialog {

	private final String machine;
	private final Readiness readiness;
	private final MigrationPreview preview;
	private @Nullable MigrateForm form;
	private MigrationRequest intent = MigrationRequest.usual();

	MigrateDialog(Shell parent, String machine, Readiness readiness, MigrationPreview preview) {
		super(parent);
		this.machine = machine;
		this.readiness = readiness;
		this.preview = preview;
		setShellStyle(getShellStyle() | SWT.RESIZE | SWT.SHEET);
	}

	/** What was asked for, after Start. */
	MigrationRequest intent() {
		return intent;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Dialog_title, machine));
			WidgetIds.name(shell, "migrate");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		Composite area = (Composite) super.createDialogArea(parent);
		ColorRole.SURFACE.fill(area);
		area.setBackgroundMode(SWT.INHERIT_DEFAULT);
		MigrateForm made = new MigrateForm(area, readiness, preview, new ModelThread(area.getDisplay()), this::allow);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(made);
		form = made;
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, Messages.Dialog_start, true), "migrate.ok");
		WidgetIds.name(createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false),
				"migrate.cancel");
		allow();
	}

	@Override
	protected void okPressed() {
		asked().ifPresent(given -> {
			intent = given;
			super.okPressed();
		});
	}

	private Optional<MigrationRequest> asked() {
		MigrateForm made = form;
		return made == null ? Optional.empty() : made.intent();
	}

	private void allow() {
		Button start = getButton(IDialogConstants.OK_ID);
		if (start != null) {
			start.setEnabled(asked().isPresent());
		}
	}
}
