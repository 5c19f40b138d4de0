package org.wheelhouse.ui.display;

/** How a screen is scaled. */
enum Smoothing {
	/** Each pixel as it is. */
	NONE,
	/** For what moves: a pixel of the canvas is mixed of the four nearest. */
	QUICK,
	/** For what stands: it is mixed of all that it covers. */
	FINE
}
