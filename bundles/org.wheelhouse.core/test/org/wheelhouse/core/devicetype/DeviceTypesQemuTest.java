package org.wheelhouse.core.devicetype;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.capability.QemuCapability;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.peer.FakeHost;

/** Real QEMUs tell which devices they take; what was really plugged into them is the judge. */
@Tag("qemu")
class DeviceTypesQemuTest {

	private static final List<String> MACHINES = List.of("pc", "q35");

	@TempDir
	private Path folder = Path.of("");

	@AfterEach
	void noQemuIsLeft() {
		assertEquals(List.of(), ProcessHandle.current().descendants().filter(ProcessHandle::isAlive)
				.map(process -> process.info().commandLine().orElse("")).filter(line -> line.contains("qmp")).toList());
	}

	/** QEMU waits most of the time that it takes to say no, so all are asked beside each other. */
	@Test
	void nothingThatCanBePluggedIsMissed() throws Exception {
		var host = new FakeHost(folder.resolve("run"));
		var asked = new ArrayList<CompletableFuture<DeviceTypes>>();
		for (var qemu : RealQemu.all()) {
			capability().of(host, program(qemu)).get(300, TimeUnit.SECONDS);
			MACHINES.forEach(machine -> asked.add(DeviceTypes.of(capability(), host, program(qemu), machine)));
		}
		for (var types : asked) {
			compare(types.get(600, TimeUnit.SECONDS));
		}
		assertAnswersAreKept(host, asked.getFirst().join());
	}

	private static void compare(DeviceTypes types) throws IOException {
		var name = "devices-" + types.version().replaceFirst("^(7\\.2|10\\.0|11|5\\.2).*", "$1") + "-"
				+ types.machine();
		var said = new TreeMap<String, String>();
		types.all().forEach(type -> said.put(type.name(), word(type)));
		var where = System.getProperty("wheelhouse.devices", "");
		if (!where.isEmpty()) {
			Files.writeString(Path.of(where).resolve(name + ".txt"),
					said.entrySet().stream().map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
							.collect(Collectors.joining()));
		}
		var measured = measured(name + ".txt");
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

	private static void assertAnswersAreKept(FakeHost host, DeviceTypes told) throws Exception {
		var again = DeviceTypes.of(capability(), host, program(RealQemu.installed()), told.machine()).get(60,
				TimeUnit.SECONDS);
		assertEquals(told, again);
		try (var kept = Files.list(host.files().cacheFolder().resolve("capability"))) {
			assertEquals(RealQemu.all().size() * (1 + MACHINES.size()), kept.count());
		}
	}

	private static QemuCapability capability() {
		return new QemuCapability(task -> Thread.ofVirtual().start(task));
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

	private static TreeMap<String, String> measured(String name) throws IOException {
		var results = new TreeMap<String, String>();
		try (var table = DeviceTypesQemuTest.class.getResourceAsStream(name)) {
			if (table == null) {
				return results; // of a version that nobody has measured
			}
			new String(table.readAllBytes(), StandardCharsets.US_ASCII).lines().map(line -> line.split(" "))
					.forEach(words -> results.put(words[0], words[1].equals("-") ? "no" : words[1]));
		}
		return results;
	}

	private static Path program(RealQemu qemu) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
				.map(path -> Path.of(path).resolve(qemu.program())).filter(Files::isExecutable).findFirst()
				.orElseThrow();
	}
}
