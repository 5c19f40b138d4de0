package org.wheelhouse.ui.definition.lifecycle;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.lifecycle.DeleteMachine;
import org.wheelhouse.ui.handlers.MachineHandler;

/** Deletes a machine that does not run, with those of its files that a person chooses. UI thread. */
public final class DeleteHandler extends MachineHandler {

	@Override
	protected void execute(Place place) throws ExecutionException {
		var machine = place.machine();
		var known = new KnownMachines(place.registry());
		var label = NLS.bind(Messages.Delete_title, machine.getName());
		DeleteMachine.plan(known.host(machine), known, machine.getId()).whenCompleteAsync((plan, failure) -> {
			if (failure != null) {
				place.operations().failed(label, failure);
			} else if (!place.shell().isDisposed()) {
				new DeleteDialog(place.shell(), machine.getName(), plan,
						_ -> place.operations().follow(label, place.registry().forget(machine.getId()))).open();
			}
		}, place.modelThread());
	}
}
