package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.form.OperationForm;

/** Opens a form about the machine that gestures are about, after the machine has told what the form says. */
abstract class FormHandler extends MachineHandler {

	/**
	 * Makes the form.
	 *
	 * @param machine as it was when the person asked
	 * @return fails when the machine does not tell what is needed for it
	 */
	abstract CompletableFuture<OperationForm> form(Machine machine, MachineAccess access);

	@Override
	protected final void execute(Place place) throws ExecutionException {
		new FormOpener(place.shell(), place.operations(), place.modelThread()).open(place.machine().getName(),
				form(place.machine(), place.access()));
	}
}
