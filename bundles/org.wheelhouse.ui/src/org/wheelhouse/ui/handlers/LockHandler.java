package org.wheelhouse.ui.handlers;

import java.util.List;

import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Makes the machines read-only: nothing is sent to them but questions, until that is taken back. */
public final class LockHandler extends MeantHandler {

	@Override
	void execute(List<Place> places) {
		places.forEach(place -> place.registry().setReadOnly(place.machine().getId(), true));
	}
}
