package org.wheelhouse.producttest;

import java.nio.file.Path;

/** What the scripts tell about this run, as system properties. */
record Settings(Path product, Path probe, Path guest, Path samples, Path work) {

	static Settings fromProperties() {
		Path root = path("wheelhouse.root");
		return new Settings(path("wheelhouse.product"),
				root.resolve("releng/org.wheelhouse.probe/target/org.wheelhouse.probe-1.0.0-SNAPSHOT.jar"),
				path("wheelhouse.guest"), root.resolve("releng/sample"),
				Path.of(System.getProperty("wheelhouse.work", "/tmp")));
	}

	private static Path path(String property) {
		String value = System.getProperty(property);
		if (value == null) {
			throw new IllegalStateException("-D" + property + " is missing: run this by releng/test or releng/run");
		}
		return Path.of(value);
	}
}
