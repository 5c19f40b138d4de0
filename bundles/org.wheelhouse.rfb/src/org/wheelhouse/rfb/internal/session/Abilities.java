package org.wheelhouse.rfb.internal.session;

import java.util.Optional;

/** What the server has shown that it can. Written on the session's thread, read by those who send. */
final class Abilities {

	/** A screen that can be asked for another size. */
	record ResizableScreen(int id, int flags) {}

	private volatile boolean scancodes;
	private volatile boolean isQemu;
	private volatile Optional<ResizableScreen> screen = Optional.empty();

	/** Whether it takes QEMU's extended key events. */
	boolean scancodes() {
		return scancodes;
	}

	void takesScancodes() {
		scancodes = true;
	}

	/** Whether it is surely QEMU. */
	boolean isQemu() {
		return isQemu;
	}

	void isSurelyQemu() {
		isQemu = true;
	}

	Optional<ResizableScreen> resizableScreen() {
		return screen;
	}

	void hasResizableScreen(ResizableScreen newScreen) {
		screen = Optional.of(newScreen);
	}
}
