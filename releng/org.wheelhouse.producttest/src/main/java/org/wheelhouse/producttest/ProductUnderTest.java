package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** A copy of the built product with the probe beside its own bundles. The product itself stays as it was built. */
final class ProductUnderTest {
	private static final String BUNDLES = "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info";

	private final Path folder;

	/** Makes the copy anew when the product or the probe was built since. */
	ProductUnderTest(Settings settings) {
		folder = settings.probed();
		Path stamp = folder.resolve("stamp");
		try {
			String built = modified(settings.product().resolve(BUNDLES)) + " " + modified(settings.probe());
			if (Files.exists(stamp) && Files.readString(stamp).equals(built)) {
				return;
			}
			delete(folder);
			copy(settings.product(), folder);
			String version = version(settings.probe());
			String jar = "plugins/org.wheelhouse.probe_" + version + ".jar";
			Files.copy(settings.probe(), folder.resolve(jar));
			Files.writeString(folder.resolve(BUNDLES), "org.wheelhouse.probe,%s,%s,4,false%n".formatted(version, jar),
					StandardOpenOption.APPEND);
			Files.writeString(stamp, built);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Path launcher() {
		return folder.resolve("wheelhouse");
	}

	private static String version(Path bundle) throws IOException {
		try (JarFile jar = new JarFile(bundle.toFile())) {
			return jar.getManifest().getMainAttributes().getValue("Bundle-Version");
		}
	}

	private static long modified(Path file) throws IOException {
		return Files.getLastModifiedTime(file).toMillis();
	}

	private static void delete(Path folder) throws IOException {
		if (!Files.exists(folder)) {
			return;
		}
		try (Stream<Path> files = Files.walk(folder)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			Files.createDirectories(to.getParent());
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
	}
}
