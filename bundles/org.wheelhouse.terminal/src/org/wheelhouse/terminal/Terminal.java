package org.wheelhouse.terminal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * A terminal: takes what a guest writes, and tells what a screen shows of it. On one thread, whichever; nothing blocks, and
 * whatever comes memory stays bounded by size and scrollback.
 * <p>
 * Lines have numbers that grow by one with each line and stay with a line for as long as it is kept: from
 * {@link #firstLine()}, the oldest that is kept, over {@link #screenLine()}, the first of the screen, to
 * {@link #lastLine()}.
 */
public final class Terminal {

	/** The size that a guest believes in when nobody has told it another: a serial line tells none. */
	public static final int USUAL_COLUMNS = 80;
	/** @see #USUAL_COLUMNS */
	public static final int USUAL_ROWS = 24;

	static final int MOST_COLUMNS = 1000;
	static final int MOST_ROWS = 500;
	private static final int FEWEST = 2;

	private final Modes modes = new Modes();
	private final Screen screen;
	private final Emulation emulation;
	private final EscapeParser parser;
	private final Utf8Decoder decoder;
	private boolean mute;

	/**
	 * A blank terminal of {@link #USUAL_COLUMNS} and {@link #USUAL_ROWS}.
	 *
	 * @param scrollbackLines how many lines are kept that have left the screen at its top
	 * @param answers         takes what the terminal answers to a guest that asks it something
	 */
	public Terminal(int scrollbackLines, Consumer<byte[]> answers) {
		screen = new Screen(USUAL_COLUMNS, USUAL_ROWS, scrollbackLines, modes);
		emulation = new Emulation(screen, modes, answer -> {
			if (!mute) {
				answers.accept(answer.getBytes(StandardCharsets.US_ASCII));
			}
		});
		parser = new EscapeParser(emulation);
		decoder = new Utf8Decoder(parser::accept);
	}

	/** Takes what the guest wrote: any number of bytes, cut anywhere. The buffer is consumed. */
	public void feed(ByteBuffer bytes) {
		while (bytes.hasRemaining()) {
			decoder.decode(bytes.get());
		}
	}

	/** As {@link #feed}, with what the guest wrote some time ago: questions in it are not answered any more. */
	public void replay(ByteBuffer bytes) {
		mute = true;
		try {
			feed(bytes);
		} finally {
			mute = false;
		}
	}

	/** Something is missing between what was fed and what will be: an unfinished control function is forgotten. */
	public void skip() {
		parser.cancel();
	}

	/** As switched on, with the lines that have left the screen. */
	public void reset() {
		parser.cancel();
		emulation.reset();
	}

	/** Gives it another size, within reason. The guest does not hear of it. */
	public void resize(int columns, int rows) {
		var width = Math.clamp(columns, FEWEST, MOST_COLUMNS);
		var height = Math.clamp(rows, FEWEST, MOST_ROWS);
		if (width != columns() || height != rows()) {
			screen.resize(width, height);
		}
	}

	/** How many cells a line has. */
	public int columns() {
		return screen.columns();
	}

	/** How many lines the screen has. */
	public int rows() {
		return screen.rows();
	}

	/** The number of the oldest line that is kept. */
	public long firstLine() {
		return screen.firstLine();
	}

	/** The number of the screen's first line. */
	public long screenLine() {
		return screen.screenLine();
	}

	/** The number of the screen's last line. */
	public long lastLine() {
		return screenLine() + rows() - 1;
	}

	/**
	 * A line; it may change with the next bytes.
	 *
	 * @throws IndexOutOfBoundsException when it is not kept
	 */
	public Line line(long number) {
		if (number < firstLine() || number > lastLine()) {
			throw new IndexOutOfBoundsException("there is no line " + number);
		}
		return screen.line(number);
	}

	/** Where the next character goes. */
	public Cursor cursor() {
		return new Cursor(screenLine() + screen.row(), screen.column(), modes.cursorVisible);
	}

	/** Whether the guest has light and dark exchanged. */
	public boolean isReversed() {
		return modes.reverseScreen;
	}

	/** What changed since this was last called. */
	public DirtyLines takeDirty() {
		return screen.takeDirty();
	}

	/** Forgets the lines that have left the screen. */
	public void clearScrollback() {
		screen.clearScrollback();
	}

	/** The text in a range as far as it is kept: a line that was wrapped goes on, others end with a line feed. */
	public String text(TextRange range) {
		var text = new StringBuilder();
		for (var number = Math.max(firstLine(), range.fromLine()); number <= Math.min(lastLine(),
				range.toLine()); number++) {
			var line = screen.line(number);
			var from = number == range.fromLine() ? range.fromColumn() : 0;
			var ends = number == range.toLine();
			var part = line.text(from, ends ? range.toColumn() : columns());
			text.append(line.isWrapped() && !ends ? part : part.stripTrailing());
			if (!ends && !line.isWrapped()) {
				text.append('\n');
			}
		}
		return text.toString();
	}

	/** How keys are to be sent now. */
	public KeyEncoder keys() {
		return new KeyEncoder(modes.applicationCursor, modes.newLine, modes.bracketedPaste);
	}
}
