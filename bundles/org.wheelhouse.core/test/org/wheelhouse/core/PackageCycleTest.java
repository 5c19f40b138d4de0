package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

/** No package of any bundle can reach itself by imports: read from the sources, comments aside. */
class PackageCycleTest {

	private static final Path BUNDLES = Path.of("..");
	private static final Pattern PACKAGE = Pattern.compile("^package ([\\w.]+);", Pattern.MULTILINE);
	private static final Pattern NAME = Pattern.compile("\\b(org\\.wheelhouse(?:\\.[a-z]\\w*)+)\\.[A-Z]");
	private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

	@Test
	void noPackageReachesItself() throws IOException {
		assertEquals(List.of(), cycles(imports()));
	}

	@Test
	void theSourcesAreFound() throws IOException {
		var imports = imports();
		assertTrue(imports.get("org.wheelhouse.core.operation").contains("org.wheelhouse.core.guard"),
				imports::toString);
		assertTrue(imports.size() > 60, imports::toString);
	}

	@Test
	void cyclesAreSeen() {
		assertEquals(List.of("a b"), cycles(Map.of("a", Set.of("b"), "b", Set.of("a", "c"), "c", Set.of())));
		assertEquals(List.of("a b c"), cycles(Map.of("a", Set.of("b"), "b", Set.of("c"), "c", Set.of("a"))));
		assertEquals(List.of(), cycles(Map.of("a", Set.of("b", "c"), "b", Set.of("c"), "c", Set.of())));
	}

	/** The packages that can reach each other, each group once. */
	private static List<String> cycles(Map<String, Set<String>> imports) {
		var reached = new HashMap<String, Set<String>>();
		imports.keySet().forEach(name -> reached.put(name, reachedFrom(name, imports)));
		var groups = new TreeSet<String>();
		reached.forEach((name, all) -> {
			if (all.contains(name)) {
				groups.add(all.stream().filter(other -> reached.getOrDefault(other, Set.of()).contains(name)).sorted()
						.collect(Collectors.joining(" ")));
			}
		});
		return List.copyOf(groups);
	}

	private static Set<String> reachedFrom(String name, Map<String, Set<String>> imports) {
		var reached = new HashSet<String>();
		var next = new ArrayList<>(imports.get(name));
		while (!next.isEmpty()) {
			var one = next.removeLast();
			if (reached.add(one)) {
				next.addAll(imports.getOrDefault(one, Set.of()));
			}
		}
		return reached;
	}

	private static Map<String, Set<String>> imports() throws IOException {
		var imports = new TreeMap<String, Set<String>>();
		try (var bundles = Files.list(BUNDLES)) {
			for (var bundle : bundles.map(path -> path.resolve("src")).filter(Files::isDirectory).toList()) {
				try (var files = Files.walk(bundle)) {
					for (var file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
						read(Files.readString(file), imports);
					}
				}
			}
		}
		return imports;
	}

	private static void read(String source, Map<String, Set<String>> imports) {
		var found = PACKAGE.matcher(source);
		if (!found.find()) {
			throw new AssertionError("a source without a package: " + source);
		}
		var name = found.group(1);
		var used = imports.computeIfAbsent(name, _ -> new TreeSet<>());
		NAME.matcher(COMMENT.matcher(source).replaceAll("")).results().map(match -> match.group(1))
				.filter(other -> !other.equals(name)).forEach(used::add);
	}
}
