package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What is there for the Eclipse IDE names things that exist, and starts what the product starts. */
class ProjectFilesTest {

	private static final Path ROOT = Path.of("../..");
	private static final Path LAUNCH = ROOT.resolve("releng/eclipse/Wheelhouse.launch");
	private static final Path PRODUCT = ROOT.resolve("releng/org.wheelhouse.product/wheelhouse.product");

	@Test
	void everyProjectHasTheNameOfItsBundle() throws Exception {
		var wrong = new ArrayList<String>();
		for (var folder : bundles()) {
			var name = elements(parse(folder.resolve(".project")), "name").getFirst().getTextContent();
			if (!name.equals(folder.getFileName().toString())
					|| !Files.readString(folder.resolve("META-INF/MANIFEST.MF"))
							.matches("(?s).*Bundle-SymbolicName: " + name.replace(".", "\\.") + "[;\\r\\n].*")) {
				wrong.add(folder + " is named " + name);
			}
		}
		assertEquals(List.of(), wrong);
	}

	@Test
	void everySourceFolderExistsOrIsGenerated() throws Exception {
		var missing = new ArrayList<Path>();
		for (var folder : bundles()) {
			for (var entry : elements(parse(folder.resolve(".classpath")), "classpathentry")) {
				var path = folder.resolve(entry.getAttribute("path"));
				if (entry.getAttribute("kind").equals("src") && !path.endsWith("src-gen") && !Files.isDirectory(path)) {
					missing.add(path);
				}
			}
		}
		assertEquals(List.of(), missing);
	}

	@Test
	void theLaunchHasEveryBundleOfOurs() throws Exception {
		var ours = bundles().stream().map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
		assertEquals(new TreeSet<>(ours), selected("selected_workspace_bundles").keySet());
	}

	@Test
	void theLaunchStartsWhatTheProductStarts() throws Exception {
		var product = parse(PRODUCT);
		var started = new TreeMap<String, String>();
		for (var plugin : elements(product, "plugin")) {
			if (plugin.hasAttribute("startLevel")) {
				started.put(plugin.getAttribute("id"),
						plugin.getAttribute("startLevel") + ":" + plugin.getAttribute("autoStart"));
			}
		}
		var launched = new TreeMap<>(selected("selected_workspace_bundles"));
		launched.putAll(selected("selected_target_bundles"));
		var named = elements(product, "plugin").stream().map(plugin -> plugin.getAttribute("id"))
				.collect(Collectors.toCollection(TreeSet::new));
		assertTrue(launched.keySet().containsAll(named), () -> "not in the launch: " + minus(named, launched.keySet()));
		launched.values().removeIf(level -> level.startsWith("default"));
		assertEquals(started, launched);
		assertEquals(elements(product, "product").getFirst().getAttribute("id"), value("product"));
		assertEquals(elements(product, "product").getFirst().getAttribute("application"), value("application"));
		assertEquals(elements(product, "vmArgs").getFirst().getTextContent(),
				value("org.eclipse.jdt.launching.VM_ARGUMENTS"));
	}

	@Test
	void bundlesFromTheTargetPlatformAreInIt() throws Exception {
		var target = elements(parse(ROOT.resolve("target-platform/wheelhouse.target")), "artifactId").stream()
				.map(Element::getTextContent).collect(Collectors.toSet());
		assertEquals(Set.of(), minus(selected("selected_target_bundles").keySet(), target));
	}

	@Test
	void pathsInTheWorkspaceLeadToFiles() throws Exception {
		var parts = value("productFile").split("/", 3);
		var project = PRODUCT.getParent();
		assertEquals(elements(parse(project.resolve(".project")), "name").getFirst().getTextContent(), parts[1]);
		assertTrue(Files.isRegularFile(project.resolve(parts[2])), value("productFile"));
	}

	private static List<Path> bundles() throws IOException {
		try (Stream<Path> folders = Files.list(ROOT.resolve("bundles"))) {
			return folders.filter(folder -> Files.exists(folder.resolve("META-INF/MANIFEST.MF"))).sorted().toList();
		}
	}

	/** Bundles by name, with start level and whether they are started. */
	private static Map<String, String> selected(String key) throws Exception {
		return elements(parse(LAUNCH), "setAttribute").stream().filter(set -> set.getAttribute("key").equals(key))
				.flatMap(set -> elements(set, "setEntry").stream()).map(entry -> entry.getAttribute("value").split("@"))
				.collect(Collectors.toMap(entry -> entry[0], entry -> entry[1], (one, _) -> one, TreeMap::new));
	}

	private static String value(String key) throws Exception {
		return elements(parse(LAUNCH), "stringAttribute").stream()
				.filter(attribute -> attribute.getAttribute("key").equals(key)).findFirst().orElseThrow()
				.getAttribute("value");
	}

	private static Document parse(Path file) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
	}

	private static List<Element> elements(Document in, String tag) {
		return elements(in.getDocumentElement(), tag);
	}

	/** Itself, if it is one, and those below. */
	private static List<Element> elements(Element in, String tag) {
		var found = new ArrayList<Element>();
		if (in.getTagName().equals(tag)) {
			found.add(in);
		}
		var nodes = in.getElementsByTagName(tag);
		for (var i = 0; i < nodes.getLength(); i++) {
			if (nodes.item(i) instanceof Element element) {
				found.add(element);
			}
		}
		return found;
	}

	private static Set<String> minus(Set<String> all, Set<String> some) {
		var rest = new TreeSet<>(all);
		rest.removeAll(some);
		return rest;
	}
}
