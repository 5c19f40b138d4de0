package org.wheelhouse.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** A small terminal with what a person would see of it. In what is written {@code ^[} stands for escape. */
final class Glass {

	private final StringBuilder answers = new StringBuilder();
	final Terminal terminal;

	Glass(int columns, int rows) {
		terminal = new Terminal(5, bytes -> answers.append(new String(bytes, StandardCharsets.UTF_8)));
		terminal.resize(columns, rows);
	}

	Glass write(String text) {
		terminal.feed(bytes(text));
		return this;
	}

	static ByteBuffer bytes(String text) {
		return ByteBuffer.wrap(text.replace("^[", "\u001B").getBytes(StandardCharsets.UTF_8));
	}

	/** The lines of the screen, a blank cell as a dot. */
	String screen() {
		return lines(terminal.screenLine());
	}

	/** The same with the lines that have left it. */
	String all() {
		return lines(terminal.firstLine());
	}

	private String lines(long from) {
		return LongStream.rangeClosed(from, terminal.lastLine())
				.mapToObj(number -> line(terminal.line(number)))
				.collect(Collectors.joining("\n", "", "\n"));
	}

	private String line(Line line) {
		var text = new StringBuilder();
		for (var column = 0; column < terminal.columns(); column++) {
			var c = line.codePoint(column);
			text.appendCodePoint(c == Line.BLANK ? '.' : c == Line.TAIL ? '<' : c);
		}
		return text.toString();
	}

	/** Row and column, from 1. */
	String cursor() {
		var cursor = terminal.cursor();
		return cursor.line() - terminal.screenLine() + 1 + "," + (cursor.column() + 1);
	}

	Style style(int row, int column) {
		return terminal.line(terminal.screenLine() + row - 1).style(column - 1);
	}

	String takeAnswers() {
		var taken = answers.toString().replace("\u001B", "^[");
		answers.setLength(0);
		return taken;
	}
}
