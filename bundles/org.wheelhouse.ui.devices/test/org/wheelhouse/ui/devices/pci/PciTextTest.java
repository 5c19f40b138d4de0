package org.wheelhouse.ui.devices.pci;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.LiveFactory;

/** What is said in place of a picture. */
class PciTextTest {

	private final org.wheelhouse.model.live.Machine machine = LiveFactory.eINSTANCE.createMachine();

	@Test
	void machineWithoutABusSaysSo() {
		machine.setPci(LiveFactory.eINSTANCE.createPciState());
		assertEquals("This machine has no PCI bus.", PciText.missing(machine));
		machine.getPci().getBuses().add(LiveFactory.eINSTANCE.createPciBus());
		assertEquals("", PciText.missing(machine));
	}

	@Test
	void whatQemuDoesNotTellIsSaidWithItsReason() {
		assertEquals(Messages.PciView_unknownText, PciText.missing(machine));
		machine.setPciUntold("QEMU 0.15 cannot tell this.");
		assertEquals("QEMU 0.15 cannot tell this.", PciText.missing(machine));
	}
}
