package org.wheelhouse.ui.common;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;

/** A shell on the real display for widget tests; the test's thread is the UI thread. */
public final class Stage implements AutoCloseable {

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private final Display display = Display.getDefault();
	private final Shell shell = new Shell(display, SWT.SHELL_TRIM);

	public Stage(int width, int height) {
		shell.setLayout(new FillLayout());
		shell.setSize(width, height);
	}

	public Shell shell() {
		return shell;
	}

	public Display display() {
		return display;
	}

	/** Opens the shell and waits until it is painted. */
	public void open() {
		var painted = new boolean[1];
		shell.addPaintListener(_ -> painted[0] = true);
		shell.layout(true, true);
		shell.open();
		shell.forceActive();
		await(() -> shell.isVisible(), "shell shown");
		settle();
	}

	/** Runs the event loop until it is so. */
	public void await(BooleanSupplier condition, String what) {
		var end = System.nanoTime() + PATIENCE.toNanos();
		display.timerExec(20, this::wake);
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				fail("not within " + PATIENCE + ": " + what);
			}
			if (!display.readAndDispatch()) {
				display.sleep();
			}
		}
	}

	/** Runs the event loop until what a view redraws at its own pace is done. */
	public void settle() {
		var until = System.nanoTime() + Conflated.VIEW_PERIOD.toNanos() * 4;
		await(() -> System.nanoTime() > until, "some redraws");
	}

	/** What a control looks like on the display; nothing may cover it. */
	public ImageData picture(Control control) {
		var size = control.getSize();
		var image = new Image(display, size.x, size.y);
		var gc = new GC(control);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		var data = image.getImageData();
		image.dispose();
		return data;
	}

	@Override
	public void close() {
		shell.dispose();
		while (display.readAndDispatch()) {
			continue;
		}
	}

	private void wake() {
		if (!shell.isDisposed()) {
			display.timerExec(20, this::wake);
		}
	}
}
