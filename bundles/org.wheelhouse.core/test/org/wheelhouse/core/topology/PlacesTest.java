package org.wheelhouse.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.Recorded;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.pci.PlacementRules;
import org.wheelhouse.model.live.BusKind;

/** Where types fit on the recorded machines, and the words where they do not. */
class PlacesTest {

	private static final DeviceNeeds RNG = new DeviceNeeds("virtio-rng-pci", "PCI", true, true);
	private static final DeviceNeeds E1000 = new DeviceNeeds("e1000", "PCI", false, true);
	private static final DeviceNeeds TABLET = new DeviceNeeds("usb-tablet", "usb-bus");

	@Test
	void eachBusOfTheKindSaysWhatItTakesOrWhyNot() throws Exception {
		var places = places("q35-7.2", false);
		assertEquals(List.of("pcie.0: Bus 'pcie.0' does not support hotplugging",
				"pxb: Bus 'pxb' does not support hotplugging", "rp1: No slot of rp1 is free", "rp2: [00]",
				"shut: Bus 'shut' does not support hotplugging", "far: [00]", "ppb: [00-1f]"),
				places.offers(RNG).stream().map(
						offer -> offer.bus().name() + ": " + (offer.fits() ? offer.free().toString() : offer.reason()))
						.toList());
		assertEquals(34, places.count(RNG));
		assertEquals(32, places.count(E1000));
	}

	@Test
	void usbHasItsOwnPlaces() throws Exception {
		var places = places("pc-7.2", false);
		assertEquals(Set.of("uhci.0 [1-2]", "xhci.0 [3.1, 3.3, 3.5-3.8]", "ehci.0 [2-6]"),
				places.offers(TABLET).stream().map(offer -> offer.bus().name() + " " + offer.free())
						.collect(Collectors.toSet()));
		assertTrue(places.offers(TABLET).stream().allMatch(BusOffer::sure));
	}

	@Test
	void whatHasNoControllerIsToldInQemusWords() throws Exception {
		var places = places("pc-7.2", false);
		assertEquals("Bus 'ide.0' does not support hotplugging", places.refusal(new DeviceNeeds("ide-hd", "IDE")));
		assertEquals("No 'sd-bus' bus found for device 'sd-card'",
				places.refusal(new DeviceNeeds("sd-card", "sd-bus")));
		assertEquals("", places.refusal(TABLET));
	}

	@Test
	void aBusOfAnotherKindSaysWhatItTakes() throws Exception {
		var places = places("pc-7.2", false);
		assertEquals("xhci.0 takes USB devices",
				places.offer("/machine/peripheral/xhci/xhci.0", RNG).orElseThrow().reason());
	}

	@Test
	void aMigratingMachineTakesNothing() throws Exception {
		var offers = places("pc-7.2", true).offers(TABLET);
		assertFalse(offers.isEmpty());
		assertTrue(offers.stream().allMatch(offer -> offer.reason().equals("device_add not allowed while migrating")));
	}

	@ParameterizedTest
	@CsvSource({"PCI, 0a-1f, 22, 0a, 1f", "USB, 5-8, 4, 5, 8", "USB, 3.2-3.8, 7, 3.2, 3.8", "SCSI, 2-255, 254, 2, 255",
			"SCSI, 0:1-0:15, 15, 0:1, 0:15", "USB, 4, 1, 4, 4"})
	void aRunIsItsAddresses(BusKind kind, String run, int count, String first, String last) {
		var addresses = PlaceRuns.addresses(kind, run).toList();
		assertEquals(count, addresses.size());
		assertEquals(count, PlaceRuns.count(kind, run));
		assertEquals(first, addresses.getFirst());
		assertEquals(last, addresses.getLast());
	}

	private static Places places(String sample, boolean migrating) throws Exception {
		var recorded = new Recorded("topology/" + sample + ".jsonl");
		return new Places(SampleBuses.read(recorded), new PlacementRules(
				Await.get(new PciTopologyReader(recorded).read()), "prelaunch", migrating, Set.of()));
	}
}
