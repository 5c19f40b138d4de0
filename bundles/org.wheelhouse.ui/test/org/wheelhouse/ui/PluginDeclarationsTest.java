package org.wheelhouse.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.core.power.PowerDown;
import org.wheelhouse.core.power.Quit;
import org.wheelhouse.core.power.Reset;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineLoad;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.handlers.MachineAction;
import org.wheelhouse.ui.theme.ColorRole;

/** What {@code plugin.xml} names is there: a name that leads nowhere is only found by a click otherwise. */
class PluginDeclarationsTest {

	private static final Path BUNDLES = Path.of("").toAbsolutePath().resolve("..").normalize();
	private static final String OTHERS = "platform:/plugin/org.wheelhouse.ui/";

	/** What one bundle declares. */
	private record Plugin(Path bundle, Document document, Properties texts) {

		static Plugin of(Path bundle) {
			try {
				var texts = new Properties();
				texts.load(new StringReader(Files.readString(bundle.resolve("plugin.properties"))));
				return new Plugin(bundle, DocumentBuilderFactory.newInstance().newDocumentBuilder()
						.parse(bundle.resolve("plugin.xml").toFile()), texts);
			} catch (Exception e) {
				throw new AssertionError(bundle.toString(), e);
			}
		}

		Stream<Element> elements(String tag) {
			var nodes = document.getElementsByTagName(tag);
			return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
		}

		List<String> values(String tag, String attribute) {
			return elements(tag).filter(element -> element.hasAttribute(attribute))
					.map(element -> element.getAttribute(attribute)).toList();
		}

		/** Of {@code plugin.xml}, where only the key stands. */
		String text(Element element, String attribute) {
			var key = element.getAttribute(attribute);
			return key.startsWith("%") ? texts.getProperty(key.substring(1), "") : key;
		}

		/** That of a class which it names. */
		Path source(String name) {
			return bundle.resolve("src/" + name.replaceAll(":.*", "").replace('.', '/') + ".java");
		}
	}

	/** Of all bundles with parts of the workbench. */
	private List<Plugin> plugins = List.of();

	@BeforeEach
	void read() throws Exception {
		try (var folders = Files.list(BUNDLES)) {
			plugins = folders.filter(folder -> String.valueOf(folder.getFileName()).startsWith("org.wheelhouse.ui"))
					.filter(folder -> Files.exists(folder.resolve("plugin.xml"))).sorted().map(Plugin::of).toList();
		}
		assertTrue(plugins.size() >= 7, plugins::toString);
	}

	@Test
	void everyTextStandsInTheFileOfTexts() {
		for (var plugin : plugins) {
			var used = new TreeSet<String>();
			var literal = new ArrayList<String>();
			for (var attribute : List.of("label", "tooltip", "description")) {
				plugin.values("*", attribute).forEach(text -> (text.startsWith("%") ? used : literal).add(text));
			}
			for (var kind : List.of("view", "editor", "command", "category", "extension-point", "page")) {
				plugin.values(kind, "name").forEach(text -> (text.startsWith("%") ? used : literal).add(text));
			}
			assertEquals(List.of(), literal, plugin.bundle().toString());
			assertEquals(plugin.texts().stringPropertyNames(),
					used.stream().map(key -> key.substring(1)).collect(Collectors.toSet()));
		}
	}

	@Test
	void everyClassExists() {
		var missing = new ArrayList<String>();
		for (var plugin : plugins) {
			for (var attribute : List.of("class", "colorFactory", "provider")) {
				for (var name : plugin.values("*", attribute)) {
					if (name.startsWith("org.wheelhouse.") && !Files.exists(plugin.source(name))) {
						missing.add(name);
					}
				}
			}
		}
		assertEquals(List.of(), missing);
	}

	@Test
	void everyIconHasItsPixels() {
		var missing = values("*", "icon").stream().map(icon -> icon.replace(OTHERS, ""))
				.filter(icon -> PluginDeclarationsTest.class.getResource("/" + icon) == null || !icon.endsWith(".png"))
				.toList();
		assertEquals(List.of(), missing);
	}

	@Test
	void everyCommandOfOursIsDeclaredAndHandled() {
		var declared = ids("command", "id");
		var handled = ids("handler", "commandId");
		assertEquals(Set.of(), minus(ids("command", "commandId"), declared));
		assertEquals(Set.of(), minus(ids("key", "commandId"), declared));
		assertEquals(Set.of(), minus(declared, handled));
	}

