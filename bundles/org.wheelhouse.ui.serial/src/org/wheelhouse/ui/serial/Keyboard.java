package org.wheelhouse.ui.serial;

import static java.util.Map.entry;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.wheelhouse.terminal.Key;
import org.wheelhouse.terminal.KeyEncoder;
import org.wheelhouse.terminal.KeyEncoder.Modifier;

/** What a key of SWT's sends to a terminal. Pure. */
final class Keyboard {

	private static final Map<Integer, Key> KEYS = Map.ofEntries(entry(SWT.ARROW_UP, Key.UP),
			entry(SWT.ARROW_DOWN, Key.DOWN),
			entry(SWT.ARROW_LEFT, Key.LEFT), entry(SWT.ARROW_RIGHT, Key.RIGHT), entry(SWT.HOME, Key.HOME),
			entry(SWT.END, Key.END), entry(SWT.INSERT, Key.INSERT), entry((int) SWT.DEL, Key.DELETE),
			entry(SWT.PAGE_UP, Key.PAGE_UP), entry(SWT.PAGE_DOWN, Key.PAGE_DOWN), entry(SWT.F1, Key.F1),
			entry(SWT.F2, Key.F2), entry(SWT.F3, Key.F3), entry(SWT.F4, Key.F4), entry(SWT.F5, Key.F5),
			entry(SWT.F6, Key.F6), entry(SWT.F7, Key.F7), entry(SWT.F8, Key.F8), entry(SWT.F9, Key.F9),
			entry(SWT.F10, Key.F10), entry(SWT.F11, Key.F11), entry(SWT.F12, Key.F12), entry((int) SWT.CR, Key.ENTER),
			entry(SWT.KEYPAD_CR, Key.ENTER), entry((int) SWT.TAB, Key.TAB), entry((int) SWT.BS, Key.BACKSPACE),
			entry((int) SWT.ESC, Key.ESCAPE));

	private Keyboard() {
		// only a table
	}

	/** The bytes of a pressed key; empty for one that sends nothing by itself. */
	static Optional<byte[]> bytes(Event event, KeyEncoder encoder) {
		var key = KEYS.get(event.keyCode);
		if (key != null) {
			return Optional.of(encoder.key(key, held(event.stateMask)));
		}
		if (event.character != 0) {
			return Optional.of(encoder.character(event.character, held(event.stateMask)));
		}
		// Control and the space bar is the one character that looks like none.
		return (event.stateMask & SWT.CTRL) != 0 && event.keyCode == ' '
				? Optional.of(encoder.character(0, held(event.stateMask)))
				: Optional.empty();
	}

	private static Set<Modifier> held(int state) {
		var held = EnumSet.noneOf(Modifier.class);
		if ((state & SWT.SHIFT) != 0) {
			held.add(Modifier.SHIFT);
		}
		if ((state & SWT.ALT) != 0) {
			held.add(Modifier.ALT);
		}
		if ((state & SWT.CTRL) != 0) {
			held.add(Modifier.CONTROL);
		}
		return held;
	}
}
