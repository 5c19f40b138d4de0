package org.wheelhouse.core.pci;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciRegion;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.command.SystemReset;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

@Tag("qemu")
class PciTopologyQemuTest {

	private static final DeviceType CONVENTIONAL = new DeviceType("e1000", DeviceType.Category.NETWORK, "Intel", false,
			true, DeviceType.Backend.NET);
	private static final String[] BRIDGED = {"-machine", "pc", "-vga", "std", "-device",
			"pci-bridge,id=br1,chassis_nr=1", "-device",
			"virtio-rng-pci,bus=br1,addr=4,id=rng0", "-device", "virtio-rng-pci"};

	@Test
	void everythingIsSeenBeforeFirmware() throws Exception {
		try (var machine = RealMachine.start("blind", with(BRIDGED, "-S"))) {
			var topology = Await.get(new PciTopologyReader(machine).read());
			assertFalse(topology.numbered());
			var root = topology.buses().getFirst();
			assertEquals("pci.0", root.name());
			assertEquals("/machine/i440fx/pci.0", root.key());
			assertEquals(List.of("Host bridge", "ISA bridge", "IDE controller", "ACPI and power management",
					"VGA display", "br1",
					"Virtio random numbers"), root.functions().stream().map(PciFunction::name).toList());
			var behind = topology.bus("br1").orElseThrow();
			assertEquals(OptionalInt.empty(), behind.number());
			var rng = topology.function("rng0").orElseThrow();
			assertEquals("/machine/peripheral/rng0 virtio-rng-pci 04.0",
					rng.key() + " " + rng.type() + " " + rng.address());
			assertTrue(rng.identity().isEmpty());
			assertTrue(rng.removable());
			assertTrue(topology.function("/machine/peripheral-anon/device[0]").isPresent());
		}
	}

	@Test
	void firmwareNumbersTheBridge() throws Exception {
		try (var machine = RealMachine.start("numbered", BRIDGED)) {
			var reader = new PciTopologyReader(machine);
			var topology = untilSetUp(reader);
			assertEquals(OptionalInt.of(1), topology.bus("br1").orElseThrow().number());
			assertEquals("0xc000–0xcfff", topology.bus("br1").orElseThrow().windows().orElseThrow().io().text());
			var rng = topology.function("rng0").orElseThrow();
			assertEquals(0x1af4, rng.identity().orElseThrow().vendorId());
			assertFalse(rng.regions().isEmpty());
			assertFalse(topology.function("/machine/unattached/device[2]").orElseThrow().removable());
		}
	}

	@Test
	void readingAgainAsksOnlyWhatCanHaveChanged() throws Exception {
		try (var machine = RealMachine.start("again", BRIDGED)) {
			var reader = new PciTopologyReader(machine);
			untilSetUp(reader);
			machine.takeSent();
			Await.get(reader.read());
			assertEquals(List.of("{\"execute\":\"qom-list\",\"arguments\":{\"path\":\"/machine/i440fx/pci.0\"}}",
					"{\"execute\":\"query-pci\"}",
					"{\"execute\":\"qom-list\",\"arguments\":{\"path\":\"/machine/peripheral/br1/br1\"}}"),
					machine.takeSent());
		}
	}

	@Test
	void aDeviceThatComesAndGoesIsSeen() throws Exception {
		try (var machine = RealMachine.start("comes", BRIDGED)) {
			var reader = new PciTopologyReader(machine);
			// A reset before the firmware has set up ACPI takes no device away.
			untilSetUp(reader);
			var properties = JsonNodeFactory.instance.objectNode().put("id", "r9").put("bus", "pci.0").put("addr",
					"0x9");
			Await.get(machine.send(new DeviceAdd("virtio-rng-pci", properties)));
			assertEquals(9, Await.get(reader.read()).function("r9").orElseThrow().slot());
			Await.get(
					machine.send(new RawCommand("device_del", JsonNodeFactory.instance.objectNode().put("id", "r9"))));
			Await.get(machine.send(new SystemReset()));
			Await.until("DEVICE_DELETED",
					() -> machine.events().stream().anyMatch(event -> event.name().equals("DEVICE_DELETED")));
			assertTrue(Await.get(reader.read()).function("r9").isEmpty());
		}
	}

