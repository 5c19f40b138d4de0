package org.wheelhouse.core.devicetype;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** QEMU's sentences, as 5.2 to 11 said them, have a meaning; what fits none is not known. */
class VerdictTest {

	@ParameterizedTest
	@ValueSource(strings = {"Property 'e1000.no-such' not found", "Property '.no-such' not found"})
	void allButAPropertyWasRight(String words) {
		assertEquals(new Verdict.Yes(), Verdict.of("PCI", words, ""));
		assertEquals(new Verdict.Needs("PCI", "pcie-root-port"), Verdict.of("PCI", words, "pcie-root-port"));
	}

	@ParameterizedTest
	@ValueSource(strings = {"Parameter 'driver' expects a pluggable device type",
			"Parameter 'driver' expects pluggable device type", "Device 'VGA' does not support hotplugging",
			"Bus 'ide.0' does not support hotplugging", "Device 'virtio-iommu' can not be hotplugged on this machine",
			"Parameter 'driver' expects a dynamic sysbus device type for the machine",
			"'x' is not a valid device model name"})
	void itNeverIs(String words) {
		assertEquals(new Verdict.Never(words), Verdict.of("IDE", words, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = {"No 'usb-bus' bus found for device 'usb-tablet'",
			"A 'usb-bus' bus was found but is full"})
	void aControllerIsMissing(String words) {
		assertEquals(new Verdict.Needs("usb-bus", ""), Verdict.of("usb-bus", words, ""));
	}

	@Test
	void aBusInsideOfAnotherDeviceIsNobodysPlace() {
		var words = "A 'virtio-bus' bus was found but is full";
		assertEquals(new Verdict.Never(words), Verdict.of("virtio-bus", words, ""));
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "QEMU ended with status 134", "Slot 0 is haunted"})
	void whatFitsNoRowIsNotKnown(String words) {
		assertEquals(new Verdict.NotKnown(words), Verdict.of("PCI", words, ""));
	}
}
