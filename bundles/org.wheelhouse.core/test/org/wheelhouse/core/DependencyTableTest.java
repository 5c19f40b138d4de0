package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.Manifest;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.Test;

/** The table of docs/architecture.md that says which bundle may use which: read from the manifests. */
class DependencyTableTest {

	private static final Path BUNDLES = Path.of("..");
	private static final String OURS = "org.wheelhouse.";

	/** What a bundle may use of our own packages; a name that ends with a dot stands for all below it. */
	private static final Map<String, Set<String>> OWN = Map.ofEntries(entry("model"), entry("endpoint"), entry("rfb"),
			entry("terminal"), entry("qmp", "endpoint"), entry("host", "endpoint"),
			entry("emulator", "endpoint", "host", "host.launch", "host.proc"),
			entry("ssh", "endpoint", "host", "host.launch", "host.proc", "host.remote"),
			entry("core", "model.live", "model.definition", "qmp.", "endpoint", "host", "host.copy",
					"host.remote"),
			entry("ui", "core", "core.", "host", "host.remote", "model.live", "model.definition", "qmp.message"),
			entry("ui.devices", "core", "core.", "host", "model.live", "qmp.message", "ui.", "ui"),
			entry("ui.migration", "core", "core.", "model.live", "qmp.message", "ui.", "ui"),
			entry("ui.serial", "core", "core.", "model.live", "terminal", "ui.", "ui"),
			entry("ui.definition", "core", "core.", "host", "model.live", "model.definition", "ui.", "ui"),
			entry("ui.display", "core", "core.", "model.live", "qmp.message", "rfb", "rfb.session", "ui.", "ui"),
			entry("ui.qmp", "core", "core.", "model.live", "qmp.", "ui.", "ui"), entry("app", "ui", "ui."));

	private static Map.Entry<String, Set<String>> entry(String bundle, String... uses) {
		return Map.entry(bundle, Set.of(uses));
	}

	/** Bundles that must not see the platform at all. */
	private static final Set<String> PLAIN_JAVA = Set.of("qmp", "endpoint", "host", "rfb", "emulator", "ssh",
			"terminal");

	private record Bundle(String name, List<String> imports, List<String> required) {

		Stream<String> all() {
			return Stream.concat(imports.stream(), required.stream());
		}
	}

	@Test
	void everyBundleUsesOnlyWhatTheTableAllows() throws IOException {
		var problems = bundles().stream().flatMap(bundle -> problems(bundle).stream()).toList();
		assertEquals(List.of(), problems);
	}

	@Test
	void theManifestsAreFound() throws IOException {
		var names = new TreeSet<>(bundles().stream().map(Bundle::name).toList());
		assertTrue(
				names.containsAll(
						Set.of("model", "qmp", "endpoint", "host", "rfb", "emulator", "ssh", "core", "ui", "ui.display",
								"ui.qmp",
								"app")),
				names::toString);
	}

	@Test
	void eachKindOfBreachIsSeen() {
		assertEquals(1, problems(new Bundle("qmp", List.of("org.wheelhouse.core"), List.of())).size());
		assertEquals(1, problems(new Bundle("core", List.of("org.wheelhouse.emulator"), List.of())).size());
		assertEquals(1, problems(new Bundle("emulator", List.of("org.wheelhouse.qmp.session"), List.of())).size());
		assertEquals(1, problems(new Bundle("ssh", List.of("org.wheelhouse.emulator"), List.of())).size());
		assertEquals(1, problems(new Bundle("core", List.of("org.wheelhouse.ssh"), List.of())).size());
		assertEquals(1, problems(new Bundle("core", List.of("org.eclipse.swt.widgets"), List.of())).size());
		assertEquals(1, problems(new Bundle("core", List.of(), List.of("org.eclipse.jface"))).size());
		assertEquals(1, problems(new Bundle("ui", List.of("org.wheelhouse.endpoint"), List.of())).size());
		assertEquals(1, problems(new Bundle("ui", List.of("org.wheelhouse.qmp.session"), List.of())).size());
		assertEquals(1, problems(new Bundle("ui", List.of(), List.of("org.wheelhouse.core"))).size());
		assertEquals(1, problems(new Bundle("endpoint", List.of(), List.of("org.eclipse.core.runtime"))).size());
		assertEquals(1, problems(new Bundle("endpoint", List.of("com.fasterxml.jackson.core"), List.of())).size());
		assertEquals(1, problems(new Bundle("rfb", List.of("org.wheelhouse.endpoint"), List.of())).size());
		assertEquals(1, problems(new Bundle("host", List.of("org.wheelhouse.qmp.session"), List.of())).size());
		assertEquals(1, problems(new Bundle("terminal", List.of("org.wheelhouse.endpoint"), List.of())).size());
		assertEquals(1, problems(new Bundle("stranger", List.of(), List.of())).size());
		assertEquals(0, problems(new Bundle("core", List.of("org.wheelhouse.qmp.session", "com.fasterxml.jackson.core"),
				List.of("org.eclipse.core.runtime"))).size());
	}

