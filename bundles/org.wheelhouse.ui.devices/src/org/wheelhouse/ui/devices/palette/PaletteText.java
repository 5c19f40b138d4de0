package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.Machine;

/** What the palette says when it is empty. */
final class PaletteText {

	private PaletteText() {
	}

	/**
	 * Why nothing is offered, in one sentence; empty when something is.
	 *
	 * @param types  what the QEMU has, as far as it has told
	 * @param untold why it does not tell; empty when it does
	 */
	static String missing(Optional<Machine> machine, List<DeviceType> types, String untold) {
		var pci = machine.flatMap(shown -> Optional.ofNullable(shown.getPci()));
		if (pci.filter(topology -> topology.getBuses().isEmpty()).isPresent()) {
			return Messages.PaletteView_nowhere;
		}
		var why = machine.map(Machine::getPciUntold).filter(reason -> !reason.isEmpty()).orElse(untold);
		return !types.isEmpty() ? "" : why.isEmpty() ? Messages.PaletteView_unknownText : why;
	}
}
