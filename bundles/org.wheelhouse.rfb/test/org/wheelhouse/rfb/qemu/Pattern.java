package org.wheelhouse.rfb.qemu;

import java.util.function.IntBinaryOperator;

import org.eclipse.jdt.annotation.Nullable;

/**
 * What a boot sector draws: the colour of each pixel in eax, from its column in ecx and its row in ebx. All instructions have the
 * prefix 66 of 32-bit operands; edx may be used as well, and ebp is kept for a sequence of random numbers.
 */
public enum Pattern {

	/** Every channel rises in another direction. */
	GRADIENT("6689D8 66C1E008 88C8" // mov eax, ebx; shl eax, 8; mov al, cl
			+ "6689CA 6601DA 66C1E20E 6681E20000FF00" // mov edx, ecx; add edx, ebx; shl edx, 14; and edx, FF0000
			+ "6625FFFF0000 6609D0", // and eax, FFFF; or eax, edx
			(x, y) -> (y & 0xFF) << 8 | x & 0xFF | x + y << 14 & 0xFF0000),

	/** A linear congruence, which also fills the byte that means nothing. */
	NOISE("6669ED0D661900 6681C55FF36E3C 6689E8", // imul ebp, ebp, 1664525; add ebp, 1013904223; mov eax, ebp
			null),

	/** Squares of eight. */
	CHECKERBOARD("6689C8 6631D8 6683E008" // mov eax, ecx; xor eax, ebx; and eax, 8
			+ "66F7D8 6619C0" // neg eax; sbb eax, eax
			+ "6625 DFBF9F00 6635 20406000", // and eax, 9FBFDF; xor eax, 604020
			(x, y) -> ((x ^ y) & 8) != 0 ? 0xFFFFFF : 0x604020),

	/** Lines of noise of two colours with room between them, as a page of text is. */
	TEXT("6669ED0D661900 6681C55FF36E3C"// the next random number
			+ "6689E8 66C1F81F"// mov eax, ebp; sar eax, 31
			+ "6689DA 66C1E21C 66C1FA1F 66F7D2 6621D0"// edx = -(ebx >> 3 & 1): mov, shl 28, sar 31; not edx; and eax, edx
			+ "6625 AAAAAA00 6635 20202000", // and eax, AAAAAA; xor eax, 202020
			null),

	/** Stripes of four columns. */
	STRIPES("6689C8 6683E004" // mov eax, ecx; and eax, 4
			+ "66F7D8 6619C0" // neg eax; sbb eax, eax
			+ "6625 FF00FF00", // and eax, FF00FF
			(x, _) -> (x & 4) != 0 ? 0xFF00FF : 0),

	/** One colour, with one rectangle of another. */
	SOLID("6689C8 662D64000000 663DC8000000 6619C0" // eax = -(ecx - 100 below 200)
			+ "6689DA 6681EA32000000 6683FA64 6619D2 6621D0" // edx = -(ebx - 50 below 100); and eax, edx
			+ "6625 10325400 6635 40302000", // and eax, 543210; xor eax, 203040
			(x, y) -> (x >= 100 && x < 300 && y >= 50 && y < 150 ? 0x543210 : 0) ^ 0x203040);

	private final String instructions;
	private final @Nullable IntBinaryOperator formula;

	Pattern(String instructions, @Nullable IntBinaryOperator formula) {
		this.instructions = instructions;
		this.formula = formula;
	}

	String instructions() {
		return instructions;
	}

	/** All its pixels, the first random number being 1. */
	public int[] pixels(int width, int height) {
		var pixels = new int[width * height];
		var random = 1;
		for (var y = 0; y < height; y++) {
			for (var x = 0; x < width; x++) {
				random = random * 1664525 + 1013904223;
				var known = formula;
				if (known != null) {
					pixels[y * width + x] = known.applyAsInt(x, y);
				} else if (this == NOISE) {
					pixels[y * width + x] = random & 0xFFFFFF;
				} else {
					pixels[y * width + x] = (random < 0 && (y & 8) == 0 ? 0xAAAAAA : 0) ^ 0x202020;
				}
			}
		}
		return pixels;
	}
}
