package org.wheelhouse.core.internal.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;

class ByteRingTest {

	private final ByteRing ring = new ByteRing(8);

	private void add(String text) {
		ring.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
	}

	private String since(long offset) {
		var output = ring.since(offset);
		return output.offset() + " " + StandardCharsets.US_ASCII.decode(output.bytes());
	}

	@Test
	void theNewestAreKept() {
		assertEquals("0 ", since(0));
		add("abcde");
		assertEquals("0 abcde", since(0));
		assertEquals("3 de", since(3));
		add("fghij");
		assertEquals("2 cdefghij", since(0));
		assertEquals("10 ", since(10));
		assertEquals("10 ", since(99));
		add("0123456789abcdef");
		assertEquals("18 89abcdef", since(0));
		assertEquals(26, ring.end());
	}

	@Test
	void itGrowsWithoutMixingAnythingUp() {
		var large = new ByteRing(1 << 14);
		var expected = new StringBuilder();
		var random = new Random(3);
		for (var i = 0; i < 300; i++) {
			var text = Integer.toString(i).repeat(random.nextInt(60));
			expected.append(text);
			large.add(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
			var output = large.since(Math.max(0, expected.length() - (1 << 14)));
			assertEquals(expected.substring((int) output.offset()),
					StandardCharsets.US_ASCII.decode(output.bytes()).toString());
			assertEquals(Math.max(0, expected.length() - (1 << 14)), output.offset());
		}
	}
}
