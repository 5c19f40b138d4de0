package org.wheelhouse.ui.definition.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ChangedLinesTest {

	@Test
	void linesThatAreOtherwiseAreToldAndNoOthers() {
		assertEquals("{}", changed("a\nb\nc", "a\nb\nc"));
		assertEquals("{1}", changed("a\nb\nc", "a\nx\nc"));
		assertEquals("{1}", changed("a\nb\nc", "a\nx\nb\nc"));
		assertEquals("{0, 3}", changed("a\nb\nc\nd", "x\nb\nc\ny"));
		assertEquals("{1, 2}", changed("a\nb\nc\nd", "a\nx\ny\nd"));
	}

	@Test
	void whereLinesAreGoneTheNextIsMarked() {
		assertEquals("{1}", changed("a\nb\nc", "a\nc"));
		assertEquals("{0}", changed("a\nb", "a"));
	}

	private static String changed(String before, String now) {
		return ChangedLines.of(before, now).toString();
	}
}
