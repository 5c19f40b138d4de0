package org.wheelhouse.ui.form;

import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.ProgressBar;
import org.eclipse.swt.widgets.Text;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.WidgetIds;

/**
 * How it goes: that it runs, that it is done, or why it failed, in QEMU's words, and what was taken back. Not there before.
 * UI thread.
 */
final class Outcome extends Composite {

	private final ProgressBar progress;
	private final Text text;

	/** @param form its id */
	Outcome(Composite parent, String form) {
		super(parent, SWT.NONE);
		GridLayoutFactory.swtDefaults().margins(14, 4).spacing(0, 4).applyTo(this);
		progress = new ProgressBar(this, SWT.INDETERMINATE);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(progress);
		text = new Text(this, SWT.MULTI | SWT.READ_ONLY | SWT.WRAP);
		ColorRole.TEXT.ink(text);
		WidgetIds.name(text, form + ".outcome");
		GridDataFactory.fillDefaults().grab(true, true).hint(360, SWT.DEFAULT).applyTo(text);
		GridDataFactory.fillDefaults().grab(true, false).applyTo(this);
		clear();
	}

	/** There is nothing to say. */
	void clear() {
		setVisible(false);
		((GridData) getLayoutData()).exclude = true;
	}

	/** It has been sent. */
	void running(String label) {
		show(NLS.bind(Messages.Outcome_running, label), ColorRole.SURFACE, true);
	}

	/** It has been done. */
	void done(String label) {
		show(NLS.bind(Messages.Outcome_done, label), ColorRole.SURFACE, false);
	}

	/** It did not succeed. */
	void failed(FailureReport report) {
		var lines = new StringBuilder(report.message());
		report.parts().forEach(part -> lines.append('\n').append(part.caption()).append(": ").append(part.text()));
		show(lines.toString(), ColorRole.ERROR_FILL, false);
	}

	private void show(String said, ColorRole fill, boolean running) {
		text.setText(said);
		fill.fill(text);
		fill.fill(this);
		progress.setVisible(running);
		((GridData) progress.getLayoutData()).exclude = !running;
		((GridData) getLayoutData()).exclude = false;
		setVisible(true);
	}
}
