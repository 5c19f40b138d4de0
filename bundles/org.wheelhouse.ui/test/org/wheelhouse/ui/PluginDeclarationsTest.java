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

	private static final Path BUNDLE = Path.of("").toAbsolutePath();

	private final Properties texts = new Properties();
	private Document plugin;

	@BeforeEach
	void read() throws Exception {
		plugin = parse(BUNDLE);
		texts.load(new StringReader(Files.readString(BUNDLE.resolve("plugin.properties"))));
	}

	private static Document parse(Path bundle) throws Exception {
		return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(bundle.resolve("plugin.xml").toFile());
	}

	/** A text of {@code plugin.xml}, of which only the key stands there. */
	private String text(Element element, String attribute) {
		var key = element.getAttribute(attribute);
		return key.startsWith("%") ? texts.getProperty(key.substring(1), "") : key;
	}

	@Test
	void everyTextStandsInTheFileOfTexts() {
		var used = new TreeSet<String>();
		var literal = new ArrayList<String>();
		for (var attribute : List.of("label", "tooltip", "description")) {
			values("*", attribute).forEach(text -> (text.startsWith("%") ? used : literal).add(text));
		}
		for (var kind : List.of("view", "editor", "command", "category", "extension-point")) {
			values(kind, "name").forEach(text -> (text.startsWith("%") ? used : literal).add(text));
		}
		assertEquals(List.of(), literal);
		assertEquals(texts.stringPropertyNames(),
				used.stream().map(key -> key.substring(1)).collect(Collectors.toSet()));
	}

	@Test
	void everyClassExists() {
		var missing = new ArrayList<String>();
		for (var attribute : List.of("class", "colorFactory", "provider")) {
			for (var name : values("*", attribute)) {
				var source = "src/" + name.replaceAll(":.*", "").replace('.', '/') + ".java";
				if (name.startsWith("org.wheelhouse.") && !Files.exists(BUNDLE.resolve(source))) {
					missing.add(name);
				}
			}
		}
		assertEquals(List.of(), missing);
	}

	@Test
	void everyIconHasItsPixels() {
		var missing = values("*", "icon").stream()
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
	void everyConditionIsDefinedAndEveryActionHasOne() throws Exception {
		assertEquals(Set.of(), minus(ids("reference", "definitionId"), ids("definition", "id")));
		var tested = new TreeSet<>(values("test", "value"));
		var display = parse(BUNDLE.resolveSibling("org.wheelhouse.ui.display")).getElementsByTagName("test");
		for (var i = 0; i < display.getLength(); i++) {
			tested.add(((Element) display.item(i)).getAttribute("value"));
		}
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
				(_, method, _) -> method.getName().equals("snapshot") ? running() : "");
		Map<String, Operation<?>> gestures = Map.of("pause", new Pause(machine), "resume", new Resume(machine, false),
				"reset", new Reset(machine), "powerdown", new PowerDown(machine), "endSource", new Quit(machine),
				"cancelMigration", new CancelMigration(machine));
		gestures.forEach((gesture, operation) -> {
			var tips = elements("command")
					.filter(item -> item.getAttribute("commandId").equals("org.wheelhouse.ui.command." + gesture))
					.map(item -> text(item, "tooltip")).filter(tip -> !tip.isEmpty()).toList();
			assertTrue(tips.size() > 0, gesture);
			tips.forEach(tip -> assertTrue(tip.endsWith(": " + operation.plan().getFirst().json()), gesture + tip));
		});
	}

	private static MachineSnapshot running() {
		return new MachineSnapshot(new MachineIdentity("a", "local", "", "", true, "", 0, 0, List.of()),
				new MachineFacts("a", "7.2.22", "pc", "tcg", "", "", 1),
				new MachineCondition(MachineState.RUNNING, "running", "", "", ""), MachineLoad.UNKNOWN,
				MachineTrees.NONE, Map.of());
	}

	@Test
	void theTooltipOfResumeHasEveryCommandThatItMaySend() {
		var tips = elements("command")
				.filter(item -> item.getAttribute("commandId").equals("org.wheelhouse.ui.command.resume"))
				.map(item -> text(item, "tooltip")).filter(tip -> !tip.isEmpty()).toList();
		assertEquals(3, tips.size());
		for (var command : List.of("cont", "system_wakeup", "x-exit-preconfig")) {
			tips.forEach(tip -> assertTrue(tip.contains("{\"execute\":\"" + command + "\"}"), command + tip));
		}
	}

	/** Else a gesture made there is about another machine than the one whose name stands above it. */
	@Test
	void gesturesInAViewAreAboutTheMachineThatItShows() throws Exception {
		var views = values("view", "class");
		assertTrue(views.size() > 5, views::toString);
		for (var view : views) {
			var source = Files.readString(BUNDLE.resolve("src/" + view.replace('.', '/') + ".java"));
			assertTrue(Stream.of(" extends MachineView ", " extends DiagramView<", " implements MachinePart ")
					.anyMatch(source::contains), view);
		}
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
		return elements(tag).filter(element -> element.hasAttribute(attribute))
				.map(element -> element.getAttribute(attribute)).toList();
	}

	private Stream<Element> elements(String tag) {
		var nodes = plugin.getElementsByTagName(tag);
		return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
	}

	private static Set<String> minus(Set<String> all, Set<String> some) {
		var rest = new TreeSet<>(all);
		rest.removeAll(some);
		return rest;
	}
}
