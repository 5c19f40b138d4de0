package org.wheelhouse.rfb.session;

import java.util.List;

import org.wheelhouse.rfb.Damage;
import org.wheelhouse.rfb.PixelReader;
import org.wheelhouse.rfb.internal.picture.Surface;

/**
 * The screen of a session as far as it has been decoded. Any thread; nothing here waits for the network.
 * <p>
 * Pixels are 0x00RRGGBB, row by row. A rectangle that is being decoded may be seen half done; when it is done it becomes damage,
 * and whoever reads it after {@link #takeDamage()} sees it whole.
 */
public final class Framebuffer {

	private final Surface surface;

	/** Made by a session. */
	Framebuffer(Surface surface) {
		this.surface = surface;
	}

	/** In pixels; 0 before the handshake is done. */
	public int width() {
		return surface.width();
	}

	/** In pixels; 0 before the handshake is done. */
	public int height() {
		return surface.height();
	}

	/** What has changed since the last call: at most 16 rectangles, which may also cover what has not changed. */
	public List<Damage> takeDamage() {
		return surface.takeDamage();
	}

	/**
	 * Copies a part of the screen; what of it lies outside, because the screen has just shrunk, is left as it is.
	 *
	 * @param offset where in the target the first pixel goes
	 * @param stride from one row to the next in the target, in pixels
	 */
	public void copy(int x, int y, int width, int height, int[] target, int offset, int stride) {
		surface.copy(x, y, width, height, target, offset, stride);
	}

	/** Reads the pixels where they are. The session waits meanwhile when it has damage to tell. */
	public <T> T read(PixelReader<T> reader) {
		return surface.read(reader);
	}
}
