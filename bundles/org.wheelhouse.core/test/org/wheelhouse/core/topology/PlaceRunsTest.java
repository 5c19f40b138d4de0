package org.wheelhouse.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.model.live.BusKind;

class PlaceRunsTest {

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
}
