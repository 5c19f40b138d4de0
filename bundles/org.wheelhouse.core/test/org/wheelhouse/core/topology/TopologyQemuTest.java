package org.wheelhouse.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.BusDevice;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.qmp.command.DeviceAdd;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QomListTypes;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.SystemReset;
import org.wheelhouse.qmp.session.CommandFailed;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What is told of the buses is what QEMU's objects say, and a place is free exactly where QEMU takes a device. */
@Tag("qemu")
class TopologyQemuTest {

	private int added;

	/** A machine in a version of QEMU. */
	record Sample(RealQemu qemu, String machine) {}

	static Stream<Sample> samples() throws IOException {
		return RealQemu.all().stream().filter(qemu -> Set.of("installed", "11").contains(qemu.label()))
				.flatMap(qemu -> Stream.of(new Sample(qemu, "pc"), new Sample(qemu, "q35")));
	}

	@ParameterizedTest
	@MethodSource("samples")
	void everyBusIsToldAndEveryPlaceIsFreeExactlyWhereQemuTakesADevice(Sample sample) throws Exception {
		try (var machine = RealMachine.start("buses", sample.qemu(), SampleBuses.options(sample.machine()))) {
			var topology = SampleBuses.read(machine);
			var walked = walked(machine);
			assertEquals(walked.keySet(), told(topology).keySet());
			walked.forEach((bus, devices) -> assertEquals(devices, told(topology).get(bus), bus));
			var unknown = topology.buses().stream().flatMap(bus -> bus.devices().stream()
					.filter(device -> hasAddress(bus) && device.address().isEmpty())).toList();
			assertEquals(List.of(), unknown, "addresses that are not known");
			for (var bus : topology.buses()) {
				assertPlaces(machine, bus);
			}
		}
	}

	/** QEMU takes a device behind a bridge that was plugged while the machine ran, and Linux never finds it. */
	@Test
	void aBridgeThatCameLaterIsNoPlace() throws Exception {
		try (var machine = RealMachine.start("later", "-machine", "pc", "-S")) {
			var bridge = object().put("id", "br9").put("bus", "pci.0").put("addr", "9").put("chassis_nr", 9);
			Await.get(machine.send(new DeviceAdd("pci-bridge", bridge)));
			var behind = SampleBuses.named(SampleBuses.read(machine), "br9");
			assertEquals(HotplugVerdict.NO, behind.hotplug().verdict());
			assertEquals("br9 was plugged while the machine ran, and no guest finds what is put behind it",
					behind.hotplug().reason());
			assertEquals(List.of(), behind.room().free());
		}
	}

	/** Also where another of the same id was there when the machine started. */
	@Test
	void whatCameWhileTheMachineRanIsTold() throws Exception {
		try (var machine = RealMachine.start("came", "-machine", "pc", "-S", "-device",
				"virtio-rng-pci,id=rng0,addr=7")) {
			var reader = new TopologyReader(machine);
			var pci = new PciTopologyReader(machine);
			assertEquals(false, hotplugged(pci, reader, "rng0"));
			Await.get(machine.send(new RawCommand("device_del", object().put("id", "rng0"))));
			Await.get(machine.send(new SystemReset()));
			Await.until("rng0 has gone", () -> machine.send(new QomList("/machine/peripheral")).join().stream()
					.noneMatch(property -> property.name().equals("rng0")));
			Await.get(reader.read());
			Await.get(machine.send(new DeviceAdd("virtio-rng-pci", object().put("id", "rng0").put("addr", "7"))));
			assertEquals(true, hotplugged(pci, reader, "rng0"));
		}
	}

	private static boolean hotplugged(PciTopologyReader pci, TopologyReader reader, String id) throws Exception {
		return BusJoin.with(Await.get(pci.read()), Await.get(reader.read())).buses().stream()
				.flatMap(bus -> bus.devices().stream()).filter(device -> device.id().equals(id)).findFirst()
				.orElseThrow()
				.hotplugged();
	}

	/** Every bus with the devices that say that they are on it: not by the links of the bus, from which the reader has them. */
	private static Map<String, Set<String>> walked(RealMachine machine) throws Exception {
		var buses = types(machine, "bus");
		var devices = types(machine, "device");
		var found = new TreeMap<String, Set<String>>();
		walk(machine, "/machine", buses, devices, found);
		return found;
	}

