package org.wheelhouse.producttest;

import java.io.IOException;
import java.time.Duration;

/** Another layout of the display's keyboard, until it is closed. */
final class Layout implements AutoCloseable {

	/** @param name as X11 calls it, for example {@code de} */
	Layout(String name) {
		set(name);
	}

	private static void set(String name) {
		try {
			Process process = new ProcessBuilder("setxkbmap", "-layout", name).inheritIO().start();
			if (process.waitFor() != 0) {
				throw new AssertionError("setxkbmap " + name + " failed");
			}
			// The toolkits hear of it by an event.
			Await.pass(Duration.ofSeconds(1));
		} catch (IOException e) {
			throw new AssertionError("setxkbmap is missing: it comes with Xvfb's x11-xkb-utils", e);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new AssertionError(e);
		}
	}

	@Override
	public void close() {
		set("us");
	}
}
