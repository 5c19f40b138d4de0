package org.wheelhouse.core.devicetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.RealQemu;

/**
 * Real QEMUs tell which devices they take. What was really plugged into them is the judge, by others and here: each type is
 * plugged with the defaults of its form, and docs/devices.md has what QEMU says where it does not take it.
 */
@Tag("qemu")
@TestInstance(Lifecycle.PER_CLASS)
class DeviceTypesQemuTest {

	/** Empty for what is quick: thirty types on the installed QEMU and on 11. */
	private static final String MODE = System.getProperty("wheelhouse.devices", "");
	private static final boolean WRITES = MODE.equals("write");
	private static final boolean ALL = WRITES || MODE.equals("all");
	private static final int THIRTY = 30;

	private Path folder = Path.of("");
	private AskedTypes asked = new AskedTypes(new org.wheelhouse.core.peer.FakeHost(Path.of("unused")), Map.of());

	@BeforeAll
	void ask(@TempDir Path shared) throws Exception {
		folder = shared;
		asked = AskedTypes.ask(folder, ALL);
	}

	@AfterAll
	void noQemuIsLeft() {
		assertEquals(List.of(), ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
				.map(process -> process.info().commandLine().orElse("")).filter(line -> line.contains("qmp")).toList());
	}

	@Test
	void nothingThatCanBePluggedIsMissed() throws IOException {
		for (var types : asked.byQemu().values().stream().flatMap(List::stream).toList()) {
			compare(types);
		}
	}

	@Test
	void answersAreKept() throws Exception {
		var told = asked.byQemu().getOrDefault(RealQemu.installed(), List.of()).getFirst();
		var again = DeviceTypes.of(AskedTypes.capability(), asked.host(), AskedTypes.program(RealQemu.installed()),
				told.machine()).get(60, TimeUnit.SECONDS);
		assertEquals(told, again);
		try (var kept = Files.list(asked.host().files().cacheFolder().resolve("capability"))) {
			assertEquals(asked.byQemu().values().stream().mapToInt(types -> 1 + types.size()).sum(), kept.count());
		}
	}

	/** One machine for all types of a QEMU. Not those that are never taken: they are not sent, and the dry probe said why. */
	@Test
	void eachTypeIsPluggedWithTheDefaultsOfItsForm() throws Exception {
		var said = new TreeMap<String, Map<String, String>>();
		int expected = ALL ? 110 : 20;
		for (var each : asked.byQemu().entrySet()) {
			var types = each.getValue().getFirst();
			try (var machine = new RoomyMachine(each.getKey(), folder)) {
				for (var type : ALL ? types.all() : thirty(types)) {
					said.computeIfAbsent(type.name(), _ -> new TreeMap<>()).put(version(types), machine.plug(type));
				}
				assertEquals(List.of(), machine.left(), version(types));
				var plugged = said.values().stream().map(row -> row.getOrDefault(version(types), ""))
						.filter(RoomyMachine.PLUGGED::equals).count();
				assertTrue(plugged >= expected, () -> version(types) + " " + plugged);
			}
		}
		new DevicesPage(Path.of("../../docs/devices.md"), asked).compare(said, WRITES, ALL);
	}

	/** Of those that are taken, spread over all: the first of each category among them. */
	private static Collection<DeviceTypeFacts> thirty(DeviceTypes types) {
		var taken = types.all().stream().filter(type -> word(type).equals("yes")).toList();
		var thirty = new TreeMap<String, DeviceTypeFacts>();
		taken.reversed().stream().flatMap(type -> type.categories().stream().map(category -> Map.entry(category, type)))
				.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (_, first) -> first)).values()
				.forEach(type -> thirty.put(type.name(), type));
		for (int at = 0; thirty.size() < THIRTY; at += 3) {
			thirty.put(taken.get(at % taken.size()).name(), taken.get(at % taken.size()));
		}
		return thirty.values();
	}

	static String version(DeviceTypes types) {
		return types.version().replaceFirst("^(10\\.\\d+|11|\\d+\\.\\d+).*", "$1");
	}

	private static void compare(DeviceTypes types) throws IOException {
		var name = "devices-" + version(types) + "-" + types.machine() + ".txt";
		var said = new TreeMap<String, String>();
		types.all().forEach(type -> said.put(type.name(), word(type)));
		var measured = measured(name);
		if (measured.isEmpty() && WRITES) {
			Files.writeString(Path.of("test/org/wheelhouse/core/devicetype", name), said.entrySet().stream()
					.map(entry -> entry.getKey() + " " + entry.getValue() + "\n").collect(Collectors.joining()));
		}
		measured.forEach((type, result) -> assertEquals(result, said.get(type), () -> name + " " + type));
		assertEquals(measured.isEmpty() ? said.keySet() : measured.keySet(), said.keySet(), name);
		assertEquals(List.of(), types.all().stream().filter(type -> type.verdict() instanceof Verdict.NotKnown)
				.map(type -> type.name() + ": " + type.verdict()).toList(), name);
		var card = types.type("virtio-net").orElseThrow();
		assertEquals("virtio-net-pci [Network] PCI true true netdev", String.join(" ", card.name(),
				card.categories().toString(), card.bus(), String.valueOf(card.express()),
				String.valueOf(card.conventional()), card.backend().orElseThrow().name()));
		var ports = types.machine().equals("q35");
		assertEquals(ports ? new Verdict.Needs("PCI", "pcie-root-port") : new Verdict.Yes(), card.verdict(), name);
		assertEquals(ports ? new Verdict.Needs("PCI", "pcie-pci-bridge") : new Verdict.Yes(),
				types.type("e1000").orElseThrow().verdict(), name);
		assertEquals(new Verdict.Needs("usb-bus", "qemu-xhci"), types.type("usb-tablet").orElseThrow().verdict(),
				name);
		assertEquals(new Verdict.Yes(), types.type("pc-dimm").orElseThrow().verdict(), name);
		assertInstanceOf(Verdict.Never.class, types.type("ide-hd").orElseThrow().verdict(), name);
	}

	/** Where no controller can bring the bus it is as good as never. */
	private static String word(DeviceTypeFacts type) {
		return switch (type.verdict()) {
			case Verdict.Yes _ -> "yes";
			case Verdict.Needs(_, var controller) -> controller.isEmpty() ? "no" : "yes";
			case Verdict.Never _ -> "no";
			case Verdict.NotKnown _ -> "?";
		};
	}

	private static Map<String, String> measured(String name) throws IOException {
		var results = new TreeMap<String, String>();
		try (var table = DeviceTypesQemuTest.class.getResourceAsStream(name)) {
			if (table != null) {
				new String(table.readAllBytes(), StandardCharsets.US_ASCII).lines().map(line -> line.split(" "))
						.forEach(words -> results.put(words[0], words[1].equals("-") ? "no" : words[1]));
			}
		}
		return results;
	}
}
