package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

/** A machine of type q35: its root takes nothing while it runs, its ports do. */
class Q35Test extends ProductTest {

	@Test
	void diskCardAndRandomNumbersDroppedOnPortsAreInTheGuestUntilTheyAreTakenAway() {
		Sample sample = openWith(home().sampleWithPorts("sample"));
		List<String> before = sample.guestPci();
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			List<String> nodesBefore = second.blockNodes();
			person.show("PCI Topology");
			person.awaitFunction("port8");

			refused("virtio-rng-pci", "pcie.0/09", "Bus 'pcie.0' does not support hotplugging");
			refused("virtio-rng-pci", "port1/00", "is in port1/00");
			refused("e1000", "port5/00", "e1000 is a conventional PCI device; port5 is PCI Express");
			assertTrue(second.pci("disk0").isPresent());
			assertEquals(before, sample.guestPci());

			person.carryToSlot("virtio-blk-pci", "port5/00");
			person.drop();
			person.askForNewDisk("vdisk0", sample.folder().resolve("vdisk0.qcow2"));
			person.add("vdisk0");
			person.plug("virtio-net-pci", "port6/00", "vnic0");
			person.plug("virtio-rng-pci", "port8/00", "vrng0");

			for (String id : List.of("vdisk0", "vnic0", "vrng0")) {
				String address = String.format("0000:%02x:00.0",
						second.pci(id).orElseThrow().get("bus").asInt());
				sample.awaitGuestPci(address, true, SOON);
			}
			assertEquals(before.size() + 3, sample.guestPci().size());

			for (String id : List.of("vdisk0", "vnic0", "vrng0")) {
				person.unplug(id);
				person.awaitNoFunction(id, SOON);
				assertTrue(second.pci(id).isEmpty(), id);
			}
			Await.until("the guest has lost them", SOON, () -> sample.guestPci().equals(before));
			Await.until("its block nodes are gone", SOON, () -> second.blockNodes().equals(nodesBefore));
		}
	}

	private void refused(String type, String slot, String reason) {
		person.carryToSlot(type, slot);
		person.awaitVerdict(slot, reason);
		person.dropInVain();
	}
}
