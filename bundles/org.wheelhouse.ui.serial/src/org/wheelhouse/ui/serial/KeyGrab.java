package org.wheelhouse.ui.serial;

import java.util.function.Consumer;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/**
 * Whose the keys are. While the control has the focus they are the guest's, Tab, Escape and the workbench's own included;
 * Control and Alt, pressed and released without another key, give them back, and a click or Enter takes them again. UI thread.
 */
final class KeyGrab {

	private final Control control;
	private final Consumer<Boolean> changed;
	private boolean held;
	/** Control and Alt are down, and nothing else was pressed since. */
	private boolean releasing;

	/**
	 * @param changed called with whether the guest has the keys, whenever that changes; at the latest before the control is
	 *                disposed
	 */
	KeyGrab(Control control, Consumer<Boolean> changed) {
		this.control = control;
		this.changed = changed;
		control.addListener(SWT.FocusIn, _ -> set(true));
		control.addListener(SWT.FocusOut, _ -> set(false));
		control.addListener(SWT.MouseDown, _ -> take());
		control.addListener(SWT.Dispose, _ -> set(false));
		control.addListener(SWT.Traverse, this::traverse);
		control.addListener(SWT.KeyUp, this::up);
	}

	/** Whether the guest has the keys. */
	boolean isHeld() {
		return held;
	}

	/** Gives the guest the focus and the keys. */
	void take() {
		if (control.isFocusControl()) {
			set(true);
		} else {
			// The event takes them: where the focus goes elsewhere at once there is none, and no end of it either.
			control.setFocus();
		}
	}

	/** To be asked first for each key that is pressed: whether it is the guest's. */
	boolean passes(Event event) {
		var other = event.keyCode == SWT.CTRL ? SWT.ALT : event.keyCode == SWT.ALT ? SWT.CTRL : 0;
		releasing = held && other != 0 && (event.stateMask & SWT.MODIFIER_MASK) == other;
		if (!held && event.character == SWT.CR) {
			take();
			return false;
		}
		return held && event.keyCode != SWT.CTRL && event.keyCode != SWT.ALT && event.keyCode != SWT.SHIFT;
	}

	private void up(Event event) {
		if (releasing && (event.keyCode == SWT.CTRL || event.keyCode == SWT.ALT)) {
			releasing = false;
			set(false);
		}
	}

	private void traverse(Event event) {
		if (held) {
			event.doit = false;
			event.detail = SWT.TRAVERSE_NONE;
		} else {
			event.doit = event.detail != SWT.TRAVERSE_RETURN;
		}
	}

	private void set(boolean now) {
		if (now != held) {
			held = now;
			releasing = false;
			changed.accept(now);
		}
	}
}
