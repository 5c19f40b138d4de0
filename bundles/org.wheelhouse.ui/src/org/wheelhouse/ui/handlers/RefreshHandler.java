package org.wheelhouse.ui.handlers;

import java.util.List;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.state.Topic;

/** Asks the machines for everything again; those that do not answer are left as they are. */
public final class RefreshHandler extends MeantHandler {

	@Override
	void execute(List<MachineHandler.Place> places) throws ExecutionException {
		if (places.size() == 1) {
			places.getFirst().access().invalidate(Topic.values());
		} else {
			places.forEach(place -> place.registry().machine(place.machine().getId())
					.ifPresent(access -> access.invalidate(Topic.values())));
		}
	}
}
