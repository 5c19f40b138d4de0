package org.wheelhouse.ui.display;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/** Moves a control to a shell that fills the monitor, and back. UI thread. */
final class FullScreen {

	private final Control control;
	private final Composite home;
	private final Runnable left;
	private final Runnable leaving;
	private final Duration hint;
	private @Nullable Shell shell;

	/**
	 * @param left    called after the control came home
	 * @param leaving what the bar does that tells how to leave: it has the control come home
	 * @param hint    how long that bar is there by itself
	 */
	FullScreen(Control control, Runnable left, Runnable leaving, Duration hint) {
		this.control = control;
		this.leaving = leaving;
		this.hint = hint;
		this.home = control.getParent();
		this.left = left;
		home.addDisposeListener(_ -> leave());
	}

	/** Whether it fills the monitor. */
	boolean isOn() {
		return shell != null;
	}

	/** Goes there, or comes back. */
	void toggle(String title) {
		if (shell == null) {
			enter(title);
		} else {
			leave();
		}
	}

	private void enter(String title) {
		var made = new Shell(home.getDisplay(), SWT.NO_TRIM);
		made.setText(title);
		made.setBounds(home.getMonitor().getBounds());
		shell = made;
		control.setParent(made);
		new LeaveBar(made, control, title, hint, leaving);
		made.setFullScreen(true);
		made.addListener(SWT.Close, event -> {
			event.doit = false;
			leave();
		});
		made.layout(); // it has its size already, and lays out by itself only what it had then
		made.open();
		control.forceFocus();
	}

	/** Comes back, if it is away. */
	void leave() {
		var open = shell;
		shell = null;
		if (open == null || open.isDisposed()) {
			return;
		}
		if (home.isDisposed()) {
			open.dispose();
			return;
		}
		control.setParent(home);
		open.dispose();
		home.layout(true);
		left.run();
	}
}
