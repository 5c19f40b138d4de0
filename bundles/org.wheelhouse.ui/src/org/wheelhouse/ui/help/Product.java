package org.wheelhouse.ui.help;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

import org.eclipse.core.runtime.Platform;
import org.eclipse.jdt.annotation.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * The product that runs.
 *
 * @param version    of Wheelhouse
 * @param commit     of the sources it was built from; empty when it is not known
 * @param components what is inside, by name
 */
record Product(String version, String commit, List<Component> components) {

	private static final String BUILT = "built.properties";

	Product {
		components = List.copyOf(components);
	}

	/** The running one. Reads some hundred small files: not for the UI thread. */
	static Product running() {
		var own = FrameworkUtil.getBundle(Product.class);
		var components = Arrays.stream(own.getBundleContext().getBundles()).map(Product::component)
				.sorted(Comparator.comparing(Component::name)).toList();
		return new Product(own.getVersion().toString(), builtFrom(), components);
	}

	/** A file of the installation, if it is there. */
	static Optional<Path> installed(String name) {
		return Optional.ofNullable(Platform.getInstallLocation()).flatMap(location -> path(location.getURL()))
				.map(folder -> folder.resolve(name)).filter(Files::exists);
	}

	private static Optional<Path> path(@Nullable URL url) {
		// The platform does not encode what is in a file's URL.
		return url != null && url.getProtocol().equals("file")
				? Optional.of(Path.of(url.getPath()))
				: Optional.empty();
	}

	private static String builtFrom() {
		var built = new Properties();
		installed(BUILT).ifPresent(file -> {
			try (var in = Files.newInputStream(file)) {
				built.load(in);
			} catch (IOException | IllegalArgumentException _) {
				// then it is not known
			}
		});
		return built.getProperty("commit", "");
	}

	private static Component component(Bundle bundle) {
		return new Component(String.valueOf(bundle.getSymbolicName()), bundle.getVersion().toString(),
				Licence.of(bundle.getHeaders("").get("Bundle-License"), name -> text(bundle.getEntry(name)),
						pom(bundle)));
	}

	private static Optional<String> pom(Bundle bundle) {
		@Nullable
		Enumeration<URL> found = bundle.findEntries("META-INF/maven", "pom.xml", true);
		return found == null || !found.hasMoreElements() ? Optional.empty() : text(found.nextElement());
	}

	private static Optional<String> text(@Nullable URL url) {
		if (url == null) {
			return Optional.empty();
		}
		try (InputStream in = url.openStream()) {
			return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		} catch (IOException _) {
			return Optional.empty();
		}
	}
}
