package org.wheelhouse.rfb;

import java.util.Arrays;

import org.eclipse.jdt.annotation.Nullable;

/**
 * How the guest's pointer looks.
 *
 * @param width  in pixels; 0 when the pointer is hidden
 * @param height in pixels; 0 when the pointer is hidden
 * @param hotX   the pixel of the picture that points
 * @param hotY   the pixel of the picture that points
 * @param argb   row by row, 0xAARRGGBB, the colours not multiplied with alpha. Not copied: nobody writes to it
 */
public record CursorImage(int width, int height, int hotX, int hotY, int[] argb) {

	/** Whether there is nothing to be seen. */
	public boolean isHidden() {
		return argb.length == 0;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CursorImage image && width == image.width && height == image.height
				&& hotX == image.hotX && hotY == image.hotY && Arrays.equals(argb, image.argb);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(argb);
	}

	@Override
	public String toString() {
		return "CursorImage[" + width + "x" + height + ", hot " + hotX + "," + hotY + "]";
	}
}
