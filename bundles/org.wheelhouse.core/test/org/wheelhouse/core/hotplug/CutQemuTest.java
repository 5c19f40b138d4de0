package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.PrintedNetwork;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.core.peer.Relay;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

/**
 * The connection ends at each command of a plugging, which QEMU has executed by then or not. When it is back, either the device is there
 * with all that is behind it and a word in the journal, or everything is as before.
 */
@Tag("qemu")
@TestInstance(Lifecycle.PER_CLASS)
class CutQemuTest {

	/** What is plugged, and at which command the connection ends. The DIMM that comes stays, and is the last. */
	static final List<Arguments> COMMANDS = Stream.of("disk: \"execute\":\"blockdev-create: false",
			"disk: \"execute\":\"blockdev-create: true", "disk: \"execute\":\"job-dismiss: true",
			"disk: wh-d0-file\",\"filename: true", "disk: \"driver\":\"qcow2\",\"file\": true",
			"disk: \"execute\":\"blockdev-del: true", "disk: \"driver\":\"qcow2\",\"node-name: true",
			"disk: \"execute\":\"device_add: false", "disk: \"execute\":\"device_add: true",
			"card: \"execute\":\"netdev_add: true", "card: \"execute\":\"device_add: true",
			"serial: \"execute\":\"chardev-add: true", "serial: \"execute\":\"device_add: true",
			"dimm: \"execute\":\"object-add: true", "dimm: \"execute\":\"device_add: true")
			.map(at -> at.split(": ")).map(at -> Arguments.of(at[0], at[1], Boolean.valueOf(at[2]))).toList();

	private final RegistryBench bench;
	private final Path socket;
	private final Process qemu;
	private final Relay relay;
	private String id = "";
	private int number;

	CutQemuTest() throws Exception {
		bench = new RegistryBench();
		socket = bench.folder().resolve("q.sock");
		var line = new ArrayList<>(List.of(RealQemu.installed().program(), "-accel", "tcg", "-m",
				"64,slots=16,maxmem=8G", "-display", "none", "-qmp", "unix:" + socket + ",server=on,wait=off"));
		line.addAll(RandomPlugging.machine());
		qemu = new ProcessBuilder(line).redirectErrorStream(true)
				.redirectOutput(bench.folder().resolve("log").toFile()).start();
		Await.until("QEMU listens", () -> Files.exists(socket));
		relay = new Relay(bench.folder().resolve("door.sock"), socket);
	}

	@BeforeAll
	void attach() throws Exception {
		id = Await.get(bench.registry().attach(new Address.Unix(bench.folder().resolve("door.sock"))));
	}

	@AfterAll
	void close() throws Exception {
		relay.close();
		qemu.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		bench.close();
	}

	@ParameterizedTest
	@FieldSource("COMMANDS")
	void theConnectionEnds(String what, String at, boolean executed) throws Exception {
		Await.until("it is attached", () -> bench.registry().machine(id).isPresent());
		var machine = bench.registry().machine(id).orElseThrow();
		var image = bench.folder().resolve("i" + number++ + ".qcow2");
		Function<MachineAccess, Operation<?>> plug = to -> switch (what) {
			case "disk" -> new HotplugDevice(to, new PlugRequest("virtio-blk-pci", "d0", "rp1", 0,
					new NewImage(image, "qcow2", 1L << 20), Map.of()));
			case "card" -> new HotplugDevice(to, new PlugRequest("e1000e", "d0", "rp1", 0, new UserNetwork()));
			case "serial" -> new HotplugDevice(to, new PlugRequest("virtserialport", "d0", "vs.0", Map.of("nr", "1"),
					new CharacterDevice(CharacterDevice.Kind.NULL, "", ""), Map.of()));
			default -> PlugDimm.of(to, "d0", PlugDimm.GRANULE, OptionalInt.empty());
		};
		var before = NoTrace.of(machine);
		relay.cutAt(at, executed);
		var failed = assertThrows(Exception.class, () -> Await.get(plug.apply(machine).run()));
		assertTrue(!relay.cutNoMore(), "it was cut");
		Await.until("the connection is back", () -> answers(machine));
		Await.until("all or nothing", () -> {
			var now = traces(machine);
			return now.get("/machine/peripheral").contains("d0")
					? !machine.journal().entries().isEmpty()
					: now.equals(before) && machine.journal().entries().isEmpty();
		});
		boolean there = traces(machine).get("/machine/peripheral").contains("d0");
		assertEquals(at.endsWith("device_add") && executed, there);
		assertEquals(what.equals("disk") && at.endsWith("device_add"), Files.exists(image), failed.getMessage());
		if (there) {
			leave(machine, before);
		}
	}

	/** No network is left that nobody uses, and no card that leads to one that has gone. */
	@ParameterizedTest
	@ValueSource(strings = {"netdev_add", "device_del", "device_add"})
	void theConnectionEndsWhileANetworkIsExchanged(String at) throws Exception {
		Await.until("it is attached", () -> bench.registry().machine(id).isPresent());
		var machine = bench.registry().machine(id).orElseThrow();
		var before = NoTrace.of(machine);
		Await.get(new HotplugDevice(machine, new PlugRequest("e1000e", "n0", "rp1", 0, new UserNetwork())).run());
		var exchange = Await.get(NetworkChange.of(machine, "n0")).to(new UserNetwork());
		relay.cutAt("\"execute\":\"" + at, true);
		assertThrows(Exception.class, () -> Await.get(exchange.run()));
		assertTrue(!relay.cutNoMore(), "it was cut");
		Await.until("the connection is back", () -> answers(machine));
		Await.until("no network is for nothing", () -> network(machine).map(PrintedNetwork::unused)
				.filter(List::isEmpty).isPresent());
		var network = network(machine).orElseThrow();
		boolean there = NoTrace.of(machine).get("/machine/peripheral").contains("n0");
		assertEquals(there, network.cards().stream().filter(card -> card.name().equals("n0"))
				.anyMatch(card -> network.behind(card).isPresent()));
		if (there) {
			Await.get(new UnplugDevice(machine, "n0").run());
		}
		assertEquals(before, NoTrace.of(machine));
		assertTrue(machine.journal().entries().stream().noneMatch(entry -> entry.deviceId().equals("n0")));
	}

	/** Empty while it is cut. */
	private static Optional<PrintedNetwork> network(MachineAccess machine) {
		try {
			return Optional.of(PrintedNetwork.of(Await.get(machine.ask(new HumanMonitorCommand("info network")))));
		} catch (Exception _) {
			return Optional.empty();
		}
	}

	/** Without a guest a DIMM stays. */
	private void leave(MachineAccess machine, TreeMap<String, List<String>> before) throws Exception {
		if (machine.journal().entries().getFirst().deviceArguments().contains("memdev")) {
			return;
		}
		Await.get(new UnplugDevice(machine, "d0").run());
		assertEquals(before, NoTrace.of(machine));
	}

	private boolean answers(MachineAccess machine) {
		return bench.registry().machine(id).isPresent() && !traces(machine).isEmpty();
	}

	private static TreeMap<String, List<String>> traces(MachineAccess machine) {
		try {
			return NoTrace.of(machine);
		} catch (Exception _) {
			return new TreeMap<>(Map.of("/machine/peripheral", List.of()));
		}
	}
}
