package org.wheelhouse.core.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciTopology;

class PlacementRulesTest {

	private static final DeviceType DISK = new DeviceType("virtio-blk-pci", Category.STORAGE, "Virtio disk", true, true,
			Backend.BLOCK);
	private static final DeviceType OLD = new DeviceType("rtl8139", Category.NETWORK, "Realtek", false, true,
			Backend.NET);
	private static final DeviceType NEW = new DeviceType("e1000e", Category.NETWORK, "Intel", true, false, Backend.NET);

	private static final PciBus PCIE = bus("pcie.0", true, 32, 0, "Bus 'pcie.0' does not support hotplugging");

	@Test
	void aFreeSlotFits() {
		assertEquals(new Placement.Fits("pci.0", 5), running().judge("pci.0", 5, DISK));
		assertEquals(new Placement.Fits("pci.0", 5), running().judge("/machine/i440fx/pci.0", 5, DISK));
	}

	@Test
	void aSlotInUseSaysWhoIsThere() {
		assertEquals(refused("Slot 0 of pci.0 is in use by Host bridge"), running().judge("pci.0", 0, DISK));
		assertEquals(refused("Slot 4 of pci.0 is in use by nic0"), running().judge("pci.0", 4, DISK));
	}

	@Test
	void aSlotThatIsBeingLeftSaysSo() {
		var rules = new PlacementRules(topology(bus("pci.0", false, 32, 0, "", 0, 4)), "running", false,
				Set.of("nic0"));
		assertEquals(refused("Slot 4 of pci.0 is in use by nic0, which is leaving"), rules.judge("pci.0", 4, DISK));
	}

	@Test
	void aWholeBusGivesItsFirstFreeSlot() {
		assertEquals(new Placement.Fits("pci.0", 1), running().judge("pci.0", DISK));
		assertEquals(new Placement.Fits("br1", 1), rules(bus("br1", false, 32, 1, "")).judge("br1", DISK));
		var full = bus("pci.0", false, 32, 0, "", IntStream.range(0, 32).toArray());
		assertEquals(refused("No slot of pci.0 is free"), rules(full).judge("pci.0", DISK));
	}

	@Test
	void aSlotThatTheBridgeNeedsIsRefused() {
		assertEquals(refused("Slot 0 of br1 is reserved for the bridge's own hotplug controller"),
				rules(bus("br1", false, 32, 1, "")).judge("br1", 0, DISK));
	}

	@Test
	void aBusThatCannotBePluggedSpeaksInQemusWords() {
		assertEquals(refused("Bus 'pcie.0' does not support hotplugging"),
				rules(bus("pcie.0", true, 32, 0, "Bus 'pcie.0' does not support hotplugging")).judge("pcie.0", 9,
						DISK));
	}

	@Test
	void theKindOfBusMustFit() {
		assertEquals(refused("rtl8139 is a conventional PCI device; rp1 is PCI Express"),
				rules(bus("rp1", true, 1, 0, "")).judge("rp1", OLD));
		assertEquals(refused("e1000e is a PCI Express device; br1 is conventional PCI"),
				rules(PCIE, bus("br1", false, 32, 1, "")).judge("br1", 5, NEW));
	}

	/** QEMU makes a conventional device of it, and has no NVMe otherwise for a machine of type pc. */
	@Test
	void whereThereIsNoExpressAtAllEachDeviceGoesToAConventionalSlot() {
		assertEquals(new Placement.Fits("pci.0", 5), running().judge("pci.0", 5, NEW));
	}

	@Test
	void noSlotsBeyondTheBus() {
		assertEquals(refused("pci.0 has slots 0 to 31"), running().judge("pci.0", 32, DISK));
		assertEquals(refused("rp1 is a port with one slot: 0"),
				rules(bus("rp1", true, 1, 0, "")).judge("rp1", 1, DISK));
		assertEquals(refused("Bus 'pci.7' not found"), running().judge("pci.7", 1, DISK));
	}

