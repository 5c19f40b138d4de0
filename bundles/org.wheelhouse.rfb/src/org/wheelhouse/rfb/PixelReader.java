package org.wheelhouse.rfb;

/**
 * Reads the screen where it is kept.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
public interface PixelReader<T> {

	/**
	 * Must neither keep nor write the pixels, nor take long: the screen cannot change its size meanwhile.
	 *
	 * @param pixels 0x00RRGGBB, row by row without gaps; may be longer than the screen
	 */
	T read(int[] pixels, int width, int height);
}
