package org.wheelhouse.ui.display;

import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;

/**
 * Where the guest's screen is on the canvas. Immutable.
 *
 * @param screen the size of the guest's screen in its pixels, at least 1 × 1
 * @param place  what it covers of the canvas; larger than the canvas when it is scrolled
 */
record Projection(Point screen, Rectangle place) {

	/**
	 * The screen centred in a room, or scrolled where it is larger than the room.
	 *
	 * @param origin how far it is scrolled; only as far as there is more to see
	 */
	static Projection of(Point screen, Point room, Zoom zoom, Point origin) {
		var scale = switch (zoom) {
			case Zoom.Fit() -> Math.min((double) room.x / screen.x, (double) room.y / screen.y);
			case Zoom.Percent(int percent) -> percent / 100.0;
		};
		var width = Math.max(1, (int) Math.round(screen.x * scale));
		var height = Math.max(1, (int) Math.round(screen.y * scale));
		return new Projection(screen, new Rectangle(start(width, room.x, origin.x), start(height, room.y, origin.y),
				width, height));
	}

	private static int start(int size, int room, int origin) {
		return size <= room ? (room - size) / 2 : -Math.clamp(origin, 0, size - room);
	}

	/** Whether one pixel of the guest is one of the canvas. */
	boolean isRealSize() {
		return place.width == screen.x && place.height == screen.y;
	}

	/** The guest's pixel at a point of the canvas; the nearest one for a point beside the screen. */
	Point toGuest(int x, int y) {
		return new Point(scale(x - place.x, screen.x, place.width), scale(y - place.y, screen.y, place.height));
	}

	private static int scale(int distance, int pixels, int size) {
		return Math.clamp(Math.floorDiv((long) distance * pixels, size), 0, pixels - 1);
	}

	/** The part of the canvas on which these pixels of the guest have an influence. */
	Rectangle toCanvas(int x, int y, int width, int height) {
		if (isRealSize()) {
			return new Rectangle(place.x + x, place.y + y, width, height);
		}
		// Smoothing mixes a pixel with its neighbours.
		var left = Math.floorDiv((long) (x - 1) * place.width, screen.x);
		var top = Math.floorDiv((long) (y - 1) * place.height, screen.y);
		var right = Math.ceilDiv((long) (x + width + 1) * place.width, screen.x);
		var bottom = Math.ceilDiv((long) (y + height + 1) * place.height, screen.y);
		return new Rectangle(place.x + (int) left, place.y + (int) top, (int) (right - left), (int) (bottom - top));
	}
}
