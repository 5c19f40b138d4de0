package org.wheelhouse.terminal;

import java.util.function.Consumer;

/** Does what control functions ask for (ECMA-48, DEC STD 070 and xterm's documentation); what is not known is left alone. */
final class Emulation implements EscapeHandler {

	/** A VT220 with colours. */
	private static final String PRIMARY_ATTRIBUTES = "\u001B[?62;22c";
	private static final String SECONDARY_ATTRIBUTES = "\u001B[>1;0;0c";

	private final Screen screen;
	private final Modes modes;
	private final ModeSwitches switches;
	private final Consumer<String> answers;
	private CharacterSets sets = CharacterSets.USUAL;
	/** Of the main screen and of the alternate one. */
	private final SavedCursor[] saved = {SavedCursor.HOME, SavedCursor.HOME};
	private int lastPrinted = ' ';

	/** @param answers takes what the guest asked for, as it is to be sent */
	Emulation(Screen screen, Modes modes, Consumer<String> answers) {
		this.screen = screen;
		this.modes = modes;
		this.answers = answers;
		switches = new ModeSwitches(screen, modes, this::save, this::restore);
	}

	@Override
	public void print(int codePoint) {
		lastPrinted = sets.map(codePoint);
		screen.print(lastPrinted);
	}

	@Override
	public void control(int code) {
		switch (code) {
			case '\b' -> screen.backspace();
			case '\t' -> tab(1);
			case '\n', 0x0B, 0x0C -> {
				screen.lineFeed();
				if (modes.newLine) {
					screen.place(screen.row(), 0);
				}
			}
			case '\r' -> screen.place(screen.row(), 0);
			case 0x0E -> sets = sets.shifted(true);
			case 0x0F -> sets = sets.shifted(false);
			default -> {
				// a bell, or nothing that a screen shows
			}
		}
	}

	@Override
	public void escape(int intermediate, int last) {
		switch (intermediate) {
			case 0 -> escape(last);
			case '(' -> sets = sets.withFirst(CharacterSet.named(last));
			case ')' -> sets = sets.withSecond(CharacterSet.named(last));
			case '#' -> {
				if (last == '8') {
					screen.fill('E');
				}
			}
			default -> {
				// other sets and sizes of characters
			}
		}
	}

	private void escape(int last) {
		switch (last) {
			case '7' -> save();
			case '8' -> restore();
			case '=' -> modes.applicationKeypad = true;
			case '>' -> modes.applicationKeypad = false;
			case 'D' -> screen.lineFeed();
			case 'E' -> {
				screen.lineFeed();
				screen.place(screen.row(), 0);
			}
			case 'H' -> screen.tabs().set(screen.column());
			case 'M' -> screen.reverseLineFeed();
			case 'Z' -> answers.accept(PRIMARY_ATTRIBUTES);
			case 'c' -> reset();
			default -> {
				// not for us
			}
		}
	}

	/** As switched on; what has left the screen stays. */
	void reset() {
		modes.reset();
		sets = CharacterSets.USUAL;
		saved[0] = SavedCursor.HOME;
		saved[1] = SavedCursor.HOME;
		screen.reset();
	}

	private void softReset() {
		modes.reset();
		sets = CharacterSets.USUAL;
		saved[screen.isAlternate() ? 1 : 0] = SavedCursor.HOME;
		screen.setStyle(Style.PLAIN);
		var row = screen.row();
		var column = screen.column();
		screen.setRegion(0, screen.rows() - 1);
		screen.place(row, column);
	}

	private void save() {
		saved[screen.isAlternate() ? 1 : 0] = new SavedCursor(screen.row(), screen.column(), screen.style(),
				modes.origin, sets);
	}

	private void restore() {
		var before = saved[screen.isAlternate() ? 1 : 0];
		modes.origin = before.origin();
		sets = before.sets();
		screen.setStyle(before.style());
		screen.place(before.row(), before.column());
	}

	@Override
	public void sequence(int prefix, Parameters parameters, int intermediate, int last) {
		if (intermediate != 0) {
			if (intermediate == '!' && last == 'p') {
				softReset();
			}
			return;
		}
		switch (prefix) {
			case 0 -> sequence(parameters, last);
			case '?' -> privateSequence(parameters, last);
			case '>' -> {
				if (last == 'c') {
					answers.accept(SECONDARY_ATTRIBUTES);
				}
			}
			default -> {
				// nobody's
			}
		}
	}