	private static void walk(RealMachine machine, String path, Set<String> buses, Set<String> devices,
			Map<String, Set<String>> found) throws Exception {
		for (var property : Await.get(machine.send(new QomList(path)))) {
			var type = property.childType().orElse("");
			var child = path + "/" + property.name();
			if (buses.contains(type)) {
				found.computeIfAbsent(child, _ -> new TreeSet<>());
			} else if (type.equals("container")) {
				walk(machine, child, buses, devices, found);
			} else if (devices.contains(type)) {
				var on = Await.get(machine.send(new QomGet(child, "parent_bus"))).asText();
				if (!on.isEmpty()) {
					found.computeIfAbsent(on, _ -> new TreeSet<>()).add(child);
				}
				walk(machine, child, buses, devices, found);
			}
		}
	}

	private static Set<String> types(RealMachine machine, String base) throws Exception {
		return Await.get(machine.send(new QomListTypes(Optional.of(base), false))).stream()
				.map(QomListTypes.Type::name).collect(Collectors.toSet());
	}

	private static Map<String, Set<String>> told(BusTopology topology) {
		var told = new TreeMap<String, Set<String>>();
		topology.buses().forEach(bus -> told.put(bus.path(),
				bus.devices().stream().map(BusDevice::path).collect(Collectors.toCollection(TreeSet::new))));
		return told;
	}

	private static boolean hasAddress(Bus bus) {
		return bus.kind() != BusKind.OTHER && bus.kind() != BusKind.ISA && bus.kind() != BusKind.I2C;
	}

	private void assertPlaces(RealMachine machine, Bus bus) throws Exception {
		var free = bus.room().free().stream().flatMap(run -> PlaceRuns.addresses(bus.kind(), run)).toList();
		if (bus.hotplug().verdict() == HotplugVerdict.NO) {
			assertEquals(List.of(), free);
			if (tried(bus).isPresent()) {
				assertEquals(bus.hotplug().reason(), refusal(machine, bus, "", true));
			}
			return;
		}
		for (var address : tried(bus).isEmpty() ? List.<String>of() : free) {
			assertEquals("", refusal(machine, bus, address, false), bus.path() + " " + address);
		}
		for (var address : taken(bus)) {
			assertFalse(refusal(machine, bus, address, false).isEmpty(), bus.path() + " " + address);
		}
	}

	/** Where something is, and the first that is behind the last. */
	private static List<String> taken(Bus bus) {
		if (tried(bus).isEmpty()) {
			return List.of();
		}
		var used = bus.devices().stream().map(BusDevice::address)
				.filter(address -> !bus.isPci() || !address.contains("."));
		var beyond = switch (bus.kind()) {
			case PCI -> "20";
			case PCIE_PORT -> bus.hotplug().way().equals("native") ? "01" : "20";
			case USB -> "7";
			case SCSI -> bus.room().capacity() + ":" + "0";
			case VIRTIO_SERIAL -> "31";
			default -> "";
		};
		return Stream.concat(used, Stream.of(beyond)).filter(address -> !address.isEmpty()).toList();
	}

	private static Optional<String> tried(Bus bus) {
		return switch (bus.kind()) {
			case PCI, PCIE, PCIE_PORT -> Optional.of("virtio-rng-pci");
			case USB -> Optional.of("usb-tablet");
			case SCSI -> Optional.of("scsi-cd");
			case VIRTIO_SERIAL -> Optional.of("virtserialport");
			case IDE -> Optional.of("ide-cd");
			case NVME -> Optional.of("nvme-ns");
			default -> Optional.empty();
		};
	}

	/** What QEMU says to a device in a place; empty when it takes it. On all but PCI it leaves again at once. */
	private String refusal(RealMachine machine, Bus bus, String address, boolean asked) throws Exception {
		var type = tried(bus).orElseThrow();
		var id = "added" + added++;
		var properties = JsonNodeFactory.instance.objectNode().put("id", id).put("bus", bus.name());
		properties.setAll(PlaceProperties.of(bus.kind(), address));
		if (asked) {
			properties.put("no-such", 1);
		}
		if (type.equals("nvme-ns") && !asked) {
			drive(machine);
			properties.put("drive", "empty").put("share-rw", true);
		}
		try {
			Await.get(machine.send(new DeviceAdd(type, properties)));
			if (!bus.isPci()) {
				Await.get(machine.send(new RawCommand("device_del", object().put("id", id))));
			}
			return "";
		} catch (CommandFailed refusal) {
			return refusal.words();
		}
	}

	private boolean driven;

	private void drive(RealMachine machine) throws Exception {
		if (!driven) {
			driven = true;
			Await.get(machine.send(new RawCommand("blockdev-add",
					object().put("driver", "null-co").put("node-name", "empty").put("read-zeroes", true))));
		}
	}

	private static ObjectNode object() {
		return JsonNodeFactory.instance.objectNode();
	}
}
