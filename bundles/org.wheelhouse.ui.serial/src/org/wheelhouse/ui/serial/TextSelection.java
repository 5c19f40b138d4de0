package org.wheelhouse.ui.serial;

import java.util.Optional;

import org.wheelhouse.terminal.Line;
import org.wheelhouse.terminal.Terminal;
import org.wheelhouse.terminal.TextRange;

/** What is selected in a terminal: by places that stay with their lines while these move up. UI thread. */
final class TextSelection {

	private final Terminal terminal;
	private Optional<TextRange> range = Optional.empty();
	private long anchorLine;
	private int anchorColumn;

	TextSelection(Terminal terminal) {
		this.terminal = terminal;
	}

	/** What is selected; never empty in itself. */
	Optional<TextRange> range() {
		return range.filter(selected -> !selected.isEmpty());
	}

	/** The text; empty when nothing is selected. */
	String text() {
		return range().map(terminal::text).orElse("");
	}

	void clear() {
		range = Optional.empty();
	}

	/** A drag begins here. */
	void begin(long line, int column) {
		anchorLine = line;
		anchorColumn = column;
		clear();
	}

	/** The drag is here now. */
	void extend(long line, int column) {
		range = Optional.of(TextRange.between(anchorLine, anchorColumn, line, column));
	}

	void word(long line, int column) {
		var text = terminal.line(line);
		var from = column;
		var to = column;
		while (from > 0 && isWord(text.codePoint(from - 1))) {
			from--;
		}
		while (to < terminal.columns() && isWord(text.codePoint(to))) {
			to++;
		}
		range = Optional.of(new TextRange(line, from, line, to));
	}

	void line(long line) {
		range = Optional.of(new TextRange(line, 0, line, terminal.columns()));
	}

	void all() {
		range = Optional.of(new TextRange(terminal.firstLine(), 0, terminal.lastLine(), terminal.columns()));
	}

	/** What people copy in one go: names, paths, addresses. */
	private static boolean isWord(int codePoint) {
		return codePoint == Line.TAIL || Character.isLetterOrDigit(codePoint) || "-_./:@+~%=,".indexOf(codePoint) >= 0;
	}
}
