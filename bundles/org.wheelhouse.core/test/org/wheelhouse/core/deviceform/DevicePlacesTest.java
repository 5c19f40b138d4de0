package org.wheelhouse.core.deviceform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.Recorded;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.state.InstalledMemory;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.core.topology.BusOffer;
import org.wheelhouse.core.topology.TopologyReader;
import org.wheelhouse.model.live.MachineState;

/** Where types fit on the recorded machines, and the words where they do not. */
class DevicePlacesTest {

	private static final DeviceType RNG = pci("virtio-rng-pci", true);
	private static final DeviceType E1000 = pci("e1000", false);
	private static final DeviceType TABLET = type("usb-tablet", "usb-bus");
	private static final DeviceType DIMM = type("pc-dimm", "");
	private static final long GIB = 1L << 30;

	@Test
	void eachBusOfTheKindSaysWhatItTakesOrWhyNot() throws Exception {
		var places = places("q35-7.2", MachineState.RUNNING);
		assertEquals(List.of("pcie.0: Bus 'pcie.0' does not support hotplugging",
				"pxb: Bus 'pxb' does not support hotplugging", "rp1: No slot of rp1 is free", "rp2: [00]",
				"shut: Bus 'shut' does not support hotplugging", "far: [00]", "ppb: [00-1f]"),
				places.offers(RNG).stream().map(
						offer -> offer.bus().name() + ": " + (offer.fits() ? offer.free().toString() : offer.reason()))
						.toList());
		assertEquals(34, places.count(RNG));
		assertEquals("rp2/00", places.fitting(RNG).getFirst().label());
		assertEquals(32, places.count(E1000));
	}

	@Test
	void usbHasItsOwnPlaces() throws Exception {
		var places = places("pc-7.2", MachineState.RUNNING);
		assertEquals(Set.of("uhci.0 [1-2]", "xhci.0 [3.1, 3.3, 3.5-3.8]", "ehci.0 [2-6]"),
				places.offers(TABLET).stream().map(offer -> offer.bus().name() + " " + offer.free())
						.collect(Collectors.toSet()));
		assertTrue(places.offers(TABLET).stream().allMatch(BusOffer::sure));
		assertEquals(places.count(TABLET), places.fitting(TABLET).size());
	}

	@Test
	void whatHasNoControllerIsToldInQemusWords() throws Exception {
		var places = places("pc-7.2", MachineState.RUNNING);
		assertEquals("Bus 'ide.0' does not support hotplugging", places.refusal(type("ide-hd", "IDE")));
		assertEquals("No 'sd-bus' bus found for device 'sd-card'", places.refusal(type("sd-card", "sd-bus")));
		assertEquals("", places.refusal(TABLET));
	}

	@Test
	void aBusOfAnotherKindSaysWhatItTakes() throws Exception {
		var places = places("pc-7.2", MachineState.RUNNING);
		assertEquals("xhci.0 takes USB devices",
				places.offer("/machine/peripheral/xhci/xhci.0", RNG).orElseThrow().reason());
	}

	/** What sits on no bus was offered all the same. */
	@Test
	void aMigratingMachineTakesNothing() throws Exception {
		var places = places("pc-7.2", MachineState.MIGRATING);
		assertFalse(places.offers(TABLET).isEmpty());
		for (var type : List.of(TABLET, RNG, DIMM)) {
			assertEquals("device_add not allowed while migrating", places.refusal(type), type.name());
			assertEquals(0, places.count(type), type.name());
			assertEquals(List.of(), places.fitting(type), type.name());
		}
	}

	/** QEMU said something that nobody has written down: whether its bus is there or not, it may be tried. */
	@Test
	void aTypeOfWhichItIsNotKnownIsOfferedWhateverItsBus() throws Exception {
		var odd = new Verdict.NotKnown("The moon is full");
		var places = places("pc-7.2", MachineState.RUNNING);
		var elsewhere = type("odd-card", "odd-bus", odd);
		assertEquals(-1, places.count(elsewhere));
		assertEquals(List.of(""), places.fitting(elsewhere).stream().map(DevicePlace::bus).toList());
		var here = type("odd-stick", "usb-bus", odd);
		assertEquals(places.fitting(TABLET), places.fitting(here));
	}

	@Test
	void memoryThatNothingHasRoomForIsNotOffered() throws Exception {
		assertEquals("It has no slots for memory: they are made at the start by -m slots=…,maxmem=….",
				withMemory(GIB, 0).refusal(DIMM));
		assertEquals("", withMemory(4 * GIB, 2).refusal(DIMM));
		assertEquals("", DevicePlaces.of(Snapshots.running("pc", List.of(), Map.of())).refusal(DIMM), "not known");
		var full = "It has all the memory that maxmem allows: more is allowed at the start by -m …,maxmem=….";
		assertEquals(full, withMemory(GIB, 2).refusal(DIMM));
		assertEquals(full, withMemory(GIB, 0).refusal(pci("virtio-mem-pci", true)));
	}

	private static DevicePlaces withMemory(long maximum, int slots) {
		var memory = new InstalledMemory(GIB, 0, OptionalLong.of(maximum), OptionalInt.of(slots), List.of(),
				Optional.empty());
		var bare = Snapshots.running("pc", List.of(), Map.of());
		return DevicePlaces.of(with(bare, bare.condition(),
				MachineTrees.NONE.with(MachineTrees.MEMORY, Optional.of(memory))));
	}

	private static DevicePlaces places(String sample, MachineState state) throws Exception {
		var recorded = new Recorded("topology/" + sample + ".jsonl");
		return DevicePlaces.of(with(Snapshots.running(sample, List.of(), Map.of()),
				new MachineCondition(state, "running", "", "", ""),
				MachineTrees.NONE.with(MachineTrees.PCI, Optional.of(Await.get(new PciTopologyReader(recorded).read())))
						.with(MachineTrees.TOPOLOGY, Optional.of(Await.get(new TopologyReader(recorded).read())))));
	}

	private static MachineSnapshot with(MachineSnapshot bare, MachineCondition condition, MachineTrees trees) {
		return new MachineSnapshot(bare.identity(), bare.facts(), condition, bare.load(), trees, Map.of());
	}

	private static DeviceType pci(String name, boolean express) {
		return DeviceType.of(new DeviceTypeFacts(name, "", "", List.of("Misc"), "PCI", express, true,
				new Verdict.Yes(), List.of(), Optional.empty()));
	}

	private static DeviceType type(String name, String bus) {
		return type(name, bus, new Verdict.Yes());
	}

	private static DeviceType type(String name, String bus, Verdict verdict) {
		return DeviceType.of(new DeviceTypeFacts(name, "", "", List.of("Misc"), bus, false, false, verdict, List.of(),
				Optional.empty()));
	}
}