	@Test
	void q35SaysWhatQemuWouldSay() throws Exception {
		try (var machine = RealMachine.start("q35", "-machine", "q35", "-S", "-device",
				"pcie-root-port,id=rp1,chassis=1", "-device",
				"pcie-pci-bridge,id=ppb", "-device", "pxb-pcie,bus_nr=64,id=pxb,bus=pcie.0")) {
			var topology = Await.get(new PciTopologyReader(machine).read());
			var types = Await.get(DevicePalette.of(machine));
			assertEquals(List.of("virtio-blk-pci", "virtio-net-pci", "e1000", "rtl8139", "virtio-rng-pci"),
					types.stream().map(DeviceType::name).toList());
			var rules = new PlacementRules(topology, "running", false, Set.of());
			var disk = types.getFirst();
			var e1000 = types.get(2);
			assertAll(
					() -> assertEquals(new Placement.Refused("Bus 'pcie.0' does not support hotplugging"),
							rules.judge("pcie.0", 9, disk)),
					() -> assertEquals(new Placement.Refused("Bus 'pxb' does not support hotplugging"),
							rules.judge("pxb", disk)),
					() -> assertEquals(new Placement.Fits("rp1", 0), rules.judge("rp1", disk)),
					() -> assertEquals(new Placement.Refused("rp1 is a port with one slot: 0"),
							rules.judge("rp1", 1, disk)),
					() -> assertEquals(new Placement.Refused("e1000 is a conventional PCI device; rp1 is PCI Express"),
							rules.judge("rp1", e1000)),
					() -> assertEquals(new Placement.Fits("ppb", 0), rules.judge("ppb", e1000)),
					() -> assertEquals(new Placement.Fits("rp1", 0), rules.judge(disk)),
					() -> assertEquals(OptionalInt.of(0), topology.bus("pcie.0").orElseThrow().number()),
					() -> assertEquals(OptionalInt.of(64), topology.bus("pxb").orElseThrow().number()));
		}
	}

	@Test
	void whatEachBusSaysIsWhatQemuSays() throws Exception {
		for (var hotplug : List.of("on", "off")) {
			try (var machine = RealMachine.start("said", "-machine", "q35", "-S", "-global",
					"ICH9-LPC.acpi-pci-hotplug-with-bridge-support=" + hotplug, "-device",
					"pcie-root-port,id=open,chassis=1", "-device", "pcie-root-port,id=closed,chassis=2,hotplug=off",
					"-device", "pcie-root-port,id=up,chassis=3", "-device", "x3130-upstream,id=switch,bus=up",
					"-device",
					"xio3130-downstream,id=down,bus=switch,chassis=4", "-device", "pcie-pci-bridge,id=ppb", "-device",
					"pci-bridge,id=br,bus=ppb,addr=3,chassis_nr=5", "-device", "i82801b11-bridge,id=dmi", "-device",
					"pxb-pcie,bus_nr=64,id=pxb,bus=pcie.0")) {
				var topology = Await.get(new PciTopologyReader(machine).read());
				var rules = new PlacementRules(topology, "prelaunch", false, Set.of());
				var rng = Await.get(DevicePalette.of(machine)).getLast();
				for (var bus : topology.allBuses().filter(bus -> bus.freeSlots().findAny().isPresent()).toList()) {
					assertEquals(tried(machine, bus), rules.judge(bus.name(), rng), hotplug + " " + bus.name());
				}
			}
		}
	}

	/** A property that no device has makes a question of {@code device_add}: QEMU looks at the bus before. */
	@ParameterizedTest
	@MethodSource("qemus")
	void aPlaceIsFreeExactlyWhereQemuWouldTakeADevice(RealQemu qemu) throws Exception {
		try (var machine = RealMachine.start("q35", qemu, "-machine", "q35", "-S", "-device",
				"pcie-root-port,id=open,chassis=1", "-device",
				"pcie-root-port,id=several,chassis=2,addr=1d.0,multifunction=on",
				"-device", "pcie-root-port,id=second,chassis=3,addr=1d.1", "-device",
				"pcie-root-port,id=up,chassis=4", "-device", "x3130-upstream,id=switch,bus=up", "-device",
				"xio3130-downstream,id=down,bus=switch,chassis=5", "-device", "pcie-pci-bridge,id=ppb", "-device",
				"pxb-pcie,bus_nr=64,id=pxb,bus=pcie.0", "-device", "pcie-root-port,id=far,bus=pxb,chassis=6")) {
			assertFreeWhereQemuTakes(machine, 8);
		}
		try (var machine = RealMachine.start("pc", qemu, "-machine", "pc", "-S", "-global",
				"PIIX4_PM.acpi-root-pci-hotplug=off", "-device", "pci-bridge,id=br1,chassis_nr=1", "-device",
				"pci-bridge,id=br2,chassis_nr=2,shpc=off", "-device", "pxb,bus_nr=64,id=pxb,bus=pci.0")) {
			assertFreeWhereQemuTakes(machine, 4);
		}
	}

	static List<RealQemu> qemus() throws IOException {
		return RealQemu.all();
	}

