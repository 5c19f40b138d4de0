package org.wheelhouse.ui.devices.topology;

import java.util.List;
import java.util.function.Function;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;

/**
 * A device that is on its way to a place.
 *
 * @param type  what it is
 * @param judge says what a bus offers it
 */
record DropMode(DeviceType type, Function<Bus, Offer> judge) {

	/**
	 * What a bus offers.
	 *
	 * @param runs   of its free places those that would take the device
	 * @param reason why none does; empty when one does
	 */
	record Offer(List<String> runs, String reason) {}

	/** The same for a device that is on a bus: what hangs on itself is no place for it. */
	DropMode moving(BusDevice device) {
		return new DropMode(type, bus -> bus.getController() == device
				? new Offer(List.of(), NLS.bind(Messages.DropMode_itself, bus.getName(), device.getName()))
				: judge.apply(bus));
	}

	/** Whether free places would take it. */
	boolean fits(FreePlace place) {
		return judge.apply(place.bus()).runs().contains(place.run());
	}

	/** Why a part takes nothing of the kind; empty when it does. */
	String reason(BusPart part) {
		var offers = part.buses().stream().map(judge).toList();
		return offers.stream().anyMatch(offer -> offer.reason().isEmpty())
				? ""
				: offers.stream().map(Offer::reason).distinct().findFirst().orElse("");
	}
}
