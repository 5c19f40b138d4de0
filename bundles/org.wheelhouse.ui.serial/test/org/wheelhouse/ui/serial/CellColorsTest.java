package org.wheelhouse.ui.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.Test;

class CellColorsTest {

	private static final RGB LIGHT = new RGB(0xFF, 0xFF, 0xFF);
	private static final RGB DARK = new RGB(0x1E, 0x22, 0x27);

	@Test
	void everyNamedColourCanBeReadOnItsSurface() {
		assertEquals(16, NamedColors.LIGHT.length);
		assertEquals(16, NamedColors.DARK.length);
		for (var i = 0; i < 16; i++) {
			check(NamedColors.LIGHT[i], LIGHT);
			check(NamedColors.DARK[i], DARK);
			for (var behind : NamedColors.DARK) {
				check(NamedColors.DARK[i], rgb(behind));
			}
		}
	}

	@Test
	void whatStandsOutIsLeftAsItIs() {
		assertEquals(new RGB(0xB3, 0x26, 0x1E), CellColors.readable(new RGB(0xB3, 0x26, 0x1E), LIGHT));
	}

	private static void check(int color, RGB behind) {
		var shown = CellColors.readable(rgb(color), behind);
		assertTrue(CellColors.contrast(shown, behind) >= 3, () -> Integer.toHexString(color) + " on " + behind);
	}

	private static RGB rgb(int value) {
		return new RGB(value >> 16 & 0xff, value >> 8 & 0xff, value & 0xff);
	}
}
