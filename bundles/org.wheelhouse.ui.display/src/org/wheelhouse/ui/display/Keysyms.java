package org.wheelhouse.ui.display;

import static java.util.Map.entry;

import java.util.Map;

import org.eclipse.swt.SWT;

/**
 * X11's numbers for what is written on keys (RFC 6143 §7.5.4), for servers that know no scan codes and for desktops that
 * tell none. A character of Latin-1 is its own keysym; any other is {@code 0x01000000} plus its code point.
 */
final class Keysyms {

	static final int SHIFT_LEFT = 0xffe1;
	static final int CONTROL_LEFT = 0xffe3;
	static final int ALT_LEFT = 0xffe9;
	static final int RETURN = 0xff0d;
	static final int TAB = 0xff09;
	static final int DELETE = 0xffff;

	private static final int UNICODE = 0x01000000;
	private static final int LATIN1_FIRST = 0x20;
	private static final int LATIN1_LAST = 0xff;

	private static final Map<Integer, Integer> SWT_KEYS = Map.ofEntries(entry((int) SWT.BS, 0xff08),
			entry((int) SWT.TAB, TAB), entry((int) SWT.CR, RETURN), entry((int) SWT.LF, RETURN),
			entry((int) SWT.ESC, 0xff1b), entry((int) SWT.DEL, DELETE), entry(SWT.PAUSE, 0xff13),
			entry(SWT.SCROLL_LOCK, 0xff14), entry(SWT.PRINT_SCREEN, 0xff61), entry(SWT.HOME, 0xff50),
			entry(SWT.ARROW_LEFT, 0xff51), entry(SWT.ARROW_UP, 0xff52), entry(SWT.ARROW_RIGHT, 0xff53),
			entry(SWT.ARROW_DOWN, 0xff54), entry(SWT.PAGE_UP, 0xff55), entry(SWT.PAGE_DOWN, 0xff56),
			entry(SWT.END, 0xff57), entry(SWT.INSERT, 0xff63), entry(SWT.NUM_LOCK, 0xff7f),
			entry(SWT.KEYPAD_CR, 0xff8d), entry(SWT.KEYPAD_MULTIPLY, 0xffaa), entry(SWT.KEYPAD_ADD, 0xffab),
			entry(SWT.KEYPAD_SUBTRACT, 0xffad), entry(SWT.KEYPAD_DECIMAL, 0xffae), entry(SWT.KEYPAD_DIVIDE, 0xffaf),
			entry(SWT.SHIFT, SHIFT_LEFT), entry(SWT.CONTROL, CONTROL_LEFT), entry(SWT.CAPS_LOCK, 0xffe5),
			entry(SWT.ALT, ALT_LEFT), entry(SWT.COMMAND, 0xffeb), entry(SWT.ALT_GR, 0xfe03));

	private Keysyms() {
	}

	/** What SWT's event of a key stands for: the key if it has a name, else the character; 0 when neither is known. */
	static int of(int keyCode, char character) {
		if (keyCode >= SWT.F1 && keyCode <= SWT.F20) {
			return 0xffbe + keyCode - SWT.F1;
		}
		if (keyCode >= SWT.KEYPAD_0 && keyCode <= SWT.KEYPAD_9) {
			return 0xffb0 + keyCode - SWT.KEYPAD_0;
		}
		var named = SWT_KEYS.getOrDefault(keyCode, 0);
		if (named != 0) {
			return named;
		}
		// With Control, SWT gives the control character: the key code is the letter.
		var printed = character >= LATIN1_FIRST ? character : (char) (keyCode & 0xffff);
		return printed >= LATIN1_FIRST ? ofCharacter(printed) : 0;
	}

	/** The keysym of a character. */
	static int ofCharacter(int codePoint) {
		return codePoint >= LATIN1_FIRST && codePoint <= LATIN1_LAST ? codePoint : UNICODE | codePoint;
	}
}
