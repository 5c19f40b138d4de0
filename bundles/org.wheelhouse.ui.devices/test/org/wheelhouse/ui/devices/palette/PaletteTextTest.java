package org.wheelhouse.ui.devices.palette;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.DeviceType.Backend;
import org.wheelhouse.core.pci.DeviceType.Category;
import org.wheelhouse.model.live.LiveFactory;

/** Why the palette is empty. */
class PaletteTextTest {

	private static final List<DeviceType> CARD = List
			.of(new DeviceType("e1000", Category.NETWORK, "Intel e1000", false, true, Backend.NET));

	private final org.wheelhouse.model.live.Machine machine = LiveFactory.eINSTANCE.createMachine();

	private String missing(List<DeviceType> types, String untold) {
		return PaletteText.missing(Optional.of(machine), types, untold);
	}

	@Test
	void nothingIsOfferedThatCanGoNowhere() {
		assertEquals("", missing(CARD, ""));
		machine.setPci(LiveFactory.eINSTANCE.createPciState());
		assertEquals(Messages.PaletteView_nowhere, missing(CARD, ""));
		machine.getPci().getBuses().add(LiveFactory.eINSTANCE.createPciBus());
		assertEquals("", missing(CARD, ""));
	}

	@Test
	void whatQemuDoesNotTellIsSaidWithItsReason() {
		assertEquals(Messages.PaletteView_unknownText, missing(List.of(), ""));
		assertEquals("It does not tell.", missing(List.of(), "It does not tell."));
	}
}
