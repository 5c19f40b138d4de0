package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class HotplugTest extends ProductTest {

	@Test
	void diskDraggedToSlotIsInQemuAndInTheGuestUntilDeleteTakesItAway() {
		Sample sample = openWithAwake("sample");
		List<String> before = sample.guestPci();
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			List<String> nodesBefore = second.blockNodes();

			person.show("PCI Topology");
			person.carryToSlot("virtio-blk-pci", "pci.0/09");
			person.drop();
			List<String> definedBefore = sample.words();
			person.check("hotplug.keep");
			eyes().find(
					seen -> seen.text().contains("written into the definition"),
					"that it will be in the definition");
			person.askForNewDisk("vdisk0", sample.folder().resolve("vdisk0.qcow2"));
			person.add("vdisk0");

			JsonNode plugged = second.pci("vdisk0").orElseThrow();
			assertEquals(9, plugged.get("slot").asInt());
			assertEquals(0, plugged.get("bus").asInt());
			sample.awaitGuestPci("0000:00:09.0", true, SOON);
			assertEquals(before.size() + 1, sample.guestPci().size());
			assertTrue(second.blockNodes().size() > nodesBefore.size());
			// So that the next start has it too, with its image and in its slot.
			Await.until("the definition has it", SOON, () -> sample.words().size() > definedBefore.size());
			List<String> more = sample.words().subList(definedBefore.size(), sample.words().size());
			assertEquals(List.of("-blockdev", "-device"), List.of(more.get(0), more.get(2)), more.toString());
			assertTrue(more.get(1).contains(sample.folder().resolve("vdisk0.qcow2").toString()), more.get(1));
			assertTrue(List.of("virtio-blk-pci", "vdisk0", "addr").stream().allMatch(more.get(3)::contains),
					more.get(3));

			person.unplug("vdisk0");
			person.awaitNoFunction("vdisk0", SOON);

			assertTrue(second.pci("vdisk0").isEmpty());
			sample.awaitGuestPci("0000:00:09.0", false, SOON);
			assertEquals(before, sample.guestPci());
			Await.until("its block nodes are gone", SOON, () -> second.blockNodes().equals(nodesBefore));
			Await.until("the definition has it no more", SOON, () -> sample.words().equals(definedBefore));
			assertFalse(second.events().isEmpty());
		}
	}
}
