package org.wheelhouse.ui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("display")
class IconTest {

	@BeforeAll
	static void display() {
		Display.getDefault();
	}

	@Test
	void everyIconHasADrawing() {
		for (var icon : Icon.values()) {
			assertNotNull(icon.descriptor().getImageData(100), icon + " cannot be read");
			assertEquals(16, icon.image().getBounds().width, icon.name());
		}
	}

	@Test
	void everyIconIsSharpOnAScreenOfTwiceTheDensity() {
		for (var icon : Icon.values()) {
			var pixels = icon.descriptor().getImageData(200);
			assertEquals(32, pixels.width, icon.name());
			assertFalse(isEnlarged(pixels), icon + " has pixels of half the density");
		}
	}

	/** So that no start has to load a painter of drawings, and AWT with it. */
	@Test
	void iconsAreReadWithoutAPainter() {
		for (var icon : Icon.values()) {
			assertTrue(icon.descriptor().toString().endsWith(".png)"), icon.descriptor().toString());
		}
	}

	/** Whether it shows nothing that half as many pixels would not show. */
	private static boolean isEnlarged(ImageData image) {
		for (var y = 0; y < image.height; y += 2) {
			for (var x = 0; x < image.width; x += 2) {
				if (image.getAlpha(x, y) != image.getAlpha(x + 1, y + 1)
						|| image.getPixel(x, y) != image.getPixel(x + 1, y + 1)) {
					return false;
				}
			}
		}
		return true;
	}
}
