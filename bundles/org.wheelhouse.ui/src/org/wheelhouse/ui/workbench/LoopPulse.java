package org.wheelhouse.ui.workbench;

import org.eclipse.swt.widgets.Display;

/**
 * Ends every {@code Display.sleep()} within a moment, for as long as it is open. SWT drops a {@code Display.wake()} that comes between
 * the last look at the queue and the sleep itself; a loop that waits for a flag of another thread, as the one in which Eclipse opens
 * its first windows, then sleeps until some event comes, and before there is a window none does.
 * <p>
 * Made, run and closed on the display's thread; it never blocks.
 */
public final class LoopPulse implements AutoCloseable {

	private static final int MILLIS = 50;

	private final Display display;
	private final Runnable beat = this::beat;

	private LoopPulse(Display display) {
		this.display = display;
	}

	/** Begins now. */
	public static LoopPulse open(Display display) {
		var pulse = new LoopPulse(display);
		pulse.beat();
		return pulse;
	}

	private void beat() {
		display.timerExec(MILLIS, beat);
	}

	@Override
	public void close() {
		display.timerExec(-1, beat);
	}
}