	private static void assertFreeWhereQemuTakes(RealMachine machine, int atLeast) throws Exception {
		var topology = Await.get(new PciTopologyReader(machine).read());
		var rules = new PlacementRules(topology, "prelaunch", false, Set.of());
		var rng = Await.get(DevicePalette.of(machine)).getLast();
		var buses = topology.allBuses().filter(bus -> bus.freeSlots().findAny().isPresent()).toList();
		assertTrue(buses.size() >= atLeast, buses.toString());
		for (var bus : buses) {
			var slot = bus.freeSlots().findFirst().orElseThrow();
			assertEquals(wouldTake(machine, bus, slot), rules.judge(bus.name(), slot, rng) instanceof Placement.Fits
					|| rules.judge(bus.name(), slot, CONVENTIONAL) instanceof Placement.Fits, bus.name());
		}
	}

	private static boolean wouldTake(RealMachine machine, PciBus bus, int slot) throws Exception {
		var properties = JsonNodeFactory.instance.objectNode().put("id", "asked").put("bus", bus.name())
				.put("addr", "0x" + Integer.toHexString(slot)).put("no-such", 1);
		var refusal = assertThrows(CommandFailed.class,
				() -> Await.get(machine.send(new DeviceAdd("virtio-rng-pci", properties))));
		return refusal.description().contains("no-such");
	}

	/** What QEMU says when it is tried. */
	private static Placement tried(RealMachine machine, PciBus bus) throws Exception {
		int slot = bus.freeSlots().findFirst().orElseThrow();
		var properties = JsonNodeFactory.instance.objectNode().put("id", "try-" + bus.name()).put("bus", bus.name())
				.put("addr", "0x" + Integer.toHexString(slot));
		try {
			Await.get(machine.send(new DeviceAdd("virtio-rng-pci", properties)));
			return new Placement.Fits(bus.name(), slot);
		} catch (CommandFailed refusal) {
			return new Placement.Refused(refusal.description());
		}
	}

	/** The guest's view comes and goes; the devices, their names and places stay. */
	@Test
	void nothingMovesWhileTheFirmwareRunsAndWhenTheMachineIsReset() throws Exception {
		try (var machine = RealMachine.start("moves", "-machine", "q35", "-S", "-vga", "std", "-device",
				"pcie-root-port,id=rp1,chassis=1", "-device", "virtio-rng-pci,id=rng1,bus=rp1", "-device",
				"pcie-root-port,id=rp2,chassis=2", "-device", "pcie-pci-bridge,id=ppb,bus=rp2", "-device",
				"virtio-rng-pci,id=rng2,bus=ppb,addr=5", "-device", "pcie-root-port,id=rp3,chassis=3")) {
			var reader = new PciTopologyReader(machine);
			var first = Await.get(reader.read());
			assertFalse(first.numbered());
			Await.get(machine.send(new Cont()));
			assertNumberedWithoutMoving(reader, first);
			Await.get(machine.send(new Stop()));
			Await.get(machine.send(new SystemReset()));
			var blind = Await.get(reader.read());
			assertFalse(blind.numbered());
			assertTrue(blind.function("rng2").orElseThrow().identity().isEmpty());
			Await.get(machine.send(new Cont()));
			assertNumberedWithoutMoving(reader, first);
		}
	}

	private static void assertNumberedWithoutMoving(PciTopologyReader reader, PciTopology first) throws Exception {
		var topology = Await.get(reader.read());
		var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
		while (!topology.numbered()) {
			assertTrue(System.nanoTime() < end, "the firmware numbers the buses");
			topology = Await.get(reader.read());
			assertEquals(places(first), places(topology));
		}
		assertEquals(places(first), places(topology));
		assertEquals(List.of(0, 1, 2, 3, 4),
				topology.allBuses().map(bus -> bus.number().orElseThrow()).sorted().toList());
	}

	private static List<String> places(PciTopology topology) {
		return topology.allFunctions()
				.map(function -> function.key() + " " + function.name() + " " + function.address() + " "
						+ topology.busOf(function).orElseThrow().name() + " " + function.removable())
				.toList();
	}

	/** The firmware gives the buses their numbers first, and the devices their addresses afterwards. */
	private static PciTopology untilSetUp(PciTopologyReader reader) throws Exception {
		Await.until("the firmware numbers the buses and gives rng0 its addresses", () -> {
			try {
				var topology = Await.get(reader.read());
				var regions = topology.function("rng0").map(PciFunction::regions).orElse(List.of());
				return topology.numbered() && !regions.isEmpty() && regions.stream().allMatch(PciRegion::mapped);
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
		return Await.get(reader.read());
	}

	private static String[] with(String[] options, String more) {
		var all = java.util.Arrays.copyOf(options, options.length + 1);
		all[options.length] = more;
		return all;
	}
}
