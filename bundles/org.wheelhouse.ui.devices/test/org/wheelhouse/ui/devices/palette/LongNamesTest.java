package org.wheelhouse.ui.devices.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LongNamesTest {

	@ParameterizedTest
	@CsvSource({"virtio-blk-pci,26,virtio-blk-pci", "virtio-blk-pci-transitional,27,virtio-blk-pci-transitional",
			"virtio-blk-pci-transitional,26,virtio-blk…transitional",
			"virtio-blk-pci-non-transitional,26,virtio-blk…non-transition…",
			"virtio-blk-pci-transitional,18,virtio-blk…transi…",
			"virtio-blk-pci-non-transitional,18,virtio-blk…non-tr…",
			"virtio-net-pci-non-transitional,18,virtio-net…non-tr…",
			"vhost-user-scsi-pci-non-transitional,18,…st-user-scsi…non…", "vhost-user-scsi-pci,9,vhos…-pci",
			"virtio-blk-pci-transitional,5,vi…al", "e1000,1,…"})
	void keepsWhatTellsItFromItsKin(String name, int room, String shown) {
		assertEquals(shown, LongNames.fit(name, String::length, room));
	}
}
