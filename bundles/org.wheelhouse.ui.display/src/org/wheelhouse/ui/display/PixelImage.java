package org.wheelhouse.ui.display;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Device;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.rfb.Damage;
import org.wheelhouse.rfb.session.Framebuffer;

/**
 * An image whose pixels follow a framebuffer. On GTK they are written where cairo has them; elsewhere the image is made anew.
 * UI thread; whoever makes it disposes it.
 */
final class PixelImage {

	private static final PaletteData RGB = new PaletteData(0xff0000, 0xff00, 0xff);
	private static final int DEPTH = 32;

	private final Device device;
	private final Framebuffer framebuffer;
	private final int width;
	private final int height;
	private final CairoSurface surface;
	private Image image;

	/** An image of the framebuffer as it is now. */
	PixelImage(Device device, Framebuffer framebuffer) {
		this.device = device;
		this.framebuffer = framebuffer;
		width = framebuffer.width();
		height = framebuffer.height();
		image = new Image(device, new ImageData(width, height, DEPTH, RGB));
		surface = CairoSurface.of(image, width, height);
		update(new Damage(0, 0, width, height));
	}

	/** Whether the framebuffer still has the size of the image. */
	boolean fits() {
		return framebuffer.width() == width && framebuffer.height() == height;
	}

	/** Paints it onto a place. */
	void paint(GC gc, Rectangle place, Smoothing smoothing) {
		if (surface.isWritable()) {
			surface.paint(gc, place, smoothing);
		} else {
			gc.setAdvanced(true);
			gc.setInterpolation(smoothing == Smoothing.NONE ? SWT.NONE : SWT.HIGH);
			gc.drawImage(image, 0, 0, width, height, place.x, place.y, place.width, place.height);
		}
	}

	/** Takes over what has changed; nothing when the framebuffer has another size by now. */
	void update(Damage damage) {
		if (surface.isWritable()) {
			framebuffer.read((pixels, nowWidth, nowHeight) -> {
				if (nowWidth == width && nowHeight == height) {
					surface.write(pixels, damage);
				}
				return this;
			});
		} else {
			var data = copy();
			image.dispose();
			image = new Image(device, data);
		}
	}

	/** The picture as it is now. */
	ImageData copy() {
		var data = new ImageData(width, height, DEPTH, RGB);
		var row = new int[width];
		framebuffer.read((pixels, nowWidth, nowHeight) -> {
			for (var y = 0; y < Math.min(height, nowHeight); y++) {
				System.arraycopy(pixels, y * nowWidth, row, 0, Math.min(width, nowWidth));
				data.setPixels(0, y, width, row, 0);
			}
			return this;
		});
		return data;
	}

	void dispose() {
		image.dispose();
	}
}
