package org.wheelhouse.terminal;

/** Sets and resets modes, by their numbers. */
final class ModeSwitches {

	private final Screen screen;
	private final Modes modes;
	private final Runnable save;
	private final Runnable restore;

	/**
	 * @param save    keeps the cursor of the screen that is shown
	 * @param restore puts it back
	 */
	ModeSwitches(Screen screen, Modes modes, Runnable save, Runnable restore) {
		this.screen = screen;
		this.modes = modes;
		this.save = save;
		this.restore = restore;
	}

	void ansi(Parameters parameters, boolean on) {
		for (var i = 0; i < parameters.size(); i++) {
			switch (parameters.get(i, 0)) {
				case 4 -> modes.insert = on;
				case 20 -> modes.newLine = on;
				default -> {
					// of no meaning here
				}
			}
		}
	}

	void dec(Parameters parameters, boolean on) {
		for (var i = 0; i < parameters.size(); i++) {
			dec(parameters.get(i, 0), on);
		}
	}

	private void dec(int mode, boolean on) {
		switch (mode) {
			case 1 -> modes.applicationCursor = on;
			case 5 -> {
				modes.reverseScreen = on;
				screen.touchAll();
			}
			case 6 -> {
				modes.origin = on;
				screen.moveTo(0, 0);
			}
			case 7 -> modes.autoWrap = on;
			case 25 -> {
				modes.cursorVisible = on;
				screen.place(screen.row(), screen.column());
			}
			case 66 -> modes.applicationKeypad = on;
			case 2004 -> modes.bracketedPaste = on;
			default -> alternate(mode, on);
		}
	}

	/** The three ways to the alternate screen, and the cursor's own. */
	private void alternate(int mode, boolean on) {
		switch (mode) {
			case 47 -> screen.showAlternate(on);
			case 1047 -> {
				if (!on && screen.isAlternate()) {
					screen.eraseRows(0, screen.rows());
				}
				screen.showAlternate(on);
			}
			case 1048 -> (on ? save : restore).run();
			case 1049 -> saveAndShow(on);
			default -> {
				// pointers, fonts, windows: not here
			}
		}
	}

	private void saveAndShow(boolean on) {
		if (on == screen.isAlternate()) {
			return;
		}
		if (on) {
			save.run();
			screen.showAlternate(true);
			screen.eraseRows(0, screen.rows());
		} else {
			screen.showAlternate(false);
			restore.run();
		}
	}
}
