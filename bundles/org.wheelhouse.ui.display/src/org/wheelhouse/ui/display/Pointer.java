package org.wheelhouse.ui.display;

import java.util.Optional;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Cursor;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.rfb.CursorImage;
import org.wheelhouse.rfb.session.RfbSession;

/**
 * Gives the pointer to the guest: by its position while the guest takes positions, else, once the guest has the keyboard, by
 * its movements, hidden and held in the middle of the canvas. UI thread.
 */
final class Pointer {

	private static final int WHEEL_UP = 1 << 3;
	private static final int WHEEL_DOWN = 1 << 4;
	private static final int WHEEL_LEFT = 1 << 5;
	private static final int WHEEL_RIGHT = 1 << 6;
	private static final PaletteData RGB = new PaletteData(0xff0000, 0xff00, 0xff);

	private final ScreenCanvas canvas;
	private final Supplier<Optional<RfbSession>> session;
	private final ScreenLink link;
	private final Keyboard keyboard;
	private int buttons;
	private @Nullable Cursor look;

	Pointer(ScreenCanvas canvas, ScreenLink link, Keyboard keyboard) {
		this.canvas = canvas;
		this.link = link;
		this.keyboard = keyboard;
		session = link::guest;
		canvas.addListener(SWT.MouseDown, event -> press(event, true));
		canvas.addListener(SWT.MouseUp, event -> press(event, false));
		canvas.addListener(SWT.MouseMove, this::move);
		canvas.addListener(SWT.MouseVerticalWheel, event -> turn(event, WHEEL_UP, WHEEL_DOWN));
		canvas.addListener(SWT.MouseHorizontalWheel, event -> turn(event, WHEEL_RIGHT, WHEEL_LEFT));
		canvas.addListener(SWT.FocusOut, _ -> releaseAll());
		canvas.addListener(SWT.Dispose, _ -> forgetLook());
	}

	/** Shows the guest's pointer in place of the desktop's, while the guest takes positions. */
	void show(CursorImage cursor) {
		forgetLook();
		if (!cursor.isHidden()) {
			var data = new ImageData(cursor.width(), cursor.height(), 32, RGB);
			for (var y = 0; y < cursor.height(); y++) {
				for (var x = 0; x < cursor.width(); x++) {
					var argb = cursor.argb()[y * cursor.width() + x];
					data.setPixel(x, y, argb & 0xffffff);
					data.setAlpha(x, y, argb >>> 24);
				}
			}
			look = new Cursor(canvas.getDisplay(), data, Math.min(cursor.hotX(), cursor.width() - 1),
					Math.min(cursor.hotY(), cursor.height() - 1));
		}
		canvas.setCursor(look);
	}

	/** Whether the guest holds the pointer, so that it cannot leave the canvas. */
	boolean isHeld() {
		return !link.isAbsolute() && keyboard.isTaken();
	}

	/** The guest has got the keyboard, or lost it. */
	void keyboardChanged() {
		if (isHeld()) {
			canvas.setCursor(hidden());
			centre();
		} else {
			canvas.setCursor(look);
		}
	}

	private Cursor hidden() {
		forgetLook();
		var nothing = new ImageData(1, 1, 32, RGB);
		nothing.setAlpha(0, 0, 0);
		var made = new Cursor(canvas.getDisplay(), nothing, 0, 0);
		look = made;
		return made;
	}

	private void forgetLook() {
		var before = look;
		look = null;
		if (before != null) {
			canvas.setCursor(null);
			before.dispose();
		}
	}

	private void press(Event event, boolean down) {
		if (down) {
			canvas.forceFocus();
			if (!keyboard.isTaken()) {
				keyboard.take();
				if (!link.isAbsolute()) {
					// This click was for the workbench: it hands the pointer over.
					return;
				}
			}
		}
		var mask = switch (event.button) {
			case 1 -> 1;
			case 2 -> 1 << 1;
			case 3 -> 1 << 2;
			default -> 0;
		};
		buttons = down ? buttons | mask : buttons & ~mask;
		tell(event, buttons);
	}

	private void turn(Event event, int up, int down) {
		for (var i = 0; i < Math.min(Math.abs(event.count), 10); i++) {
			tell(event, buttons | (event.count > 0 ? up : down));
			tell(event, buttons);
		}
		event.doit = false;
	}

	private void move(Event event) {
		if (isHeld()) {
			var middle = middle();
			var dx = event.x - middle.x;
			var dy = event.y - middle.y;
			if (dx != 0 || dy != 0) {
				session.get().ifPresent(open -> open.movePointer(dx, dy, buttons));
				centre();
			}
		} else if (link.isAbsolute()) {
			tell(event, buttons);
		}
	}

	private void tell(Event event, int mask) {
		if (!link.isAbsolute()) {
			session.get().ifPresent(open -> open.movePointer(0, 0, mask));
			return;
		}
		canvas.projection().ifPresent(now -> {
			var at = now.toGuest(event.x, event.y);
			session.get().ifPresent(open -> open.pointer(at.x, at.y, mask));
		});
	}

	private void releaseAll() {
		if (buttons != 0) {
			buttons = 0;
			var here = canvas.toControl(canvas.getDisplay().getCursorLocation());
			var event = new Event();
			event.x = here.x;
			event.y = here.y;
			tell(event, 0);
		}
	}

	private Point middle() {
		var area = canvas.getClientArea();
		return new Point(area.width / 2, area.height / 2);
	}

	private void centre() {
		canvas.getDisplay().setCursorLocation(canvas.toDisplay(middle()));
	}
}
