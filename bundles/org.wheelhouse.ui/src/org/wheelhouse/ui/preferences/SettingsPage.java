package org.wheelhouse.ui.preferences;

import java.util.Objects;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.preference.PreferencePage;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.IWorkbenchPreferencePage;
import org.wheelhouse.ui.failure.FailureDialog;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.part.ModelThread;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Fields;

/** A page of the preferences: three columns of fields. Nothing is kept before it is applied. UI thread. */
abstract class SettingsPage extends PreferencePage implements IWorkbenchPreferencePage {

	private static final int WIDTH = 420;

	private @Nullable Executor uiThread;

	@Override
	public void init(@Nullable IWorkbench workbench) {
		if (workbench != null) {
			uiThread = workbench.getService(ModelThread.class);
			begin(workbench);
		}
	}

	/** Takes what it shows from the workbench. */
	abstract void begin(IWorkbench workbench);

	/** Makes its fields. */
	abstract void fill(Fields fields);

	/** Where its answers come back to. */
	Executor uiThread() {
		return Objects.requireNonNull(uiThread);
	}

	/** For tests, which have no workbench. */
	void uiThread(Executor thread) {
		uiThread = thread;
	}

	@Override
	protected Control createContents(@Nullable Composite parent) {
		var body = new Composite(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().numColumns(3).spacing(8, 6).applyTo(body);
		fill(new Fields(body, this::checked));
		return body;
	}

	/** Something was typed or chosen. */
	void checked() {
		// most pages take whatever is chosen
	}

	/** A sentence over the whole width. */
	static Label sentence(Fields fields, String text) {
		var label = new Label(fields.parent(), SWT.WRAP);
		label.setText(text);
		ColorRole.TEXT2.ink(label);
		GridDataFactory.fillDefaults().span(3, 1).grab(true, false).hint(WIDTH, SWT.DEFAULT).applyTo(label);
		return label;
	}

	/** Shows why something could not be kept or found out; above the window when the page is not there any more. */
	void failed(String tried, Throwable problem) {
		var control = getControl();
		var shell = control == null || control.isDisposed() ? null : control.getShell();
		new FailureDialog(shell, FailureReport.of(tried, problem)).open();
	}

	/** Whether there are still widgets to show something in. */
	boolean isShown() {
		var control = getControl();
		return control != null && !control.isDisposed();
	}
}
