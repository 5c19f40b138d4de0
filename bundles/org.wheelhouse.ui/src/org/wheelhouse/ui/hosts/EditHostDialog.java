package org.wheelhouse.ui.hosts;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.dialogs.IDialogConstants;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Fields;
import org.wheelhouse.ui.widget.Literal;
import org.wheelhouse.ui.widget.WidgetIds;

/** Changes what is kept of a computer that is in the list. UI thread. */
final class EditHostDialog extends Dialog {

	private static final int WIDTH = 430;

	private final KeptHost before;
	private final boolean locked;
	private @Nullable HostFields fields;
	private KeptHost after;
	private boolean readOnly;

	EditHostDialog(Shell parent, KeptHost before, boolean locked) {
		super(parent);
		this.before = before;
		this.locked = locked;
		after = before;
		readOnly = locked;
	}

	/** What it is after Save. */
	KeptHost edited() {
		return after;
	}

	boolean isReadOnly() {
		return readOnly;
	}

	@Override
	protected void configureShell(@Nullable Shell shell) {
		super.configureShell(shell);
		if (shell != null) {
			shell.setText(NLS.bind(Messages.Edit_Title, before.label()));
			WidgetIds.name(shell, "edithost");
		}
	}

	@Override
	protected Control createDialogArea(@Nullable Composite parent) {
		var area = new Composite(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().numColumns(3).margins(16, 14).spacing(10, 8).applyTo(area);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(area);
		var target = new Label(area, SWT.WRAP);
		Literal.show(target, NLS.bind(Messages.Edit_Target, before.target()));
		ColorRole.TEXT2.ink(target);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(target);
		fields = new HostFields(new Fields(area, () -> {
			// all of it is read at the end
		}), before, locked);
		return area;
	}

	@Override
	protected void createButtonsForButtonBar(@Nullable Composite parent) {
		WidgetIds.name(createButton(parent, IDialogConstants.OK_ID, Messages.Edit_Save, true), "edithost.ok");
		createButton(parent, IDialogConstants.CANCEL_ID, IDialogConstants.CANCEL_LABEL, false);
	}

	@Override
	protected void okPressed() {
		var made = fields;
		if (made != null) {
			after = made.of(before.target());
			readOnly = made.isReadOnly();
		}
		super.okPressed();
	}
}
