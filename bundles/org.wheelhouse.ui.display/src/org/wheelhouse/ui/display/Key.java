package org.wheelhouse.ui.display;

/**
 * A key of the desktop's keyboard.
 *
 * @param keysym   what is written on it, {@link Keysyms}
 * @param scanCode where it is, {@link ScanCodes}; {@link ScanCodes#UNKNOWN} when that is not known
 */
record Key(int keysym, int scanCode) {

	/** What tells two keys apart: the place where it is known, for what is written on it changes with Shift. */
	int identity() {
		return scanCode == ScanCodes.UNKNOWN ? -keysym : scanCode;
	}

	boolean isControl() {
		return scanCode == ScanCodes.CONTROL_LEFT || scanCode == ScanCodes.CONTROL_RIGHT;
	}

	boolean isAlt() {
		return scanCode == ScanCodes.ALT_LEFT || scanCode == ScanCodes.ALT_RIGHT;
	}
}
