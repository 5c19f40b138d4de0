package org.wheelhouse.ui.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

class HeldKeysTest {

	private static final Key CONTROL = new Key(Keysyms.CONTROL_LEFT, ScanCodes.CONTROL_LEFT);
	private static final Key ALT = new Key(Keysyms.ALT_LEFT, ScanCodes.ALT_LEFT);
	private static final Key SHIFT = new Key(Keysyms.SHIFT_LEFT, ScanCodes.SHIFT_LEFT);
	private static final Key ONE = new Key('1', 0x02);
	private static final Key SIGN = new Key('!', 0x02);

	private final List<String> sent = new ArrayList<>();
	private final HeldKeys held = new HeldKeys((key, down) -> sent.add((down ? "+" : "-") + (char) key.keysym()));

	@Test
	void controlAndAltAloneAskForTheKeyboard() {
		held.press(CONTROL);
		held.press(ALT);
		assertTrue(held.release(ALT));
		assertFalse(held.release(CONTROL));
	}

	@Test
	void controlAndAltWithAnotherKeyDoNot() {
		held.press(CONTROL);
		held.press(ALT);
		held.press(ONE);
		held.release(ONE);
		assertFalse(held.release(ALT));
		assertFalse(held.release(CONTROL));
	}

	@Test
	void oneOfThemDoesNot() {
		held.press(CONTROL);
		assertFalse(held.release(CONTROL));
	}

	@Test
	void whatWentDownGoesUpThoughShiftWasLetGoBefore() {
		held.press(SHIFT);
		held.press(SIGN);
		held.release(SHIFT);
		held.release(ONE);
		assertEquals(List.of("+!", "-!"),
				sent.stream().filter(text -> text.endsWith("!") || text.endsWith("1")).toList());
		assertTrue(held.isEmpty());
	}

	@Test
	void allThatIsDownIsLetGoInTheOppositeOrder() {
		held.press(SHIFT);
		held.press(ONE);
		sent.clear();
		held.releaseAll();
		assertEquals("-1", sent.getFirst());
		assertEquals(2, sent.size());
		held.releaseAll();
		assertEquals(2, sent.size());
	}

	@Test
	void aKeyThatRepeatsIsHeldOnce() {
		held.press(ONE);
		held.press(ONE);
		held.release(ONE);
		assertEquals(List.of("+1", "+1", "-1"), sent);
		assertTrue(held.isEmpty());
	}
}
