package org.wheelhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Random;

import org.junit.jupiter.api.Test;

/** Whatever a guest writes, the terminal stays whole: no exception, sizes as they were, the cursor inside, half of nothing. */
class FuzzTest {

	private static final String[] PIECES = {"\u001B[", "\u001B]", "\u001B", "\u001B(0", "\u001BP", "?", ";", ":", "1",
			"9999",
			"24", "80", "H", "J", "K", "L", "M", "P", "S", "T", "X", "@", "r", "m", "h", "l", "1049", "7", "6", "\r",
			"\n", "\t",
			"\b", "漢", "e\u0301", "text", "\u009B", "38;2;1", "b", "\u001BM", "\u001Bc", "\u001B#8", "4", "A", "B",
			"\u0000"};

	@Test
	void nothingBreaksIt() {
		for (var seed = 0; seed < 60; seed++) {
			var random = new Random(seed);
			var terminal = new Terminal(20, _ -> {
				// nobody listens
			});
			for (var step = 0; step < 800; step++) {
				step(random, terminal);
				check(seed, terminal);
			}
		}
	}

	private static void step(Random random, Terminal terminal) {
		switch (random.nextInt(40)) {
			case 0 -> terminal.resize(random.nextInt(60) - 2, random.nextInt(40) - 2);
			case 1 -> {
				var noise = new byte[20];
				random.nextBytes(noise);
				terminal.feed(ByteBuffer.wrap(noise));
			}
			default -> terminal.feed(Glass.bytes(PIECES[random.nextInt(PIECES.length)]));
		}
	}

	private static void check(int seed, Terminal terminal) {
		var cursor = terminal.cursor();
		assertTrue(
				cursor.column() >= 0 && cursor.column() < terminal.columns() && cursor.line() >= terminal.screenLine()
						&& cursor.line() <= terminal.lastLine(),
				() -> "seed " + seed + ": " + cursor);
		assertTrue(terminal.screenLine() - terminal.firstLine() <= 20, () -> "seed " + seed);
		for (var number = terminal.firstLine(); number <= terminal.lastLine(); number++) {
			var line = terminal.line(number);
			for (var column = 0; column < terminal.columns(); column++) {
				var tail = line.codePoint(column) == Line.TAIL;
				var wide = column > 0 && CharacterWidth.of(line.codePoint(column - 1)) == 2;
				var place = "seed " + seed + ", line " + number + ", column " + column;
				assertTrue(!tail || wide, place);
			}
		}
	}
}
