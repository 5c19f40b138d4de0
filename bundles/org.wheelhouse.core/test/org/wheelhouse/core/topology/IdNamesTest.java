package org.wheelhouse.core.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class IdNamesTest {

	private static final IdNames NAMES = IdNames.of("""
			# a remark
			1af4  Red Hat, Inc.
			\t1001  Virtio block device
			\t\t1af4 0002  as a disk
			8086  Intel Corporation
			\t100e  82540EM Gigabit Ethernet Controller
			C 01  Mass storage controller
			\t0100  SCSI storage controller
			""");

	@Test
	void aDeviceIsNamedByItsNumbers() {
		assertEquals("Red Hat, Inc. Virtio block device", NAMES.name(0x1af4, 0x1001));
		assertEquals("Intel Corporation 82540EM Gigabit Ethernet Controller", NAMES.name(0x8086, 0x100e));
	}

	@Test
	void whatIsNotInTheListIsNotNamed() {
		assertEquals("Red Hat, Inc.", NAMES.name(0x1af4, 0x0002), "that of a subsystem is no device");
		assertEquals("", NAMES.name(0x0100, 0x0100), "a class is no vendor");
		assertEquals("", IdNames.NONE.name(0x8086, 0x100e));
	}

	/** Behind the products of USB there are lists of other numbers. */
	@Test
	void usbIsReadAlike() {
		var usb = IdNames.of("""
				0627  Adomax Technology Co., Ltd
				\t0001  QEMU Tablet
				C 00  (Defined at Interface level)
				AT 0100  USB Undefined
				HID 21  HID
				""");
		assertEquals("Adomax Technology Co., Ltd QEMU Tablet", usb.name(0x0627, 0x0001));
	}
}
