package org.wheelhouse.ui.part;

import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;

/**
 * The thread of the live model, which is SWT's. The only place from which other threads reach the widgets; there is no
 * blocking way. Registered as a service of the workbench.
 */
public final class ModelThread implements Executor {

	private final Display display;

	public ModelThread(Display display) {
		this.display = display;
	}

	/** Runs it later on the UI thread, in the order of the calls. Any thread; does not block. Lost after the display is. */
	@Override
	public void execute(@Nullable Runnable command) {
		try {
			display.asyncExec(command);
		} catch (SWTException e) {
			if (e.code != SWT.ERROR_DEVICE_DISPOSED) {
				throw e;
			}
			// The workbench is gone, and with it everything that the command could have changed.
		}
	}
}
