package org.wheelhouse.ui.handlers;

import java.util.List;

import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Takes back that the machines are read-only; their computer may be all the same. */
public final class UnlockHandler extends MeantHandler {

	@Override
	void execute(List<Place> places) {
		places.forEach(place -> place.registry().setReadOnly(place.machine().getId(), false));
	}
}
