package org.wheelhouse.terminal;

import java.util.function.IntConsumer;

/** Decodes UTF-8 that is cut anywhere. What is not UTF-8 becomes U+FFFD, and nothing behind it is lost. */
final class Utf8Decoder {

	private static final int REPLACEMENT = 0xFFFD;

	private final IntConsumer receiver;
	private int codePoint;
	private int missing;
	private int least;

	Utf8Decoder(IntConsumer receiver) {
		this.receiver = receiver;
	}

	void decode(byte value) {
		var octet = value & 0xFF;
		if (missing > 0) {
			if ((octet & 0xC0) == 0x80) {
				goOn(octet);
				return;
			}
			missing = 0;
			receiver.accept(REPLACEMENT);
		}
		begin(octet);
	}

	private void begin(int octet) {
		if (octet < 0x80) {
			receiver.accept(octet);
		} else if (octet >= 0xC2 && octet < 0xE0) {
			expect(1, octet & 0x1F, 0x80);
		} else if (octet >= 0xE0 && octet < 0xF0) {
			expect(2, octet & 0x0F, 0x800);
		} else if (octet >= 0xF0 && octet < 0xF5) {
			expect(3, octet & 0x07, 0x10000);
		} else {
			receiver.accept(REPLACEMENT);
		}
	}

	private void expect(int octets, int bits, int smallest) {
		missing = octets;
		codePoint = bits;
		least = smallest;
	}

	private void goOn(int octet) {
		codePoint = codePoint << 6 | octet & 0x3F;
		if (--missing == 0) {
			var valid = codePoint >= least && codePoint <= Character.MAX_CODE_POINT
					&& !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
			receiver.accept(valid ? codePoint : REPLACEMENT);
		}
	}
}
