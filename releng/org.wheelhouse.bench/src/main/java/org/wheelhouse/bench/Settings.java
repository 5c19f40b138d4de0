package org.wheelhouse.bench;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What the script tells about this run.
 *
 * @param work    for what the run leaves behind; short, because sockets are in it
 * @param product the built product
 * @param samples what real QEMUs have answered, for the tests
 * @param pairs   how many pairs are measured
 */
record Settings(Path work, Path product, Path samples, int pairs) {

	static Settings fromProperties() {
		return new Settings(Path.of(property("wheelhouse.work")), Path.of(property("wheelhouse.product")),
				Path.of(property("wheelhouse.samples")), Integer.getInteger("wheelhouse.pairs", 11));
	}

	/** The screen of the display that the script has started for this run. */
	Screen screen() throws IOException {
		return new Screen(Path.of(property("wheelhouse.screen")));
	}

	/** Whether a command is there to be compared with or to help, as the script has found out. */
	boolean has(String command) {
		return Boolean.getBoolean("wheelhouse.has." + command);
	}

	private static String property(String name) {
		String value = System.getProperty(name);
		if (value == null) {
			throw new IllegalStateException("-D" + name + " is missing: run this by releng/bench");
		}
		return value;
	}
}
