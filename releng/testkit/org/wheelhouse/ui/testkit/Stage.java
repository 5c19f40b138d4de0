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
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.wheelhouse.ui.widget.WidgetIds;

/** An open shell for the widgets under test, with an event loop that runs until something is so. */
public final class Stage implements AutoCloseable {

	private static final Duration BOUND = Duration.ofSeconds(40);

	private final Display display = Display.getDefault();
	private final Shell shell = new Shell(display);

	public Stage(int width, int height) {
		// The theme of the workbench names this font; JFace alone has none that is there on Linux.
		JFaceResources.getFontRegistry().put(JFaceResources.TEXT_FONT,
				new FontData[]{new FontData("Monospace", 10, SWT.NORMAL)});
		shell.setLayout(new FillLayout());
		shell.setSize(width, height);
	}

	public Composite parent() {
		return shell;
	}

	/** Opens the shell and waits until it is there. */
	public void open() {
		shell.layout(true, true);
		shell.open();
		shell.forceActive();
		await("the shell is open", shell::isVisible);
	}

	/** Runs the event loop until it is so, or fails and says what was not. */
	public void await(String what, BooleanSupplier condition) {
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

	/** Writes what is shown to a file of the folder that a system property names, if it names one. */
	public void picture(String name) {
		String folder = System.getProperty("wheelhouse.pictures");
		if (folder == null) {
			return;
		}
		pump(Duration.ofMillis(300));
		var size = shell.getSize();
		Image image = new Image(display, size.x, size.y);
		GC gc = new GC(shell);
		gc.copyArea(image, 0, 0);
		gc.dispose();
		ImageLoader loader = new ImageLoader();
		loader.data = new ImageData[]{image.getImageData()};
		image.dispose();
		loader.save(folder + "/" + name + ".png", SWT.IMAGE_PNG);
	}

	/** The control that has this name. */
	public static <T extends Control> T find(Composite in, String id, Class<T> type) {
		return all(in).filter(control -> id.equals(control.getData(WidgetIds.ID))).map(type::cast).findFirst()
				.orElseThrow(() -> new AssertionError("no " + id));
	}

	/** What visible labels say. */
	public static Stream<String> texts(Composite in) {
		return all(in).filter(Label.class::isInstance).map(Label.class::cast).filter(Label::getVisible)
				.map(Label::getText);
	}

	/** Presses a key in a control. */
	public static void key(Control control, int code) {
		var event = new Event();
		event.keyCode = code;
		control.notifyListeners(SWT.KeyDown, event);
	}

	private static Stream<Control> all(Control root) {
		return Stream.concat(Stream.of(root), root instanceof Composite composite
				? Stream.of(composite.getChildren()).flatMap(Stage::all)
				: Stream.empty());
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
