package org.wheelhouse.core.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.Recorded;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.qmp.command.Cont;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.command.SystemReset;

/** The q35 sample as QEMU 7.2 told of it before it ran, when a device had just come, when its guest had it, after a reset. */
class Q35TopologyTest {

	private static final DeviceType RNG = new DeviceType("virtio-rng-pci", Category.OTHER, "", true, true,
			Backend.NONE);

	@Test
	void everythingButTheNumbersIsKnownBeforeItRuns() throws Exception {
		var topology = read("prelaunch");
		assertFalse(topology.numbered());
		assertEquals(List.of("pcie.0", "port1", "port2", "port3", "port4", "pci1", "port5", "port6", "port7", "port8"),
				topology.allBuses().map(PciBus::name).toList());
		assertEquals(OptionalInt.empty(), topology.bus("port1").orElseThrow().number());
		var disk = topology.function("disk0").orElseThrow();
		assertEquals("/machine/peripheral/disk0 virtio-blk-pci 00.0 port1",
				disk.key() + " " + disk.type() + " " + disk.address() + " "
						+ topology.busOf(disk).orElseThrow().name());
		assertTrue(disk.identity().isEmpty());
	}

	@Test
	void aGuestThatHasBootedSeesThemBehindTheirNumbers() throws Exception {
		var topology = read("booted");
		assertTrue(topology.numbered());
		assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
				topology.allBuses().map(bus -> bus.number().orElseThrow()).toList());
		assertTrue(topology.allFunctions().allMatch(function -> function.identity().isPresent()));
		assertTrue(topology.allFunctions().noneMatch(PciFunction::unmapped));
		assertEquals(List.of("disk0", "nic0", "bal0", "vrng"),
				topology.allFunctions().filter(PciFunction::removable).map(PciFunction::id).toList(),
				"neither ports, nor what is on the root, nor the bridge that was there at the start");
	}

	@Test
	void aDeviceThatHasJustComeHasNoAddressesYet() throws Exception {
		assertEquals(List.of("vrng"),
				read("plugged").allFunctions().filter(PciFunction::unmapped).map(PciFunction::id).toList());
	}

	@Test
	void aResetTakesTheNumbersAndNothingElse() throws Exception {
		var booted = read("booted");
		var reset = read("reset");
		assertFalse(reset.numbered());
		assertEquals(keys(booted), keys(reset));
		assertEquals(places(booted), places(reset));
	}

	@Test
	void thePlacesAreThoseThatQemuTakes() throws Exception {
		assertEquals(List.of("port5/0", "port6/0", "port7/0", "port8/0", "pci1/0"), places(read("prelaunch")));
		assertEquals(List.of("port6/0", "port7/0", "port8/0", "pci1/0", "pci1/1"), places(read("booted")));
		assertEquals(new Placement.Refused("Bus 'pcie.0' does not support hotplugging"),
				rules(read("booted")).judge("pcie.0", 9, RNG));
	}

	/** Records anew: -Dtest=Q35TopologyTest -Dwheelhouse.record=true, with the sample guest made. */
	@Test
	@Tag("qemu")
	@EnabledIfSystemProperty(named = "wheelhouse.record", matches = "true")
	void record(@TempDir Path folder) throws Exception {
		var guest = new SampleGuest("sample-q35.qemu", folder);
		try (var machine = guest.start("sample", "-S")) {
			write(machine, "prelaunch");
			Await.get(machine.send(new Cont()));
			guest.awaitBooted();
			var before = guest.pci();
			Await.get(machine.send(new Stop()));
			Await.get(new HotplugDevice(machine,
					new PlugRequest("virtio-rng-pci", "vrng", "port5", 0, new None(), Map.of())).run());
			write(machine, "plugged");
			Await.get(machine.send(new Cont()));
			guest.await("the guest has it", () -> guest.pci().size() > before.size());
			write(machine, "booted");
			Await.get(machine.send(new Stop()));
			Await.get(machine.send(new SystemReset()));
			write(machine, "reset");
		}
	}

	private static void write(RealMachine machine, String moment) throws Exception {
		var recorder = new Recorded.Recorder(machine);
		Await.get(new PciTopologyReader(recorder).read());
		recorder.write(file(moment));
	}

	private static PciTopology read(String moment) throws Exception {
		return Await.get(new PciTopologyReader(new Recorded(file(moment))).read());
	}

	private static String file(String moment) {
		return "pci/q35-" + moment + "-7.2.jsonl";
	}

	private static PlacementRules rules(PciTopology topology) {
		return new PlacementRules(topology, "running", false, Set.of());
	}

	private static List<String> places(PciTopology topology) {
		return rules(topology).places(RNG).limit(5).map(place -> place.bus() + "/" + place.slot()).toList();
	}

	private static List<String> keys(PciTopology topology) {
		return topology.allFunctions().map(function -> function.key() + " " + function.address()).toList();
	}
}
