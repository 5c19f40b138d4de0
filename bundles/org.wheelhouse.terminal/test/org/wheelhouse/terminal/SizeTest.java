package org.wheelhouse.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class SizeTest {

	private final Glass glass = new Glass(10, 4);

	@Test
	void aLowerScreenKeepsWhatDoesNotFit() {
		glass.write("1\r\n2\r\n3\r\n4");
		glass.terminal.resize(10, 2);
		assertEquals("""
				1.........
				2.........
				3.........
				4.........
				""", glass.all());
		assertEquals("2,2", glass.cursor());
		glass.terminal.resize(10, 4);
		assertEquals("1.........\n2.........\n3.........\n4.........\n", glass.screen());
		assertEquals("4,2", glass.cursor());
	}

	@Test
	void blankLinesBelowTheCursorGoFirst() {
		glass.write("1\r\n2");
		glass.terminal.resize(10, 2);
		assertEquals("1.........\n2.........\n", glass.all());
	}

	@Test
	void aNarrowerScreenCutsAndAWiderOneIsBlank() {
		glass.write("0123456789");
		glass.terminal.resize(5, 4);
		assertEquals("01234\n.....\n.....\n.....\n", glass.screen());
		glass.terminal.resize(7, 4);
		glass.write("^[[1;6Hab");
		assertEquals("01234ab\n.......\n.......\n.......\n", glass.screen());
	}

	@Test
	void onlySoManyLinesAreKeptAndTheirNumbersStay() {
		glass.write("0\r\n1\r\n2\r\n3\r\n4\r\n5\r\n6\r\n7\r\n8\r\n9\r\n10\r\n11");
		assertEquals(3, glass.terminal.firstLine());
		assertEquals("3", glass.terminal.line(3).text());
		assertEquals("11", glass.terminal.line(11).text());
		assertThrows(IndexOutOfBoundsException.class, () -> glass.terminal.line(2));
		glass.terminal.clearScrollback();
		assertEquals(8, glass.terminal.firstLine());
		assertEquals("11", glass.terminal.line(11).text());
	}

	@Test
	void textIsCopiedWithWrappedLinesWhole() {
		glass.write("first\r\n0123456789abc\r\nend");
		assertEquals("rst\n0123456789abc\nen", glass.terminal.text(TextRange.between(3, 2, 0, 2)));
		assertEquals("23456789ab", glass.terminal.text(new TextRange(1, 2, 2, 2)));
		assertEquals("irs", glass.terminal.text(new TextRange(0, 1, 0, 4)));
	}
}
