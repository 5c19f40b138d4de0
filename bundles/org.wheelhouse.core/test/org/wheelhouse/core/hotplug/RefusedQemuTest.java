package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.cpu.PlugCpu;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice.Kind;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.hotplug.BackendRequest.HostNetwork;
import org.wheelhouse.core.hotplug.BackendRequest.HostObject;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Whatever QEMU or a rule refuses, and when: afterwards everything is as it was, in QEMU, in the journal and in the folder. One
 * machine for all, each rule of a drop with at least one case.
 */
@Tag("qemu")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class RefusedQemuTest {

	private Path folder = Path.of("");
	private Path mine = Path.of("");
	private final RealMachine machine;
	private TreeMap<String, List<String>> before = new TreeMap<>();
	private Set<String> journal = Set.of();
	private List<Path> files = List.of();

	/** What is to be refused, built when it is its turn. */
	@FunctionalInterface
	private interface Gesture {

		CompletableFuture<?> run() throws Exception;
	}

	RefusedQemuTest() throws Exception {
		var options = new ArrayList<>(RandomPlugging.machine());
		options.addAll(List.of("-m", "64,slots=1,maxmem=1G", "-smp", "1,maxcpus=2", "-device",
				"pcie-root-port,id=rp4,chassis=4", "-device", "pcie-root-port,id=rp5,chassis=5,hotplug=off", "-device",
				"pcie-pci-bridge,id=pci"));
		machine = RealMachine.start("refused", options.toArray(String[]::new));
	}

	@BeforeAll
	void takePlaces(@TempDir Path shared) throws Exception {
		folder = shared;
		mine = Files.write(folder.resolve("mine.raw"), new byte[1 << 20]);
		for (var taken : List.of(
				new PlugRequest("virtio-blk-pci", "disk0", "rp1", 0, new ExistingImage(mine, "raw", false), Map.of()),
				new PlugRequest("scsi-hd", "sd0", "scsi.0", Map.of("scsi-id", "0", "lun", "0"), image("sd0"), Map.of()),
				new PlugRequest("usb-tablet", "tab0", "xhci.0", Map.of("port", "1"), new None(), Map.of()),
				new PlugRequest("virtio-balloon-pci", "balloon0", "rp3", 0, new None()),
				new PlugRequest("virtserialport", "port0", "vs.0", Map.of("nr", "1"),
						new CharacterDevice(Kind.NULL, "", ""), Map.of()))) {
			Await.get(new HotplugDevice(machine, taken).run());
		}
		Await.get(PlugDimm.of(machine, "dimm0", PlugDimm.USEFUL, OptionalInt.of(0)).run());
		Await.get(Await.get(PlugCpu.lowest(machine)).run());
		// Another client's, under a name that the workbench would give.
		Await.get(machine.send(new RawCommand("object-add",
				object().put("qom-type", "rng-builtin").put("id", "wh-theirs"))));
		journal = journal();
		files = files();
		before = NoTrace.of(machine);
	}

	@AfterAll
	void close() throws Exception {
		machine.close();
	}

	@TestFactory
	@Order(1)
	Stream<DynamicTest> whatIsRefusedLeavesNoTrace() throws Exception {
		return cases().entrySet().stream().map(refused -> DynamicTest.dynamicTest(refused.getKey(), () -> {
			assertThrows(OperationFailed.class, () -> Await.get(refused.getValue().run()));
			assertNoTrace();
		}));
	}

	/** A guest that does not run yet hears of it when it does: QEMU takes the device, and that is no refusal. */
	@Test
	@Order(2)
	void whatAMachineTakesThatDoesNotRunIsTakenAndGoesAgain() throws Exception {
		assertEquals("prelaunch", Await.get(machine.send(new RawCommand("query-status"))).path("status").asText());
		Await.get(new HotplugDevice(machine, new PlugRequest("e1000e", "nic0", "rp2", 0, new UserNetwork())).run());
		assertInstanceOf(UnplugResult.Unplugged.class, Await.get(new UnplugDevice(machine, "nic0").run()));
		assertNoTrace();
	}

	/** Its other end would have another machine. Last, because it ends the machine's days. */
	@TestFactory
	@Order(3)
	Stream<DynamicTest> whatMigratesIsLeftAlone() throws Exception {
		Await.get(machine.send(new RawCommand("migrate-set-parameters", object().put("max-bandwidth", 4096))));
		Await.get(machine.send(new RawCommand("migrate", object().put("uri", "exec:cat >/dev/null"))));
		Await.until("it migrates", this::migrates);
		var cases = new LinkedHashMap<String, Gesture>();
		plug(cases, "migrating: a disk", new PlugRequest("virtio-blk-pci", "new", "rp2", 0, image("m"), Map.of()));
		plug(cases, "migrating: a card", new PlugRequest("e1000e", "new", "rp2", 0, new UserNetwork()));
		plug(cases, "migrating: a serial port", new PlugRequest("virtserialport", "new", "vs.0", Map.of("nr", "3"),
				new CharacterDevice(Kind.NULL, "", ""), Map.of()));
		cases.put("migrating: taken out", () -> new UnplugDevice(machine, "tab0").run());
		cases.put("migrating: moved", () -> move("tab0", BusKind.USB, "xhci.0", "3").run());
		return cases.entrySet().stream().map(refused -> DynamicTest.dynamicTest(refused.getKey(), () -> {
			assertThrows(OperationFailed.class, () -> Await.get(refused.getValue().run()));
			assertTrue(migrates(), "it migrates still");
			assertNoTrace();
		}));
	}

	private boolean migrates() {
		try {
			return Await.get(machine.send(new RawCommand("query-migrate"))).path("status").asText().equals("active");
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	private void assertNoTrace() throws Exception {
		assertEquals(before, NoTrace.of(machine));
		assertEquals(journal, journal());
		assertEquals(files, files());
	}

	private Map<String, Gesture> cases() throws Exception {
		var cases = new LinkedHashMap<String, Gesture>();
		plug(cases, "bus kind: a stick on a port of PCI", new PlugRequest("usb-storage", "new", "rp2", Map.of(),
				image("k"), Map.of()));
		plug(cases, "bus kind: a card on a USB controller",
				new PlugRequest("e1000e", "new", "xhci.0", 2, new UserNetwork()));
		plug(cases, "controller missing", new PlugRequest("ccid-card-passthru", "new", "", Map.of(),
				new CharacterDevice(Kind.NULL, "", ""), Map.of()));
		plug(cases, "controller missing: no such bus", new PlugRequest("virtio-rng-pci", "new", "nowhere", 1,
				new None()));
		plug(cases, "place taken: port", new PlugRequest("virtio-blk-pci", "new", "rp1", 0, image("a"), Map.of()));
		plug(cases, "place taken: slot of another kind of disk",
				new PlugRequest("nvme", "new", "rp3", 0, image("n"), Map.of("serial", "1")));
		plug(cases, "place taken: USB port",
				new PlugRequest("usb-storage", "new", "xhci.0", Map.of("port", "1"), image("e"), Map.of()));
		plug(cases, "place taken: LUN", new PlugRequest("scsi-hd", "new", "scsi.0",
				Map.of("scsi-id", "0", "lun", "0"), image("f"), Map.of()));
		plug(cases, "place taken: serial port", new PlugRequest("virtserialport", "new", "vs.0", Map.of("nr", "1"),
				new CharacterDevice(Kind.NULL, "", ""), Map.of()));
		plug(cases, "no such place: LUN", new PlugRequest("scsi-hd", "new", "scsi.0",
				Map.of("scsi-id", "1", "lun", "16384"), image("g"), Map.of()));
		plug(cases, "no such place: serial port", new PlugRequest("virtserialport", "new", "vs.0", Map.of("nr", "99"),
				new CharacterDevice(Kind.NULL, "", ""), Map.of()));
		plug(cases, "place not hotpluggable: root", new PlugRequest("e1000e", "new", "pcie.0", 20, new UserNetwork()));
		plug(cases, "place not hotpluggable: port", new PlugRequest("virtio-blk-pci", "new", "rp5", 0, image("h"),
				Map.of()));
		plug(cases, "place not hotpluggable: IDE", new PlugRequest("ide-hd", "new", "ide.0", Map.of(), image("i"),
				Map.of()));
		plug(cases, "id taken: by a device", new PlugRequest("virtio-net-pci", "disk0", "rp2", 0, new UserNetwork()));
		plug(cases, "id taken: by a CPU", new PlugRequest("e1000e", "cpu1", "rp2", 0, new UserNetwork()));
		plug(cases, "id taken: by a DIMM", new PlugRequest("usb-storage", "dimm0", "xhci.0", Map.of("port", "2"),
				image("j"), Map.of()));
		plug(cases, "id taken: by another's object", new PlugRequest("virtio-rng-pci", "theirs", "rp2", Map.of(),
				new HostObject(List.of("rng"), "rng-builtin", Map.of()), Map.of()));
		plug(cases, "one only: balloon", new PlugRequest("virtio-balloon-pci", "new", "rp2", 0, new None()));
		cases.put("no memory slot", () -> PlugDimm.of(machine, "new", PlugDimm.USEFUL, OptionalInt.empty()).run());
		cases.put("no memory slot: taken", () -> PlugDimm.of(machine, "new", PlugDimm.USEFUL, OptionalInt.of(0)).run());
		cases.put("no memory slot: more than there may be",
				() -> PlugDimm.of(machine, "new", 8L << 30, OptionalInt.empty()).run());
		cases.put("CPU beyond the maximum", () -> PlugCpu.lowest(machine));
		cases.put("CPU beyond the maximum: in the workbench's own words",
				() -> PlugCpu.into(machine, "socket 9"));
		plug(cases, "type never", new PlugRequest("VGA", "new", "rp2", 0, new None()));
		plug(cases, "no such type", new PlugRequest("no-such-type", "new", "rp2", 0, image("c"), Map.of()));
		plug(cases, "wrong property: none such",
				new PlugRequest("usb-storage", "new", "xhci.0", Map.of("port", "2"), image("d"), Map.of("zz", 1)));
		plug(cases, "wrong property: no boolean", new PlugRequest("usb-storage", "new", "xhci.0", Map.of("port", "2"),
				image("l"), Map.of("removable", "perhaps")));
		plug(cases, "wrong property: out of range", new PlugRequest("virtio-blk-pci", "new", "rp2", 0, image("o"),
				Map.of("queue-size", 3)));
		plug(cases, "wrong property: no serial number", new PlugRequest("nvme", "new", "rp2", 0, image("p"),
				Map.of()));
		plug(cases, "wrong property: no address of a card", new PlugRequest("e1000e", "new", "rp2", 0,
				new UserNetwork(), Map.of("mac", "no")));
		plug(cases, "back end: image missing", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new ExistingImage(folder.resolve("none.raw"), "raw", false), Map.of()));
		plug(cases, "back end: image of another format", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new ExistingImage(mine, "qcow2", false), Map.of()));
		plug(cases, "back end: image in use", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new ExistingImage(mine, "raw", false), Map.of()));
		plug(cases, "back end: new image that is there", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new NewImage(mine, "qcow2", 1L << 20), Map.of()));
		plug(cases, "back end: new image in no folder", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new NewImage(folder.resolve("none/a.qcow2"), "qcow2", 1L << 20), Map.of()));
		plug(cases, "back end: new image of no known format", new PlugRequest("virtio-blk-pci", "new", "rp2", 0,
				new NewImage(folder.resolve("q.zz"), "zz", 1L << 20), Map.of()));
		plug(cases, "back end: nobody listens", new PlugRequest("virtserialport", "new", "vs.0", Map.of("nr", "2"),
				new CharacterDevice(Kind.CONNECT, folder.resolve("none").toString(), ""), Map.of()));
		plug(cases, "back end: a log in no folder", new PlugRequest("virtserialport", "new", "vs.0", Map.of("nr", "2"),
				new CharacterDevice(Kind.FILE, folder.resolve("none/log").toString(), ""), Map.of()));
		plug(cases, "back end: no such network", new PlugRequest("e1000e", "new", "rp2", 0,
				new HostNetwork("bridge", Map.of("br", "wh-none", "helper", "/bin/false"))));
		plug(cases, "back end: a forward that nobody understands",
				new PlugRequest("e1000e", "new", "rp2", 0, new UserNetwork(List.of("tcp::x-:y"))));
		plug(cases, "back end: memory of no size", new PlugRequest("pc-dimm", "new", "", Map.of(),
				new HostObject(List.of("memdev"), "memory-backend-ram", Map.of("size", 0)), Map.of()));
		cases.put("unplug of nobody", () -> new UnplugDevice(machine, "ghost").run());
		cases.put("unplug of what stays", () -> new UnplugDevice(machine, "/machine/unattached/device[0]").run());
		cases.put("move onto another", () -> move("sd0", BusKind.SCSI, "scsi.0", "0:99999").run());
		cases.put("move to another kind", () -> move("tab0", BusKind.SCSI, "scsi.0", "2").run());
		cases.put("move to nowhere", () -> move("disk0", BusKind.PCI, "nowhere", "00").run());
		return cases;
	}

	private void plug(Map<String, Gesture> cases, String name, PlugRequest request) {
		cases.put(name, () -> new HotplugDevice(machine, request).run());
	}

	private MoveDevice move(String id, BusKind kind, String bus, String address) throws Exception {
		return new MoveDevice(machine, Await.get(MadeDevice.of(machine, id)), kind, bus, address);
	}

	/** But for when. */
	private Set<String> journal() {
		return machine.journal().entries().stream()
				.map(entry -> entry.deviceId() + entry.deviceArguments() + entry.backend()).collect(Collectors.toSet());
	}

	private NewImage image(String name) {
		return new NewImage(folder.resolve(name + ".qcow2"), "qcow2", 1L << 20);
	}

	private List<Path> files() throws Exception {
		try (Stream<Path> all = Files.list(folder)) {
			return all.sorted().toList();
		}
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}
}
