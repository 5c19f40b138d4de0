package org.wheelhouse.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.atomic.AtomicBoolean;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Listener;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A wake that comes too early for the sleep that it is meant for: without the pulse the loop sleeps until something else happens. */
@Tag("display")
class LoopPulseTest {

	private static final int LATE_MILLIS = 5_000;

	@Test
	void loopGoesOnAfterAWakeThatWasLost() throws InterruptedException {
		Display display = Display.getDefault();
		while (display.readAndDispatch()) {
			continue;
		}
		var done = new AtomicBoolean();
		var late = new AtomicBoolean();
		var rescue = Thread.ofVirtual().start(() -> rescue(display, late));
		Listener wakeTooEarly = event -> wakeAndWait(display, done);
		display.addListener(SWT.PreExternalEventDispatch, wakeTooEarly);
		try (var pulse = LoopPulse.open(display)) {
			while (!done.get()) {
				if (!display.readAndDispatch()) {
					display.sleep();
				}
			}
		} finally {
			display.removeListener(SWT.PreExternalEventDispatch, wakeTooEarly);
		}
		assertFalse(late.get(), "the loop slept until something else woke it");
		rescue.interrupt();
		rescue.join();
	}

	/** Between the look at the queue and the sleep: what the other thread of a start may do there. */
	private static void wakeAndWait(Display display, AtomicBoolean done) {
		try {
			Thread.ofVirtual().start(() -> {
				done.set(true);
				display.wake();
			}).join();
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	private static void rescue(Display display, AtomicBoolean late) {
		try {
			Thread.sleep(LATE_MILLIS);
			late.set(true);
			display.asyncExec(() -> {
			});
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}
}
