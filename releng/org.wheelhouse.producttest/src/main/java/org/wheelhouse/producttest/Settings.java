package org.wheelhouse.producttest;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the scripts tell about this run, as system properties.
 *
 * @param product the built product
 * @param probe   the bundle that looks at it from inside
 * @param probed  where the copy of the product with the probe is kept
 * @param guest   the files of the sample guest
 * @param samples the templates of definitions
 * @param work    for what a run leaves behind; short, because sockets are in it
 */
record Settings(Path product, Path probe, Path probed, Path guest, Path samples, Path work) {
	static final String INSTALLED = "qemu-system-x86_64";

	static Settings fromProperties() {
		Path root = path("wheelhouse.root");
		return new Settings(path("wheelhouse.product"),
				root.resolve("releng/org.wheelhouse.probe/target/org.wheelhouse.probe-1.0.0-SNAPSHOT.jar"),
				root.resolve("releng/org.wheelhouse.producttest/target/product"), path("wheelhouse.guest"),
				root.resolve("releng/sample"),
				Path.of(System.getProperty("wheelhouse.work", "/tmp")));
	}

	/** The files of the guest that drives what QEMU has beside virtio: {@code releng/guest --full}. */
	Path fullGuest() {
		return guest.resolveSibling(guest.getFileName() + "-full");
	}

	/** QEMU of that version; the installed one where it could not be had. */
	static String qemu(String version) {
		Path program = Path.of(System.getProperty("wheelhouse.qemus", "/nowhere"), version, "bin", INSTALLED);
		return Files.isExecutable(program) ? program.toString() : INSTALLED;
	}

	private static Path path(String property) {
		String value = System.getProperty(property);
		if (value == null) {
			throw new IllegalStateException("-D" + property + " is missing: run this by releng/test or releng/run");
		}
		return Path.of(value);
	}
}
