package org.wheelhouse.ui.display;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.junit.jupiter.api.Test;

class ProjectionTest {

	private static final Point NOT_SCROLLED = new Point(0, 0);
	private static final Point SCREEN = new Point(640, 480);

	@Test
	void fitsInItsOwnProportionsAndCentred() {
		assertEquals(new Rectangle(160, 0, 960, 720), fit(1280, 720).place());
		assertEquals(new Rectangle(0, 15, 40, 30), fit(40, 60).place());
	}

	@Test
	void fixedSizeIsCentredOrScrolledButNotBeyondItsEnd() {
		assertEquals(new Rectangle(80, 60, 640, 480), fixed(800, 600, 100, 50, 50).place());
		assertEquals(new Rectangle(-50, -20, 640, 480), fixed(400, 300, 100, 50, 20).place());
		assertEquals(new Rectangle(-240, -180, 640, 480), fixed(400, 300, 100, 9999, 9999).place());
		assertTrue(fixed(400, 300, 100, 0, 0).isRealSize());
		assertFalse(fixed(400, 300, 50, 0, 0).isRealSize());
	}

	@Test
	void everyPixelOfTheGuestIsReachedAndNoneBesideIt() {
		var projection = fixed(2000, 2000, 150, 0, 0);
		var place = projection.place();
		for (var x = 0; x < SCREEN.x; x++) {
			var canvas = place.x + (x * 3 + 1) / 2;
			assertEquals(x, projection.toGuest(canvas, place.y).x, () -> "at " + canvas);
		}
		assertEquals(new Point(0, 0), projection.toGuest(-100, -100));
		assertEquals(new Point(639, 479), projection.toGuest(5000, 5000));
	}

	@Test
	void damageCoversTheCanvasPixelsThatSmoothingMixes() {
		var projection = fit(1280, 720);
		var area = projection.toCanvas(100, 100, 10, 10);
		assertTrue(area.contains(160 + 150 - 1, 150 - 1));
		assertTrue(area.contains(160 + 165, 165));
		assertEquals(new Rectangle(80 + 3, 60 + 4, 5, 6), fixed(800, 600, 100, 0, 0).toCanvas(3, 4, 5, 6));
	}

	@Test
	void zoomIsKeptByItsKey() {
		assertEquals(new Zoom.Fit(), Zoom.of(new Zoom.Fit().key()));
		assertEquals(new Zoom.Percent(125), Zoom.of(new Zoom.Percent(125).key()));
		assertEquals(new Zoom.Fit(), Zoom.of("nonsense"));
	}

	private static Projection fit(int width, int height) {
		return Projection.of(SCREEN, new Point(width, height), new Zoom.Fit(), NOT_SCROLLED);
	}

	private static Projection fixed(int width, int height, int percent, int left, int top) {
		return Projection.of(SCREEN, new Point(width, height), new Zoom.Percent(percent), new Point(left, top));
	}
}
