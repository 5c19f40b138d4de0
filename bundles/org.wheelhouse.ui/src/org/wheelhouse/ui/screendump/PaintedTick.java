package org.wheelhouse.ui.screendump;

import java.time.Duration;

import org.eclipse.swt.events.ShellListener;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;

/**
 * Does something at most once a period, and only as long as its control is really seen: each round is started by the
 * control being painted. The action is expected to redraw the control, at once or later, when the next round is wanted;
 * where nothing is painted any more because a tab, a scrolled part or a minimised window hides it, there is no timer and
 * no round until it is painted again. UI thread only; ends with its control.
 */
public final class PaintedTick {

	private final Control control;
	private final Duration period;
	private final Runnable action;
	private boolean armed;
	private long dueNanos = System.nanoTime();

	/** Ticks for this control at most once a period. */
	public PaintedTick(Control control, Duration period, Runnable action) {
		this.control = control;
		this.period = period;
		this.action = action;
		control.addPaintListener(_ -> arm());
		Shell shell = control.getShell();
		ShellListener restored = ShellListener.shellDeiconifiedAdapter(_ -> control.redraw());
		shell.addShellListener(restored);
		control.addDisposeListener(_ -> {
			if (!shell.isDisposed()) {
				shell.removeShellListener(restored);
			}
		});
	}

	/** Lets the next round begin with the next paint, without waiting for the period to end. */
	public void hurry() {
		dueNanos = System.nanoTime();
		control.redraw();
	}

	private void arm() {
		if (!armed) {
			armed = true;
			long wait = Math.max(0, (dueNanos - System.nanoTime()) / 1_000_000);
			control.getDisplay().timerExec((int) wait, this::round);
		}
	}

	private void round() {
		armed = false;
		if (control.isDisposed() || !control.isVisible() || control.getShell().getMinimized()) {
			return;
		}
		dueNanos = System.nanoTime() + period.toNanos();
		action.run();
	}
}
