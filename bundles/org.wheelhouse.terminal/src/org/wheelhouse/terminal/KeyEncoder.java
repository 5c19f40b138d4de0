package org.wheelhouse.terminal;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What keys send, in the modes that the guest has set: as xterm does it. Immutable.
 *
 * @param applicationCursor whether cursor keys send SS3
 * @param newLine           whether Enter sends a line feed too
 * @param bracketedPaste    whether pasted text is marked as such
 */
public record KeyEncoder(boolean applicationCursor, boolean newLine, boolean bracketedPaste) {

	/** A key that is held while another is pressed. */
	public enum Modifier {
		SHIFT(1), ALT(2), CONTROL(4);

		private final int bit;

		Modifier(int bit) {
			this.bit = bit;
		}
	}

	private static final String ESC = "\u001B";

	/** What a key without a character sends. */
	public byte[] key(Key key, Set<Modifier> held) {
		return bytes(switch (key) {
			case ENTER -> alt(held) + (newLine ? "\r\n" : "\r");
			case TAB -> held.contains(Modifier.SHIFT) ? ESC + "[Z" : alt(held) + "\t";
			case BACKSPACE -> alt(held) + (held.contains(Modifier.CONTROL) ? "\b" : "\u007F");
			case ESCAPE -> alt(held) + ESC;
			default -> sequence(key, held);
		});
	}

	private String sequence(Key key, Set<Modifier> held) {
		var modifiers = 1 + held.stream().mapToInt(modifier -> modifier.bit).sum();
		if (key.number() != 0) {
			return ESC + "[" + key.number() + (modifiers > 1 ? ";" + modifiers : "") + "~";
		}
		if (modifiers > 1) {
			return ESC + "[1;" + modifiers + key.letter();
		}
		return ESC + (applicationCursor || key.isFunction() ? "O" : "[") + key.letter();
	}

	/**
	 * What a character sends.
	 *
	 * @param codePoint as the keyboard gives it, with Control already applied
	 */
	public byte[] character(int codePoint, Set<Modifier> held) {
		return bytes(alt(held) + Character.toString(codePoint));
	}

	/** What pasted text sends: ends of lines as Enter, and nothing that would end the marking before its end. */
	public byte[] paste(String text) {
		var lines = text.replace("\r\n", "\r").replace('\n', '\r');
		var harmless = new StringBuilder();
		lines.codePoints().filter(c -> c >= ' ' && c != 0x7F && (c < 0x80 || c > 0x9F) || c == '\r' || c == '\t')
				.forEach(harmless::appendCodePoint);
		return bytes(bracketedPaste ? ESC + "[200~" + harmless + ESC + "[201~" : harmless.toString());
	}

	private static String alt(Set<Modifier> held) {
		return held.contains(Modifier.ALT) ? ESC : "";
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}
}
