package org.wheelhouse.conformance;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the workbench calls its parts, from its own files: what it does not have makes a test fail. */
final class Workbench {

	private final Path bundles;
	private final List<Document> plugins;
	private final Map<String, String> sources;

	/** @param root of the project */
	Workbench(Path root) throws IOException {
		bundles = root.resolve("bundles");
		try (Stream<Path> folders = Files.list(bundles)) {
			plugins = folders.filter(folder -> Files.exists(folder.resolve("plugin.xml"))).map(Workbench::parse)
					.toList();
		}
		sources = sources(bundles);
	}

	/** The {@code plugin.xml} of a bundle, with its texts where their keys stand. */
	private static Document parse(Path bundle) {
		Path file = bundle.resolve("plugin.xml");
		try {
			Document plugin = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
			Properties texts = texts(bundle.resolve("plugin.properties"));
			NodeList elements = plugin.getElementsByTagName("*");
			for (int i = 0; i < elements.getLength(); i++) {
				NamedNodeMap attributes = elements.item(i).getAttributes();
				for (int k = 0; k < attributes.getLength(); k++) {
					String value = attributes.item(k).getNodeValue();
					if (value.startsWith("%")) {
						attributes.item(k).setNodeValue(texts.getProperty(value.substring(1), value));
					}
				}
			}
			return plugin;
		} catch (IOException | SAXException | ParserConfigurationException e) {
			throw new AssertionError(file.toString(), e);
		}
	}

	private static Properties texts(Path file) throws IOException {
		Properties texts = new Properties();
		if (Files.exists(file)) {
			try (Reader in = Files.newBufferedReader(file)) {
				texts.load(in);
			}
		}
		return texts;
	}

	/** The name of a view. */
	String view(String id) {
		return named("view", "id", "org.wheelhouse.ui." + id).getAttribute("name");
	}

	/** The name of a page of the machine's editor that another bundle adds. */
	String page(String id) {
		return named("page", "id", id).getAttribute("name");
	}

	/** Where the main menu has a command of a bundle, for example {@code Machine > Pause}. */
	String menu(String bundle, String command) {
		String id = "org.wheelhouse." + bundle + ".command." + command;
		String menu = elements("command").filter(element -> element.getAttribute("commandId").equals(id))
				.map(Element::getParentNode).flatMap(parent -> menuLabel((Element) parent).stream()).findFirst()
				.orElseThrow(() -> new AssertionError("in no menu: " + id));
		return menu + " > " + named("command", "id", id).getAttribute("name");
	}

	/** Of a menu, or of what adds to one from elsewhere. */
	private Optional<String> menuLabel(Element parent) {
		if (parent.getTagName().equals("menu")) {
			return Optional.of(parent.getAttribute("label"));
		}
		String location = parent.getAttribute("locationURI");
		return location.startsWith("menu:")
				? Optional.of(named("menu", "id", location.replaceAll("menu:|\\?.*", "")).getAttribute("label"))
				: Optional.empty();
	}

	/** A text that a person reads, with N for what differs; from the one folder of this name among the parts of the workbench. */
	String text(String folder, String key) throws IOException {
		try (Stream<Path> files = Files.walk(bundles)) {
			List<Path> found = files.filter(file -> file.endsWith(Path.of(folder, "messages.properties")))
					.filter(file -> bundles.relativize(file)
							.startsWith(bundles.relativize(file).getName(0).resolve("src")))
					.toList();
			if (found.size() != 1) {
				throw new AssertionError("not one folder " + folder + ": " + found);
			}
			return text(found.getFirst(), key);
		}
	}

	/** The same from a folder of a bundle, empty for its own. */
	String text(String bundle, String folder, String key) throws IOException {
		return text(bundles.resolve(bundle).resolve("src").resolve(bundle.replace('.', '/')).resolve(folder)
				.resolve("messages.properties"), key);
	}

	private static String text(Path file, String key) throws IOException {
		String text = texts(file).getProperty(key);
		if (text == null) {
			throw new AssertionError(file + " has no " + key);
		}
		return text.replace("&", "").replaceAll("\\{\\d}", "N");
	}

	/** The classes of the product, other than those of the protocol itself, that have one of these in them. */
	List<String> classesWith(String... parts) {
		return sources.entrySet().stream().filter(source -> Arrays.stream(parts).anyMatch(source.getValue()::contains))
				.map(Map.Entry::getKey).sorted().toList();
	}

	private static Map<String, String> sources(Path bundles) throws IOException {
		Map<String, String> sources = new HashMap<>();
		try (Stream<Path> files = Files.walk(bundles)) {
			for (Path file : files.filter(Workbench::isSource).toList()) {
				sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
			}
		}
		return sources;
	}

	private static boolean isSource(Path file) {
		String path = file.toString();
		return path.endsWith(".java") && path.contains("/src/") && !path.contains("/org.wheelhouse.qmp/");
	}

	private Element named(String kind, String attribute, String value) {
		return elements(kind).filter(element -> element.getAttribute(attribute).equals(value)).findFirst()
				.orElseThrow(() -> new AssertionError("no " + kind + " " + value));
	}

	private Stream<Element> elements(String name) {
		return plugins.stream().flatMap(plugin -> {
			NodeList found = plugin.getElementsByTagName(name);
			return IntStream.range(0, found.getLength()).mapToObj(found::item).filter(Node::hasAttributes)
					.map(Element.class::cast);
		});
	}
}
