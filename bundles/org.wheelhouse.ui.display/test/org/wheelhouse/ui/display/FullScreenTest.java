package org.wheelhouse.ui.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A full screen says how it is left, and can be left by the pointer. */
@Tag("display")
class FullScreenTest {

	private static final Duration BOUND = Duration.ofSeconds(40);

	private final Display display = Display.getDefault();
	private final Shell shell = new Shell(display);
	private final Composite home = new Composite(shell, SWT.NONE);
	private final Canvas screen = new Canvas(home, SWT.NONE);
	private final AtomicReference<Runnable> leaving = new AtomicReference<>(() -> fail("not wired"));
	private final FullScreen fullScreen = new FullScreen(screen, () -> {
	}, () -> leaving.get().run(), Duration.ofMillis(300));

	FullScreenTest() {
		shell.setLayout(new FillLayout());
		home.setLayout(new FillLayout());
		leaving.set(fullScreen::leave);
		shell.setSize(300, 200);
		shell.open();
		display.setCursorLocation(new Point(display.getBounds().width / 2, display.getBounds().height - 2));
		fullScreen.toggle("web & co");
		await(screen::isVisible);
	}

	@AfterEach
	void close() {
		shell.dispose();
		while (display.readAndDispatch()) {
			// what is left of it
		}
	}

	@Test
	void theWayOutIsSaidForAMomentAndAgainAtTheUpperEdge() {
		assertTrue(bar().isVisible());
		assertEquals("web && co: Ctrl+Alt leaves the full screen. Touch the upper edge to see this again.",
				((Label) bar().getChildren()[0]).getText());
		assertEquals(screen.getSize(), screen.getParent().getSize());
		await(() -> !bar().isVisible());
		moveTo(1);
		assertFalse(bar().isVisible());
		moveTo(0);
		assertTrue(bar().isVisible());
		moveTo(bar().getSize().y + 1);
		assertFalse(bar().isVisible());
	}

	@Test
	void theBarLeadsBack() {
		((ToolBar) bar().getChildren()[1]).getItem(0).notifyListeners(SWT.Selection, new Event());
		assertFalse(fullScreen.isOn());
		assertEquals(home, screen.getParent());
		moveTo(0); // nobody listens any more
	}

	private Composite bar() {
		for (Control child : screen.getParent().getChildren()) {
			if (child != screen && child instanceof Composite bar) {
				return bar;
			}
		}
		return fail("there is no bar");
	}

	private void moveTo(int y) {
		var event = new Event();
		event.y = y;
		screen.notifyListeners(SWT.MouseMove, event);
	}

	private void await(BooleanSupplier condition) {
		var end = System.nanoTime() + BOUND.toNanos();
		while (!condition.getAsBoolean()) {
			if (System.nanoTime() > end) {
				fail("not within " + BOUND);
			}
			if (!display.readAndDispatch()) {
				Thread.onSpinWait();
			}
		}
	}
}
