package org.wheelhouse.ui.help;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.junit.jupiter.api.Test;

/** Each jar tells its licence somewhere: read from those that the product is built of. */
@NonNullByDefault({})
class LicenceTest {

	@Test
	void theManifestIsBelievedFirst() {
		assertEquals("Apache-2.0",
				Licence.of("https://www.apache.org/licenses/LICENSE-2.0.txt", _ -> Optional.of("MIT"),
						Optional.empty()));
		assertEquals("EPL-2.0", Licence.of(null, name -> Optional.of("Eclipse Public License - v 2.0")
				.filter(_ -> name.equals("about.html")), Optional.empty()));
		assertEquals("Unicode-3.0",
				Licence.of(null, _ -> Optional.empty(), Optional.of("<license><name>Unicode-3.0</name></license>")));
		assertEquals("Own words", Licence.of("Own words;link=x", _ -> Optional.empty(), Optional.empty()));
		assertEquals("", Licence.of(null, _ -> Optional.empty(), Optional.empty()));
	}

	@Test
	void everyBundleOnTheClassPathTellsIts() throws IOException {
		Map<String, String> told = new TreeMap<>();
		for (var path : System.getProperty("java.class.path").split(File.pathSeparator)) {
			if (path.endsWith(".jar")) {
				try (var jar = new JarFile(path)) {
					var name = jar.getManifest() == null
							? null
							: jar.getManifest().getMainAttributes().getValue("Bundle-SymbolicName");
					if (name != null) {
						told.put(name.split(";")[0], licence(jar));
					}
				}
			}
		}
		assertTrue(told.size() > 10, told::toString);
		told.values().removeIf(licence -> !licence.isEmpty());
		// It comes with JUnit, and is not in the product.
		told.remove("org.hamcrest");
		// ICU has only a line of copyright.
		told.remove("com.ibm.icu");
		assertEquals(Map.of(), told);
	}

	private static String licence(JarFile jar) throws IOException {
		var pom = jar.stream().map(entry -> entry.getName())
				.filter(name -> name.startsWith("META-INF/maven/") && name.endsWith("/pom.xml")).findFirst()
				.flatMap(name -> text(jar, name));
		return Licence.of(jar.getManifest().getMainAttributes().getValue("Bundle-License"), name -> text(jar, name),
				pom);
	}

	private static Optional<String> text(JarFile jar, String name) {
		return Stream.ofNullable(jar.getEntry(name)).map(entry -> {
			try (var in = jar.getInputStream(entry)) {
				return new String(in.readAllBytes(), StandardCharsets.UTF_8);
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}).findFirst();
	}
}
