package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/** A copy of the built product with the probe beside its own bundles. The product itself stays as it was built. */
final class ProductUnderTest {
	private static final String BUNDLES = "configuration/org.eclipse.equinox.simpleconfigurator/bundles.info";

	private final Path folder;

	ProductUnderTest(Settings settings) {
		folder = settings.work().resolve("product");
		if (Files.exists(folder.resolve("probed"))) {
			return;
		}
		try {
			copy(settings.product(), folder);
			Files.copy(settings.probe(), folder.resolve("plugins/org.wheelhouse.probe.jar"),
					StandardCopyOption.REPLACE_EXISTING);
			Files.write(folder.resolve(BUNDLES),
					List.of("org.wheelhouse.probe,1.0.0,plugins/org.wheelhouse.probe.jar,4,false"), StandardOpenOption.APPEND);
			Files.createFile(folder.resolve("probed"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	Path launcher() {
		return folder.resolve("wheelhouse");
	}

	private static void copy(Path from, Path to) throws IOException {
		try (Stream<Path> files = Files.walk(from)) {
			for (Path file : files.toList()) {
				Files.copy(file, to.resolve(from.relativize(file).toString()), StandardCopyOption.REPLACE_EXISTING,
						StandardCopyOption.COPY_ATTRIBUTES);
			}
		}
	}
}
