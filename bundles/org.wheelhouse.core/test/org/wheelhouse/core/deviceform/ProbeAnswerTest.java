package org.wheelhouse.core.deviceform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeAnswerTest {

	@ParameterizedTest
	@ValueSource(strings = {"Bus 'rp1' does not support hotplugging", "Bus 'gone' not found", "Bus 'ccid.0' is full",
			"Device 'usb-tablet' can't go on PCI bus", "No 'usb-bus' bus found for device 'usb-tablet'",
			"Device 'VGA' does not support hotplugging", "device_add not allowed while migrating",
			"'nothing' is not a valid device model name"})
	void wordsThatAreKnownRefuse(String words) {
		assertEquals(new ProbeAnswer(words, true), ProbeAnswer.of(words));
	}

	@Test
	void theMissingPropertySaysThatItIsTaken() {
		assertEquals(ProbeAnswer.TAKEN, ProbeAnswer.of("Property 'usb-tablet.no-such' not found"));
	}

	/** The form called every other answer wrong, and nothing could be tried. */
	@Test
	void otherWordsRefuseNothing() {
		assertTrue(ProbeAnswer.of("The moon is full").isNotKnown());
	}
}
