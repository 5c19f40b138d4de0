package org.wheelhouse.ui.widget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;

import org.junit.jupiter.api.Test;

class RowTipsTest {

	@Test
	void aLongLineIsBrokenBetweenWords() {
		var words = String.join(" ", Collections.nCopies(60, "-device"));
		var broken = RowTips.broken("two lines\n\n" + words);
		assertTrue(broken.lines().allMatch(line -> line.length() <= 100), broken);
		assertEquals("two lines\n\n" + words, broken.replaceAll("device\n-", "device -"));
	}

	@Test
	void aWordThatIsLongerThanALineIsBrokenToo() {
		assertEquals("a\n" + "b".repeat(100) + "\n" + "b".repeat(50), RowTips.broken("a " + "b".repeat(150)));
	}
}