	@Test
	void everyConditionIsDefinedAndEveryActionHasOne() {
		assertEquals(Set.of(), minus(ids("reference", "definitionId"), ids("definition", "id")));
		var tested = new TreeSet<>(values("test", "value"));
		assertEquals(Arrays.stream(MachineAction.values()).map(MachineAction::key).collect(Collectors.toSet()), tested);
	}

	@Test
	void everyColourRoleIsInTheTheme() {
		var roles = Arrays.stream(ColorRole.values()).map(ColorRole::key).collect(Collectors.toSet());
		assertEquals(new TreeSet<>(roles), new TreeSet<>(ids("colorDefinition", "id")));
	}

	/** A gesture that asks nothing shows nowhere else what it will send. */
	@Test
	void whatIsSentWithoutAFormStandsInTheTooltip() {
		var machine = (MachineAccess) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[]{MachineAccess.class},
				(_, method, _) -> switch (method.getName()) {
					case "snapshot" -> running();
					case "readOnly" -> Optional.empty();
					default -> "";
				});
		Map<String, Operation<?>> gestures = Map.of("pause", new Pause(machine), "resume", new Resume(machine, false),
				"reset", new Reset(machine), "powerdown", new PowerDown(machine), "endSource", new Quit(machine),
				"cancelMigration", new CancelMigration(machine));
		gestures.forEach((gesture, operation) -> {
			var tips = tips("org.wheelhouse.ui.command." + gesture);
			assertTrue(tips.size() > 0, gesture);
			tips.forEach(tip -> assertTrue(tip.endsWith(": " + operation.plan().getFirst().json()), gesture + tip));
		});
	}

	private List<String> tips(String command) {
		return plugins.stream().flatMap(plugin -> plugin.elements("command")
				.filter(item -> item.getAttribute("commandId").equals(command))
				.map(item -> plugin.text(item, "tooltip"))).filter(tip -> !tip.isEmpty()).toList();
	}

	private static MachineSnapshot running() {
		return new MachineSnapshot(new MachineIdentity("a", "local", "", "", true, "", 0, 0, List.of()),
				new MachineFacts("a", "7.2.22", "pc", "tcg", "", "", 1),
				new MachineCondition(MachineState.RUNNING, "running", "", "", ""), MachineLoad.UNKNOWN,
				MachineTrees.NONE, Map.of());
	}

	@Test
	void theTooltipOfResumeHasEveryCommandThatItMaySend() {
		var tips = tips("org.wheelhouse.ui.command.resume");
		assertEquals(3, tips.size());
		for (var command : List.of("cont", "system_wakeup", "x-exit-preconfig")) {
			tips.forEach(tip -> assertTrue(tip.contains("{\"execute\":\"" + command + "\"}"), command + tip));
		}
	}

	/** Else a gesture made there is about another machine than the one whose name stands above it. */
	@Test
	void gesturesInAViewAreAboutTheMachineThatItShows() throws Exception {
		var views = 0;
		for (var plugin : plugins) {
			for (var view : plugin.elements("view").filter(element -> element.hasAttribute("class")).toList()) {
				var source = Files.readString(plugin.source(view.getAttribute("class")));
				assertTrue(Stream.of(" extends MachineView ", " extends DiagramView<", " implements MachinePart ")
						.anyMatch(source::contains), view.getAttribute("class"));
				views++;
			}
		}
		assertTrue(views > 5, "views: " + views);
	}

	@Test
	void noKeyIsBoundTwice() {
		var sequences = values("key", "sequence");
		assertEquals(sequences.size(), Set.copyOf(sequences).size(), "bound twice in " + sequences);
		assertTrue(sequences.size() > 5);
	}

	private Set<String> ids(String tag, String attribute) {
		return values(tag, attribute).stream().filter(id -> id.startsWith("org.wheelhouse."))
				.collect(Collectors.toCollection(TreeSet::new));
	}

	private List<String> values(String tag, String attribute) {
		return plugins.stream().flatMap(plugin -> plugin.values(tag, attribute).stream()).toList();
	}

	private static Set<String> minus(Set<String> all, Set<String> some) {
		var rest = new TreeSet<>(all);
		rest.removeAll(some);
		return rest;
	}
}
