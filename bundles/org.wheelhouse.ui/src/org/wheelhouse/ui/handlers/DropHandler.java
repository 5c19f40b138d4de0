package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.part.MachineNames;

/** The Delete key in Machines: takes off the list what does not run, and leaves running what was attached, after asking. */
public final class DropHandler extends MachinesHandler {

	/** Made by the workbench. */
	public DropHandler() {
		super(new SeveralQuestion(MachineAction.FORGET, Messages.Forget_Button, Messages.Drop_SeveralText));
	}

	@Override
	protected void one(Place place) {
		var machine = place.machine();
		var name = machine.getName();
		if (MachineAction.FORGET.possible(machine)) {
			new ForgetHandler().one(place);
		} else if (MachineAction.DETACH.possible(machine)
				&& Confirm.loss(place.shell(), NLS.bind(Messages.Detach_Title, MachineNames.of(machine)),
						Messages.Detach_Text,
						Messages.Detach_Button)) {
			new DetachHandler().one(place);
		} else if (machine.isLaunched()) {
			var label = NLS.bind(Messages.Forget_Label, name);
			place.operations().failed(label, new CoreException(NLS.bind(Messages.Forget_Runs, name)));
		}
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws CoreException {
		if (MachineAction.FORGET.possible(place.machine())) {
			return ForgetHandler.forget(place);
		}
		DetachHandler.detach(place);
		return CompletableFuture.completedFuture(null);
	}

	@Override
	protected boolean takes(Machine machine) {
		return MachineAction.FORGET.possible(machine) || MachineAction.DETACH.possible(machine);
	}
}
