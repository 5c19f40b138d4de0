package org.wheelhouse.ui.devices.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongNamesTest {

	@ParameterizedTest
	@CsvSource({"virtio-blk-pci,26,virtio-blk-pci", "virtio-blk-pci-transitional,27,virtio-blk-pci-transitional",
			"virtio-blk-pci-transitional,26,virtio-blk-pc…transitional",
			"virtio-blk-pci-non-transitional,26,virtio-bl…non-transitional", "vhost-user-scsi-pci,9,vhos…-pci",
			"virtio-blk-pci-transitional,5,v…nal", "e1000,1,…"})
	void losesItsMiddleForItsEnd(String name, int room, String shown) {
		assertEquals(shown, LongNames.fit(name, String::length, room));
	}
}