	private static List<String> problems(Bundle bundle) {
		var allowed = Optional.ofNullable(OWN.get(bundle.name()));
		if (allowed.isEmpty()) {
			return List.of(bundle.name() + " is not in the table");
		}
		var problems = new ArrayList<String>();
		add(problems, bundle, "may not use", bundle.imports().stream().filter(name -> name.startsWith(OURS))
				.filter(name -> !isAllowed(name.substring(OURS.length()), allowed.get())));
		add(problems, bundle, "must import packages, not require",
				bundle.required().stream().filter(name -> name.startsWith(OURS)));
		if (PLAIN_JAVA.contains(bundle.name())) {
			add(problems, bundle, "knows no Eclipse and uses", bundle.all()
					.filter(name -> name.startsWith("org.eclipse.") && !name.equals("org.eclipse.jdt.annotation")));
		}
		if (!bundle.name().startsWith("ui") && !bundle.name().equals("app")) {
			add(problems, bundle, "knows no widgets and uses", bundle.all().filter(isWidget()));
		}
		if (!Set.of("qmp", "core", "ui.qmp").contains(bundle.name())) {
			add(problems, bundle, "reads no JSON and uses",
					bundle.all().filter(name -> name.startsWith("com.fasterxml")));
		}
		return problems;
	}

	private static Predicate<String> isWidget() {
		return name -> name.startsWith("org.eclipse.swt") || name.startsWith("org.eclipse.jface")
				|| name.startsWith("org.eclipse.ui");
	}

	private static void add(List<String> problems, Bundle bundle, String what, Stream<String> names) {
		names.forEach(name -> problems.add(bundle.name() + " " + what + " " + name));
	}

	private static boolean isAllowed(String name, Set<String> allowed) {
		return allowed.contains(name)
				|| allowed.stream().anyMatch(entry -> entry.endsWith(".") && name.startsWith(entry));
	}

	private static List<Bundle> bundles() throws IOException {
		var bundles = new ArrayList<Bundle>();
		try (var folders = Files.list(BUNDLES)) {
			for (var folder : folders.filter(path -> Files.exists(manifest(path))).toList()) {
				try (InputStream stream = Files.newInputStream(manifest(folder))) {
					var attributes = new Manifest(stream).getMainAttributes();
					bundles.add(new Bundle(String.valueOf(folder.getFileName()).substring(OURS.length()),
							names(attributes.getValue("Import-Package")),
							names(attributes.getValue("Require-Bundle"))));
				}
			}
		}
		return bundles;
	}

	private static Path manifest(Path bundle) {
		return bundle.resolve("META-INF/MANIFEST.MF");
	}

	/** The names in a header, without attributes and directives, in which a comma may stand between quotes. */
	private static List<String> names(@Nullable String header) {
		if (header == null) {
			return List.of();
		}
		return Stream.of(header.replaceAll("\"[^\"]*\"", "").split(",")).map(entry -> entry.split(";")[0].strip())
				.toList();
	}
}
