package org.wheelhouse.rfb.internal.picture;

import java.util.Arrays;
import java.util.List;

import org.wheelhouse.rfb.Damage;
import org.wheelhouse.rfb.PixelReader;

/**
 * The pixels of a screen and what of them has changed.
 * <p>
 * The session's thread alone writes pixels, and does so without the lock: a reader may see a rectangle half done, and then hears of
 * it as damage. The lock is for the size, for the damage and for readers, so that no array is changed under their hands.
 */
public final class Surface {

	private final Object lock = new Object();
	/** Written under the lock, by the session's thread only. */
	private int[] pixels = {};
	private int width;
	private int height;
	/** What a reader may know of; guarded by the lock. */
	private final DamageList damage = new DamageList();
	/** What is not published yet; of the session's thread. */
	private final DamageList fresh = new DamageList();

	/** Any thread. */
	public int width() {
		synchronized (lock) {
			return width;
		}
	}

	/** Any thread. */
	public int height() {
		synchronized (lock) {
			return height;
		}
	}

	/** Any thread. */
	public List<Damage> takeDamage() {
		synchronized (lock) {
			return damage.take();
		}
	}

	/** Any thread. */
	public <T> T read(PixelReader<T> reader) {
		synchronized (lock) {
			return reader.read(pixels, width, height);
		}
	}

	/** Any thread. */
	public void copy(int x, int y, int w, int h, int[] target, int offset, int stride) {
		synchronized (lock) {
			var x1 = Math.max(x, 0);
			var columns = Math.min(x + w, width) - x1;
			for (var row = Math.max(y, 0); columns > 0 && row < Math.min(y + h, height); row++) {
				System.arraycopy(pixels, row * width + x1, target, offset + (row - y) * stride + x1 - x, columns);
			}
		}
	}

	/** Gives the screen another size, all black and all dirty. The session's thread. */
	public void resize(int newWidth, int newHeight) {
		var size = newWidth * newHeight;
		synchronized (lock) {
			if (pixels.length == size) {
				Arrays.fill(pixels, 0);
			} else {
				pixels = new int[size];
			}
			width = newWidth;
			height = newHeight;
			damage.clear();
			fresh.clear();
			fresh.add(0, 0, width, height);
		}
	}

	/** The pixels to write to, until the next {@link #resize}. The session's thread. */
	public int[] pixels() {
		return pixels;
	}

	/** From one row to the next in {@link #pixels()}. The session's thread. */
	public int stride() {
		return width;
	}

	/** Whether a rectangle is inside the screen. The session's thread. */
	public boolean contains(int x, int y, int w, int h) {
		return x >= 0 && y >= 0 && w >= 0 && h >= 0 && x + w <= width && y + h <= height;
	}

	/** Notes that a rectangle has been written. The session's thread. */
	public void wrote(int x, int y, int w, int h) {
		fresh.add(x, y, w, h);
	}

	/**
	 * Lets readers know of what was written. The session's thread.
	 *
	 * @return whether there is damage now and was none before
	 */
	public boolean publish() {
		if (fresh.isEmpty()) {
			return false;
		}
		synchronized (lock) {
			var first = damage.isEmpty();
			damage.addAll(fresh);
			fresh.clear();
			return first;
		}
	}
}
