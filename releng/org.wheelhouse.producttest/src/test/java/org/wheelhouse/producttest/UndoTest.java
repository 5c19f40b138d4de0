package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

class UndoTest extends ProductTest {

	@Test
	void aPlugAndAnUnplugAreTakenBackByTheMenuEditAndListed() {
		Sample sample = openWithAwake("sample");
		try (Monitor second = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			List<String> before = nodes(second);
			person.show("PCI Topology");
			person.carryToSlot("virtio-blk-pci", "pci.0/09");
			person.drop();
			Path image = sample.folder().resolve("vdisk0.qcow2");
			person.askForNewDisk("vdisk0", image);
			person.add("vdisk0");
			List<String> plugged = nodes(second);

			person.unplug("vdisk0");
			person.awaitNoFunction("vdisk0", SOON);
			Await.until("its block nodes are gone", SOON, () -> nodes(second).equals(before));

			person.openView("Device History");
			undo("Undo Unplug virtio-blk-pci vdisk0", "Plug vdisk0 back into");
			Await.until("it is back", SOON, () -> second.pci("vdisk0").isPresent());
			assertEquals(9, second.pci("vdisk0").orElseThrow().get("slot").asInt());
			assertEquals(plugged, nodes(second));

			undo("Undo Plug virtio-blk-pci vdisk0", "Unplug vdisk0 from");
			Await.until("its block nodes are gone again", SOON, () -> nodes(second).equals(before));
			assertTrue(Files.exists(image), "the image stays");

			eyes().find(seen -> seen.id().equals("history.table")
					&& seen.items().stream().filter(item -> item.mentions("vdisk0")).count() == 4,
					"all four in the history");
		}
	}

	/** By the menu, which names it; as soon as it is possible. */
	private void undo(String named, String by) {
		eyes().find(
				seen -> seen.id().equals("history.table") && seen.items().stream().anyMatch(item -> item.mentions(by)),
				"that it is taken back by: " + by);
		person.chooseInEditMenu(named);
		person.clickButton("Undo");
	}

	/** QEMU numbers those that nobody has named. */
	private static List<String> nodes(Monitor monitor) {
		return monitor.blockNodes().stream().map(name -> name.replaceFirst("^#block\\d+$", "#block")).toList();
	}
}
