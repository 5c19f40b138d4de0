package org.wheelhouse.ui.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;

import org.eclipse.swt.SWT;
import org.junit.jupiter.api.Test;

class ScanCodesTest {

	private static final int EVDEV = 8;

	@Test
	void keysOfTheMainBlockAreNumberedAsInLinux() {
		assertEquals(ScanCodes.ESCAPE, ScanCodes.ofHardware(EVDEV + 1));
		assertEquals(0x1e, ScanCodes.ofHardware(EVDEV + 30));
		assertEquals(0x58, ScanCodes.ofHardware(EVDEV + 88));
	}

	@Test
	void extendedKeysHaveTheHighBit() {
		assertEquals(ScanCodes.CONTROL_RIGHT, ScanCodes.ofHardware(EVDEV + 97));
		assertEquals(ScanCodes.DELETE, ScanCodes.ofHardware(EVDEV + 111));
		assertEquals(0xc8, ScanCodes.ofHardware(EVDEV + 103));
	}

	@Test
	void noTwoKeysHaveTheSameCode() {
		var seen = new HashSet<Integer>();
		for (var number = 0; number < 256; number++) {
			var code = ScanCodes.ofHardware(number);
			assertTrue(code == ScanCodes.UNKNOWN || seen.add(code), "key " + number);
			assertTrue(code >= 0 && code < 0x100, "key " + number);
		}
	}

	@Test
	void swtNamesTheSameKeys() {
		assertEquals(ScanCodes.ofHardware(EVDEV + 59), ScanCodes.ofSwt(SWT.F1));
		assertEquals(ScanCodes.ofHardware(EVDEV + 88), ScanCodes.ofSwt(SWT.F12));
		assertEquals(ScanCodes.ofHardware(EVDEV + 104), ScanCodes.ofSwt(SWT.PAGE_UP));
		assertEquals(ScanCodes.UNKNOWN, ScanCodes.ofSwt('q'));
	}

	@Test
	void keysymIsTheNameOfTheKeyOrItsCharacter() {
		assertEquals(0xff1b, Keysyms.of(SWT.ESC, SWT.ESC));
		assertEquals(0xffbe, Keysyms.of(SWT.F1, '\0'));
		assertEquals('A', Keysyms.of('a', 'A'));
		assertEquals('c', Keysyms.of('c', '\u0003'));
		assertEquals(0xe4, Keysyms.of(0xe4, 'ä'));
		assertEquals(0x010020ac, Keysyms.of('e', '€'));
		assertEquals(0, Keysyms.of(0, '\0'));
	}
}
