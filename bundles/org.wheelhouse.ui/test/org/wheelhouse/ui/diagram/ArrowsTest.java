package org.wheelhouse.ui.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class ArrowsTest {

	/** Two rows of three, and one alone far beneath the third. */
	private static final List<Rectangle> SPOTS = List.of(at(0, 0), at(20, 0), at(40, 0), at(0, 20), at(20, 20),
			at(40, 20),
			at(40, 90));

	@Test
	void sidewaysFollowsTheOrderOfReading() {
		assertEquals(OptionalInt.of(3), Arrows.next(SPOTS, 2, SWT.ARROW_RIGHT));
		assertEquals(OptionalInt.of(2), Arrows.next(SPOTS, 3, SWT.ARROW_LEFT));
		assertEquals(OptionalInt.empty(), Arrows.next(SPOTS, 0, SWT.ARROW_LEFT));
		assertEquals(OptionalInt.empty(), Arrows.next(SPOTS, 6, SWT.ARROW_RIGHT));
	}

	@Test
	void upAndDownGoToTheNearestOfTheNextRow() {
		assertEquals(OptionalInt.of(4), Arrows.next(SPOTS, 1, SWT.ARROW_DOWN));
		assertEquals(OptionalInt.of(6), Arrows.next(SPOTS, 3, SWT.ARROW_DOWN));
		assertEquals(OptionalInt.of(5), Arrows.next(SPOTS, 6, SWT.ARROW_UP));
		assertEquals(OptionalInt.empty(), Arrows.next(SPOTS, 1, SWT.ARROW_UP));
	}

	@Test
	void firstArrowSelectsTheFirstSpotAndOtherKeysNothing() {
		assertEquals(OptionalInt.of(0), Arrows.next(SPOTS, -1, SWT.ARROW_DOWN));
		assertEquals(OptionalInt.empty(), Arrows.next(SPOTS, -1, 'x'));
		assertEquals(OptionalInt.of(6), Arrows.next(SPOTS, 0, SWT.END));
		assertEquals(OptionalInt.empty(), Arrows.next(List.of(), -1, SWT.ARROW_DOWN));
	}

	private static Rectangle at(int x, int y) {
		return new Rectangle(x, y, 10, 10);
	}
}
