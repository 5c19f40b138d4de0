package org.wheelhouse.ui.widget;

import java.time.Duration;

import org.eclipse.swt.widgets.Display;

/**
 * Many calls, few runs: runs an action on the UI thread soon after it was asked for, at most once a period, and never
 * loses the last call. UI thread only; stops by itself with the display.
 */
public final class Conflated {

	/** What a view may redraw: twenty times a second. */
	public static final Duration VIEW_PERIOD = Duration.ofMillis(50);

	private final Display display;
	private final int periodMillis;
	private final Runnable action;
	private boolean scheduled;
	private boolean stopped;

	public Conflated(Display display, Duration period, Runnable action) {
		this.display = display;
		this.periodMillis = (int) period.toMillis();
		this.action = action;
	}

	/** Asks for a run. Cheap. */
	public void request() {
		if (!scheduled && !stopped) {
			scheduled = true;
			display.timerExec(periodMillis, this::run);
		}
	}

	/** No further runs, not even the one asked for. */
	public void stop() {
		stopped = true;
	}

	private void run() {
		scheduled = false;
		if (!stopped) {
			action.run();
		}
	}
}
