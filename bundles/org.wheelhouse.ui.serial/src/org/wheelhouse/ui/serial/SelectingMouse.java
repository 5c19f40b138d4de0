package org.wheelhouse.ui.serial;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;

/**
 * Selects by the mouse: a drag, a word by a double click, a line by a third one. What was selected can be put in with the
 * middle button, here or elsewhere. UI thread.
 */
final class SelectingMouse {

	private final TerminalCanvas canvas;
	private boolean dragging;

	SelectingMouse(TerminalCanvas canvas) {
		this.canvas = canvas;
	}

	void install() {
		canvas.addListener(SWT.MouseDown, this::down);
		canvas.addListener(SWT.MouseMove, this::move);
		canvas.addListener(SWT.MouseUp, this::up);
	}

	private void down(Event event) {
		if (event.button == 2) {
			canvas.pasteSelection();
		} else if (event.button == 1) {
			var line = canvas.lineAt(event.y);
			dragging = event.count == 1;
			switch (event.count) {
				case 1 -> canvas.selection().begin(line, canvas.gapAt(event.x));
				case 2 -> canvas.selection().word(line, canvas.columnAt(event.x));
				default -> canvas.selection().line(line);
			}
			canvas.redraw();
		}
	}

	private void move(Event event) {
		if (dragging) {
			canvas.selection().extend(canvas.lineAt(event.y), canvas.gapAt(event.x));
			canvas.scrollNear(event.y);
			canvas.redraw();
		}
	}

	private void up(Event event) {
		if (event.button == 1) {
			dragging = false;
			TextClip.offer(canvas, canvas.selection().text());
		}
	}
}