	@Test
	void aMachineUnderWayTakesNothing() {
		var topology = topology(bus("pci.0", false, 32, 0, ""));
		assertEquals(refused("device_add not allowed while migrating"),
				new PlacementRules(topology, "running", true, Set.of()).judge("pci.0", 5, DISK));
		assertEquals(refused("This machine's guest runs elsewhere now"),
				new PlacementRules(topology, "postmigrate", false, Set.of()).judge("pci.0", 5, DISK));
		assertEquals(refused("This machine waits for another one and must keep the same devices until it has arrived"),
				new PlacementRules(topology, "inmigrate", false, Set.of()).judge("pci.0", 5, DISK));
	}

	@Test
	void anywhereIsTheFirstBusThatTakesIt() {
		var refusing = bus("pcie.0", true, 32, 0, "Bus 'pcie.0' does not support hotplugging");
		assertEquals(new Placement.Fits("rp1", 0), rules(refusing, bus("rp1", true, 1, 0, "")).judge(DISK));
		assertEquals(refused("Bus 'pcie.0' does not support hotplugging"), rules(refusing).judge(DISK));
		assertEquals(refused("This machine has no PCI bus"), rules().judge(DISK));
	}

	@Test
	void portsComeBeforeTheSlotsOfABridge() {
		var rules = rules(PCIE, bus("br1", false, 3, 1, ""), bus("rp1", true, 1, 0, "", 0), bus("rp2", true, 1, 0, ""));
		assertEquals(List.of(new Placement.Fits("rp2", 0), new Placement.Fits("br1", 1), new Placement.Fits("br1", 2)),
				rules.places(DISK).toList());
		assertEquals(List.of(new Placement.Fits("br1", 1), new Placement.Fits("br1", 2)), rules.places(OLD).toList());
		assertEquals(List.of(), new PlacementRules(topology(bus("rp2", true, 1, 0, "")), "running", true, Set.of())
				.places(DISK).toList());
	}

	@Test
	void nowhereIsExplainedByTheBusThatCameClosest() {
		var full = bus("rp1", true, 1, 0, "", 0);
		assertEquals(refused("No slot of rp1 is free"), rules(PCIE, full).judge(DISK));
		assertEquals(refused("All ports are in use: rp1 and rp2"),
				rules(PCIE, full, bus("rp2", true, 1, 0, "", 0)).judge(DISK));
		assertEquals(refused("All ports are in use: rp1 to rp3"),
				rules(PCIE, full, bus("rp2", true, 1, 0, "", 0), bus("rp3", true, 1, 0, "", 0)).judge(DISK));
		assertEquals(refused("rtl8139 is a conventional PCI device, and here only PCI Express ports take devices while "
				+ "the machine runs: a pcie-pci-bridge has to be there when it starts"), rules(PCIE, full).judge(OLD));
		assertEquals(
				refused("e1000e is a PCI Express device, and no port for one takes devices while the machine runs: "
						+ "a pcie-root-port has to be there when it starts"),
				rules(PCIE, bus("br1", false, 3, 1, "")).judge(NEW));
	}

	@Test
	void onlyWhatThisQemuHasIsOffered() {
		var offered = DevicePalette.of(Set.of("virtio-blk-pci"), Set.of("virtio-blk-pci", "e1000", "floppy"));
		assertEquals(List.of("virtio-blk-pci", "e1000"), offered.stream().map(DeviceType::name).toList());
		assertEquals(List.of(true, false), offered.stream().map(DeviceType::express).toList());
	}

	private static Placement refused(String reason) {
		return new Placement.Refused(reason);
	}

	private static PlacementRules running() {
		return rules(bus("pci.0", false, 32, 0, "", 0, 4));
	}

	private static PlacementRules rules(PciBus... buses) {
		return new PlacementRules(topology(buses), "running", false, Set.of());
	}

	private static PciTopology topology(PciBus... buses) {
		return new PciTopology(true, List.of(buses));
	}

	private static PciBus bus(String name, boolean express, int slots, int firstSlot, String refusal, int... taken) {
		var functions = new ArrayList<PciFunction>();
		for (int slot : taken) {
			var id = slot == 0 ? "" : "nic0";
			functions.add(new PciFunction("/machine/" + slot, id, slot == 0 ? "Host bridge" : id, "type", slot, 0, true,
					"", Optional.empty(),
					List.of(), List.of()));
		}
		return new PciBus("/machine/i440fx/" + name, name, OptionalInt.of(0), express, slots, firstSlot, refusal,
				Optional.empty(), functions);
	}
}