	private void sequence(Parameters p, int last) {
		switch (last) {
			case '@' -> screen.insertCharacters(p.count(0));
			case 'I' -> tab(p.count(0));
			case 'J' -> eraseDisplay(p.get(0, 0));
			case 'K' -> eraseLine(p.get(0, 0));
			case 'L' -> screen.insertLines(p.count(0));
			case 'M' -> screen.deleteLines(p.count(0));
			case 'P' -> screen.deleteCharacters(p.count(0));
			case 'S' -> screen.scrollUp(p.count(0));
			case 'T' -> screen.scrollDown(p.count(0));
			case 'X' -> screen.eraseCharacters(p.count(0));
			case 'Z' -> backTab(p.count(0));
			case 'b' -> repeat(p.count(0));
			case 'c' -> answers.accept(PRIMARY_ATTRIBUTES);
			case 'g' -> clearTab(p.get(0, 0));
			case 'h', 'l' -> switches.ansi(p, last == 'h');
			case 'm' -> screen.setStyle(GraphicRendition.apply(screen.style(), p));
			case 'n' -> report(p.get(0, 0), "");
			case 'r' -> region(p);
			case 's' -> save();
			case 't' -> size(p.get(0, 0));
			case 'u' -> restore();
			default -> move(p, last);
		}
	}

	private void move(Parameters p, int last) {
		switch (last) {
			case 'A' -> screen.up(p.count(0));
			case 'B', 'e' -> screen.up(-p.count(0));
			case 'C', 'a' -> screen.place(screen.row(), screen.column() + p.count(0));
			case 'D' -> screen.place(screen.row(), screen.column() - p.count(0));
			case 'E', 'F' -> {
				screen.up(last == 'F' ? p.count(0) : -p.count(0));
				screen.place(screen.row(), 0);
			}
			case 'G', '`' -> screen.place(screen.row(), p.count(0) - 1);
			case 'H', 'f' -> screen.moveTo(p.count(0) - 1, p.count(1) - 1);
			case 'd' -> screen.moveTo(p.count(0) - 1, screen.column());
			default -> {
				// not for us
			}
		}
	}

	private void privateSequence(Parameters p, int last) {
		switch (last) {
			case 'J' -> eraseDisplay(p.get(0, 0));
			case 'K' -> eraseLine(p.get(0, 0));
			case 'h', 'l' -> switches.dec(p, last == 'h');
			case 'n' -> report(p.get(0, 0), "?");
			default -> {
				// not for us
			}
		}
	}

	private void tab(int count) {
		for (var i = 0; i < Math.min(count, screen.columns()); i++) {
			screen.place(screen.row(), screen.tabs().after(screen.column(), screen.columns()));
		}
	}

	private void backTab(int count) {
		for (var i = 0; i < Math.min(count, screen.columns()); i++) {
			screen.place(screen.row(), screen.tabs().before(screen.column()));
		}
	}

	private void clearTab(int which) {
		if (which == 0) {
			screen.tabs().clear(screen.column());
		} else if (which == 3) {
			screen.tabs().clearAll();
		}
	}

	private void repeat(int count) {
		for (var i = 0; i < Math.min(count, screen.columns() * screen.rows()); i++) {
			screen.print(lastPrinted);
		}
	}

	private void eraseDisplay(int which) {
		switch (which) {
			case 0 -> {
				eraseLine(0);
				screen.eraseRows(screen.row() + 1, screen.rows());
			}
			case 1 -> {
				eraseLine(1);
				screen.eraseRows(0, screen.row());
			}
			case 2 -> screen.eraseRows(0, screen.rows());
			case 3 -> screen.clearScrollback();
			default -> {
				// nothing
			}
		}
	}

	private void eraseLine(int which) {
		switch (which) {
			case 0 -> screen.eraseInLine(screen.column(), screen.columns());
			case 1 -> screen.eraseInLine(0, screen.column() + 1);
			case 2 -> screen.eraseInLine(0, screen.columns());
			default -> {
				// nothing
			}
		}
	}

	private void region(Parameters p) {
		var first = p.count(0) - 1;
		var last = Math.min(p.get(1, 0) == 0 ? screen.rows() : p.get(1, 0), screen.rows()) - 1;
		if (first < last) {
			screen.setRegion(first, last);
		}
	}

	private void report(int which, String prefix) {
		if (which == 5 && prefix.isEmpty()) {
			answers.accept("\u001B[0n");
		} else if (which == 6) {
			var row = screen.row() - (modes.origin ? screen.top() : 0) + 1;
			answers.accept("\u001B[" + prefix + row + ";" + (screen.column() + 1) + "R");
		}
	}

	private void size(int which) {
		if (which == 18) {
			answers.accept("\u001B[8;" + screen.rows() + ";" + screen.columns() + "t");
		}
	}
}
