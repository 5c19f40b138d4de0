package org.wheelhouse.ui.display;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.ui.keys.IBindingService;

/**
 * Gives the keyboard to the guest while the control has the focus, and back when it loses it or Control and Alt are pressed
 * and let go alone. Meanwhile the workbench's key bindings, mnemonics and the traversal by Tab are off. UI thread.
 */
final class Keyboard {

	/** SWT then makes no input method for a control, which would keep dead keys for itself. */
	private static final String NO_INPUT_METHOD = "org.eclipse.swt.internal.gtk.noInputMethod";

	private final Control control;
	private final IBindingService bindings;
	private final HeldKeys held;
	private final Consumer<Boolean> changed;
	private final Optional<GtkKeys> gtk = GtkKeys.find();
	/** Gives the window its mnemonics back. */
	private Optional<Runnable> mnemonics = Optional.empty();
	private boolean taken;

	/**
	 * @param control  made within {@link #withoutInputMethod}
	 * @param bindings the workbench's keys
	 * @param guest    hears every key
	 * @param changed  hears whether the guest has the keyboard
	 */
	Keyboard(Control control, IBindingService bindings, KeySink guest, Consumer<Boolean> changed) {
		this.control = control;
		this.bindings = bindings;
		this.changed = changed;
		held = new HeldKeys(guest);
		control.addListener(SWT.KeyDown, this::down);
		control.addListener(SWT.KeyUp, this::up);
		gtk.ifPresent(keys -> keys.listen(control, this::untold));
		control.addListener(SWT.Traverse, this::traverse);
		control.addListener(SWT.FocusOut, _ -> give());
		control.addListener(SWT.Dispose, _ -> give());
	}

	/** Makes a control whose keys reach it as they are. */
	static <C extends Control> C withoutInputMethod(Display display,
			Supplier<C> making) {
		var before = display.getData(NO_INPUT_METHOD);
		display.setData(NO_INPUT_METHOD, Boolean.TRUE);
		try {
			return making.get();
		} finally {
			display.setData(NO_INPUT_METHOD, before);
		}
	}

	/** Whether the guest has it. */
	boolean isTaken() {
		return taken;
	}

	/** Gives it to the guest; the control must have the focus. */
	void take() {
		if (!taken && control.isFocusControl()) {
			taken = true;
			bindings.setKeyFilterEnabled(false);
			mnemonics = gtk.map(keys -> keys.withoutMnemonics(control));
			changed.accept(true);
		}
	}

	/** Gives it back to the workbench. No key stays down in the guest. */
	void give() {
		if (taken) {
			taken = false;
			held.releaseAll();
			bindings.setKeyFilterEnabled(true);
			mnemonics.ifPresent(Runnable::run);
			mnemonics = Optional.empty();
			changed.accept(false);
		}
	}

	private void down(Event event) {
		if (taken) {
			event.doit = false;
			key(event).ifPresent(held::press);
		} else if (event.character == SWT.CR) {
			take();
		}
	}

	private void up(Event event) {
		if (taken) {
			event.doit = false;
			if (key(event).map(held::release).orElse(false)) {
				give();
			}
		}
	}

	/** A key of which SWT says nothing. */
	private boolean untold(Key key, boolean down) {
		if (!taken) {
			return false;
		}
		if (down) {
			held.press(key);
		} else if (held.release(key)) {
			give();
		}
		return true;
	}

	/** Tab, Escape and arrows are keys of the guest; without the keyboard they lead on. */
	private void traverse(Event event) {
		event.doit = !taken && event.detail != SWT.TRAVERSE_RETURN;
	}

	private Optional<Key> key(Event event) {
		return gtk.flatMap(GtkKeys::current).or(() -> named(event));
	}

	private static Optional<Key> named(Event event) {
		var key = new Key(Keysyms.of(event.keyCode, event.character), ScanCodes.ofSwt(event.keyCode));
		return key.keysym() == 0 && key.scanCode() == ScanCodes.UNKNOWN ? Optional.empty() : Optional.of(key);
	}
}
