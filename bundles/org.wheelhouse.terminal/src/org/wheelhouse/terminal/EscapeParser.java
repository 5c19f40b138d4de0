package org.wheelhouse.terminal;

/**
 * Tells text from control functions, after the state machine that Paul Williams drew of DEC's terminals
 * (vt100.net/emu/dec_ansi_parser) for characters of more than eight bits. Strings (DCS, OSC, SOS, PM, APC) are read over:
 * none of them is understood. Never fails and keeps a bounded state, whatever comes.
 */
final class EscapeParser {

	private static final int CAN = 0x18;
	private static final int SUB = 0x1A;
	private static final int ESC = 0x1B;
	private static final int DEL = 0x7F;
	private static final int BEL = 0x07;
	private static final int C1 = 0x80;
	private static final int C1_END = 0x9F;
	/** A string without end must not swallow a console for ever. */
	private static final int LONGEST_STRING = 4096;
	/** Behind ESC ] P: what the Linux console takes for a colour, without an end of its own. */
	private static final int LINUX_PALETTE = 7;

	private enum State {
		GROUND, ESCAPE, ESCAPE_INTERMEDIATE, SEQUENCE, SEQUENCE_INTERMEDIATE, SEQUENCE_IGNORED, STRING, COMMAND_STRING
	}

	private final EscapeHandler handler;
	private final Parameters parameters = new Parameters();
	private State state = State.GROUND;
	private int prefix;
	private int intermediate;
	/** How many characters of a string may still come. */
	private int left;
	private boolean first;

	EscapeParser(EscapeHandler handler) {
		this.handler = handler;
	}

	/** Forgets what has begun. */
	void cancel() {
		state = State.GROUND;
	}

	void accept(int c) {
		if (c == CAN || c == SUB) {
			state = State.GROUND;
		} else if (c == ESC) {
			enter(State.ESCAPE);
		} else if (c >= C1 && c <= C1_END) {
			enter(State.ESCAPE);
			escape(c - 0x40);
		} else if (state == State.STRING || state == State.COMMAND_STRING) {
			string(c);
		} else if (c < 0x20) {
			handler.control(c);
		} else if (c != DEL) {
			dispatch(c);
		}
	}

	private void enter(State next) {
		state = next;
		prefix = 0;
		intermediate = 0;
		parameters.clear();
	}

	private void dispatch(int c) {
		switch (state) {
			case GROUND -> handler.print(c);
			case ESCAPE -> escape(c);
			case ESCAPE_INTERMEDIATE -> afterIntermediate(c);
			case SEQUENCE -> sequence(c);
			case SEQUENCE_INTERMEDIATE -> sequenceIntermediate(c);
			case SEQUENCE_IGNORED -> ignored(c);
			case STRING, COMMAND_STRING -> string(c);
		}
	}

	private void escape(int c) {
		switch (c) {
			case '[' -> enter(State.SEQUENCE);
			case ']' -> beginString(State.COMMAND_STRING);
			case 'P', 'X', '^', '_' -> beginString(State.STRING);
			default -> afterIntermediate(c);
		}
	}

	private void afterIntermediate(int c) {
		if (isIntermediate(c)) {
			intermediate = c;
			state = State.ESCAPE_INTERMEDIATE;
		} else {
			state = State.GROUND;
			if (c < DEL) {
				handler.escape(intermediate, c);
			}
		}
	}

	private void sequence(int c) {
		if (c >= '0' && c <= '9') {
			parameters.digit(c - '0');
		} else if (c == ';' || c == ':') {
			parameters.separator(c == ':');
		} else if (c >= '<' && c <= '?') {
			if (parameters.size() > 0 || prefix != 0) {
				state = State.SEQUENCE_IGNORED;
			}
			prefix = c;
		} else {
			sequenceIntermediate(c);
		}
	}

	private void sequenceIntermediate(int c) {
		if (isIntermediate(c)) {
			intermediate = c;
			state = State.SEQUENCE_INTERMEDIATE;
		} else if (c >= '@' && c < DEL) {
			state = State.GROUND;
			handler.sequence(prefix, parameters, intermediate, c);
		} else {
			state = State.SEQUENCE_IGNORED;
			ignored(c);
		}
	}

	/** A character of more than seven bits has no place in a sequence: it ends one, so that text is not lost. */
	private void ignored(int c) {
		if (c >= '@') {
			state = State.GROUND;
		}
	}

	private void beginString(State kind) {
		enter(kind);
		left = LONGEST_STRING;
		first = true;
	}

	private void string(int c) {
		var begins = first;
		first = false;
		if (state == State.COMMAND_STRING) {
			if (begins && c == 'P') {
				left = LINUX_PALETTE;
				return;
			}
			if (c == BEL || begins && c == 'R') {
				state = State.GROUND;
				return;
			}
		}
		if (--left <= 0) {
			state = State.GROUND;
		}
	}

	private static boolean isIntermediate(int c) {
		return c >= ' ' && c <= '/';
	}
}
