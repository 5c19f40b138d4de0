package org.wheelhouse.ui.appearance;

import java.util.function.Consumer;

/** Placeholder. */
final class DesktopLook implements AutoCloseable {

	void follow(Consumer<Boolean> listener) {
		// not yet
	}

	@Override
	public void close() {
		// nothing
	}
}
