package org.wheelhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.wheelhouse.terminal.TerminalColor.Indexed;
import org.wheelhouse.terminal.TerminalColor.Rgb;

class StyleTest {

	private final Glass glass = new Glass(20, 3);

	private Style after(String sequence) {
		glass.write("^[[H^[[0m" + sequence + "x");
		return glass.style(1, 1);
	}

	@Test
	void attributesAreSetAndTakenBack() {
		var all = after("^[[1;2;3;4;5;7;8;9m");
		for (var attribute : Attribute.values()) {
			assertTrue(all.has(attribute), attribute::name);
		}
		assertEquals(Style.PLAIN, after("^[[1;2;3;4;5;7;8;9m^[[22;23;24;25;27;28;29m"));
		assertFalse(after("^[[4m^[[4:0m").has(Attribute.UNDERLINE));
		assertTrue(after("^[[4:3m").has(Attribute.UNDERLINE));
		assertFalse(after("^[[4:3m").has(Attribute.ITALIC), "a kind of underline is no other attribute");
	}

	@Test
	void coloursOfEveryKind() {
		assertEquals(new Indexed(1), after("^[[31m").foreground());
		assertEquals(new Indexed(12), after("^[[94m").foreground());
		assertEquals(new Indexed(2), after("^[[42m").background());
		assertEquals(new Indexed(15), after("^[[107m").background());
		assertEquals(new Indexed(200), after("^[[38;5;200m").foreground());
		assertEquals(new Indexed(200), after("^[[38:5:200m").foreground());
		assertEquals(new Rgb(0x010203), after("^[[48;2;1;2;3m").background());
		assertEquals(new Rgb(0x010203), after("^[[38:2:1:2:3m").foreground());
		assertEquals(new Rgb(0x010203), after("^[[38:2::1:2:3m").foreground());
		assertEquals(Style.PLAIN, after("^[[31;42m^[[39;49m"));
		assertTrue(after("^[[38;2;1;2;3;1m").has(Attribute.BOLD), "what follows a colour counts");
	}

	@Test
	void thePaletteBehindTheSixteen() {
		assertEquals(0x000000, new Indexed(16).rgb());
		assertEquals(0xFFFFFF, new Indexed(231).rgb());
		assertEquals(0x5F87AF, new Indexed(67).rgb());
		assertEquals(0x080808, new Indexed(232).rgb());
		assertEquals(0xEEEEEE, new Indexed(255).rgb());
	}

	@Test
	void erasingLeavesTheColourBehind() {
		glass.write("^[[44;31;4m^[[2J");
		assertEquals(new Style(TerminalColor.DEFAULT, new Indexed(4), 0), glass.style(2, 5));
	}
}
