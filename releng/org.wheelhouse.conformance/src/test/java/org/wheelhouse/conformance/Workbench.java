package org.wheelhouse.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** What the workbench calls its parts, from its own files: what it does not have makes a test fail. */
final class Workbench {

	private final Path bundles;
	private final List<Document> plugins;

	/** @param root of the project */
	Workbench(Path root) throws IOException {
		bundles = root.resolve("bundles");
		try (Stream<Path> folders = Files.list(bundles)) {
			plugins = folders.map(folder -> folder.resolve("plugin.xml")).filter(Files::exists).map(Workbench::parse)
					.toList();
		}
	}

	private static Document parse(Path file) {
		try {
			return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
		} catch (IOException | SAXException | ParserConfigurationException e) {
			throw new AssertionError(file.toString(), e);
		}
	}

	/** The name of a view. */
	String view(String id) {
		return named("view", "id", "org.wheelhouse.ui." + id).getAttribute("name");
	}

	/** The name of a page of the machine's editor that another bundle adds. */
	String page(String id) {
		return named("page", "id", id).getAttribute("name");
	}

	/** Where the main menu has a command, for example {@code Machine > Pause}. */
	String menu(String command) {
		String id = "org.wheelhouse.ui.command." + command;
		String name = elements("command").filter(element -> element.getAttribute("id").equals(id)).findFirst()
				.orElseThrow(() -> new AssertionError("no command " + id)).getAttribute("name");
		String menu = elements("command").filter(element -> element.getAttribute("commandId").equals(id))
				.map(Element::getParentNode).filter(parent -> parent.getNodeName().equals("menu"))
				.map(parent -> ((Element) parent).getAttribute("label")).findFirst()
				.orElseThrow(() -> new AssertionError("in no menu: " + id));
		return menu + " > " + name;
	}

	/** A text that a person reads, for example of {@code ui.display} and its key. */
	String text(String bundle, String folder, String key) throws IOException {
		Path file = bundles.resolve("org.wheelhouse." + bundle).resolve("src/org/wheelhouse").resolve(folder)
				.resolve("messages.properties");
		Properties texts = new Properties();
		try (InputStream in = Files.newInputStream(file)) {
			texts.load(in);
		}
		String text = texts.getProperty(key);
		if (text == null) {
			throw new AssertionError(file + " has no " + key);
		}
		return text.replace("&", "");
	}

	/** The classes of the product, other than those of the protocol itself, that have one of these in them. */
	List<String> classesWith(String... parts) throws IOException {
		try (Stream<Path> files = Files.walk(bundles)) {
			return files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/")
					&& !file.toString().contains("/org.wheelhouse.qmp/"))
					.filter(file -> Arrays.stream(parts).anyMatch(read(file)::contains))
					.map(file -> file.getFileName().toString().replace(".java", "")).sorted().toList();
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
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
