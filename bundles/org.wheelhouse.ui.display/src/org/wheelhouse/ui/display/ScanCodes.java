package org.wheelhouse.ui.display;

import static java.util.Map.entry;

import java.util.Map;

import org.eclipse.swt.SWT;

/**
 * The codes of physical keys as QEMU's extended key event wants them: scan code set 1 of the PC/XT, with the prefix E0 as the
 * high bit. By them a guest gets the key that was pressed, whatever the layouts of guest and desktop are.
 */
final class ScanCodes {

	/** No code is known. */
	static final int UNKNOWN = 0;

	static final int ESCAPE = 0x01;
	static final int TAB = 0x0f;
	static final int CONTROL_LEFT = 0x1d;
	static final int SHIFT_LEFT = 0x2a;
	static final int ALT_LEFT = 0x38;
	static final int CONTROL_RIGHT = 0x9d;
	static final int ALT_RIGHT = 0xb8;
	static final int DELETE = 0xd3;
	static final int META_LEFT = 0xdb;

	/** X11 and Wayland number keys as Linux' input subsystem does, eight higher. */
	private static final int OFFSET = 8;
	/** Up to here Linux' numbers are the scan codes. */
	private static final int LAST_EQUAL = 83;

	private static final Map<Integer, Integer> LINUX = Map.ofEntries(entry(85, 0x76), entry(86, 0x56), entry(87, 0x57),
			entry(88, 0x58), entry(89, 0x73), entry(92, 0x79), entry(93, 0x70),
			entry(94, 0x7b), entry(96, 0x9c), entry(97, CONTROL_RIGHT), entry(98, 0xb5), entry(99, 0x54),
			entry(100, ALT_RIGHT), entry(102, 0xc7), entry(103, 0xc8), entry(104, 0xc9), entry(105, 0xcb),
			entry(106, 0xcd), entry(107, 0xcf), entry(108, 0xd0), entry(109, 0xd1), entry(110, 0xd2),
			entry(111, DELETE), entry(113, 0xa0), entry(114, 0xae), entry(115, 0xb0), entry(116, 0xde),
			entry(117, 0x59), entry(119, 0xc6), entry(121, 0x7e), entry(124, 0x7d), entry(125, META_LEFT),
			entry(126, 0xdc), entry(127, 0xdd));

	private static final Map<Integer, Integer> SWT_KEYS = Map.ofEntries(entry((int) SWT.ESC, ESCAPE),
			entry((int) SWT.BS, 0x0e), entry((int) SWT.TAB, TAB), entry((int) SWT.CR, 0x1c),
			entry(SWT.CONTROL, CONTROL_LEFT), entry(SWT.SHIFT, SHIFT_LEFT), entry(SWT.ALT, ALT_LEFT),
			entry(SWT.COMMAND, META_LEFT), entry(SWT.CAPS_LOCK, 0x3a), entry((int) SWT.SPACE, 0x39),
			entry(SWT.NUM_LOCK, 0x45), entry(SWT.SCROLL_LOCK, 0x46), entry(SWT.HOME, 0xc7), entry(SWT.ARROW_UP, 0xc8),
			entry(SWT.PAGE_UP, 0xc9), entry(SWT.ARROW_LEFT, 0xcb), entry(SWT.ARROW_RIGHT, 0xcd), entry(SWT.END, 0xcf),
			entry(SWT.ARROW_DOWN, 0xd0), entry(SWT.PAGE_DOWN, 0xd1), entry(SWT.INSERT, 0xd2),
			entry((int) SWT.DEL, DELETE), entry(SWT.PAUSE, 0xc6), entry(SWT.PRINT_SCREEN, 0x54),
			entry(SWT.KEYPAD_CR, 0x9c), entry(SWT.KEYPAD_DIVIDE, 0xb5));

	private ScanCodes() {
	}

	/** The code for the number that X11 or Wayland gives a key; {@link #UNKNOWN} when it has none. */
	static int ofHardware(int hardwareCode) {
		var number = hardwareCode - OFFSET;
		if (number < 1) {
			return UNKNOWN;
		}
		return number <= LAST_EQUAL ? number : LINUX.getOrDefault(number, UNKNOWN);
	}

	/** The code for a key that SWT names and that is at the same place on all keyboards; else {@link #UNKNOWN}. */
	static int ofSwt(int keyCode) {
		if (keyCode >= SWT.F1 && keyCode <= SWT.F10) {
			return 0x3b + keyCode - SWT.F1;
		}
		if (keyCode == SWT.F11 || keyCode == SWT.F12) {
			return 0x57 + keyCode - SWT.F11;
		}
		return SWT_KEYS.getOrDefault(keyCode, UNKNOWN);
	}
}
