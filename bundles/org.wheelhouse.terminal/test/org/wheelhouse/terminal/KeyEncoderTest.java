package org.wheelhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wheelhouse.terminal.KeyEncoder.Modifier;

class KeyEncoderTest {

	private final Glass glass = new Glass(10, 3);

	private static String text(byte[] bytes) {
		return new String(bytes, StandardCharsets.UTF_8).replace("\u001B", "^[");
	}

	private String key(Key key, Modifier... held) {
		return text(glass.terminal.keys().key(key, Set.of(held)));
	}

	@Test
	void cursorKeysFollowTheirMode() {
		assertEquals("^[[A", key(Key.UP));
		glass.write("^[[?1h");
		assertEquals("^[OA", key(Key.UP));
		assertEquals("^[OH", key(Key.HOME));
		assertEquals("^[[1;5D", key(Key.LEFT, Modifier.CONTROL));
		glass.write("^[[?1l");
		assertEquals("^[[F", key(Key.END));
	}

	@Test
	void otherKeys() {
		assertEquals("^[OP", key(Key.F1));
		assertEquals("^[[1;2P", key(Key.F1, Modifier.SHIFT));
		assertEquals("^[[15~", key(Key.F5));
		assertEquals("^[[24;6~", key(Key.F12, Modifier.SHIFT, Modifier.CONTROL));
		assertEquals("^[[3~", key(Key.DELETE));
		assertEquals("\r", key(Key.ENTER));
		assertEquals("\u007F", key(Key.BACKSPACE));
		assertEquals("\t", key(Key.TAB));
		assertEquals("^[[Z", key(Key.TAB, Modifier.SHIFT));
		assertEquals("^[", key(Key.ESCAPE));
	}

	@Test
	void characters() {
		assertEquals("é", text(glass.terminal.keys().character('é', Set.of())));
		assertEquals("\u0003", text(glass.terminal.keys().character(3, Set.of(Modifier.CONTROL))));
		assertEquals("^[x", text(glass.terminal.keys().character('x', Set.of(Modifier.ALT))));
	}

	@Test
	void pastedTextIsEnteredAndCannotEndItsMarking() {
		assertEquals("a\rb\rc", text(glass.terminal.keys().paste("a\nb\r\nc")));
		glass.write("^[[?2004h");
		assertEquals("^[[200~a[201~b^[[201~", text(glass.terminal.keys().paste("a\u001B[201~b")));
		assertEquals("^[[200~x^[[201~", text(glass.terminal.keys().paste("\u009Bx\u0003")));
	}
}
