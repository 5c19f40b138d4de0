package org.wheelhouse.ui.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.FontData;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.ui.widget.Conflated;
import org.wheelhouse.ui.widget.WidgetIds;

/** An open shell for one widget under test, with an event loop that runs until something is so. */
public final class WidgetStage implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(40);

	private final Display display = Display.getDefault();
	private final Shell shell = new Shell(display, SWT.NO_TRIM);

	public WidgetStage(int width, int height) {
		// The theme of the workbench names this font; JFace alone has none that is there on Linux.
		JFaceResources.getFontRegistry().put(JFaceResources.TEXT_FONT,
				new FontData[]{new FontData("Monospace", 10, SWT.NORMAL)});
		shell.setLayout(new FillLayout());
		shell.setSize(width, height);
	}

	public Composite parent() {
		return shell;
	}

	public Shell shell() {
		return shell;
	}

	public Display display() {
		return display;
	}

	/** Opens the shell and waits until it is there. */
	public WidgetStage open() {
		shell.layout(true, true);
		shell.open();
		shell.forceActive();
		await(shell::isVisible);
		return this;
	}

	/** Runs the event loop until it is so, or fails. */
	public void await(BooleanSupplier condition) {
		await(condition, "what was waited for");
	}

	/** Runs the event loop until it is so, or fails and says what was not. */
	public void await(BooleanSupplier condition, String what) {
		long end = System.nanoTime() + BOUND.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				fail("not within " + BOUND + ": " + what);
			}
			step();
		}
	}

	/** Runs the event loop for some time, for what must not happen. */
	public void pump(Duration time) {
		long end = System.nanoTime() + time.toNanos();
		while (System.nanoTime() < end) {
			step();
		}
	}

	/** Runs the event loop until what a view redraws at its own pace is done. */
	public void settle() {
		pump(Conflated.VIEW_PERIOD.multipliedBy(4));
	}

	/** What a control looks like on the display; nothing may cover it. */
	public ImageData picture(Control control) {
		var size = control.getSize();
		Image image = new Image(display, size.x, size.y);
		GC gc = new GC(control);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		ImageData data = image.getImageData();
		image.dispose();
		return data;
	}

	/** Writes what the control shows to the file that this system property names, if it names one. */
	public void picture(Control control, String name) {
		String folder = System.getProperty("wheelhouse.pictures");
		if (folder == null) {
			return;
		}
		pump(Duration.ofMillis(300));
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[]{picture(control)};
		loader.save(folder + "/" + name + ".png", SWT.IMAGE_PNG);
	}

	/** The control in this composite that has this name. */
	public static <T extends Control> T named(Composite in, String id, Class<T> type) {
		return all(in).filter(control -> id.equals(control.getData(WidgetIds.ID))).map(type::cast).findFirst()
				.orElseThrow(() -> new AssertionError("no " + id));
	}

	private static Stream<Control> all(Composite in) {
		return Stream.of(in.getChildren())
				.flatMap(child -> child instanceof Composite inner
						? Stream.concat(Stream.of(child), all(inner))
						: Stream.of(child));
	}

	@Override
	public void close() {
		shell.dispose();
		while (display.readAndDispatch()) {
			// what was posted must not reach the next test
		}
	}

	private void step() {
		display.timerExec(20, () -> {
			// wakes the loop, so that the bound is looked at
		});
		if (!display.readAndDispatch()) {
			display.sleep();
		}
	}
}
