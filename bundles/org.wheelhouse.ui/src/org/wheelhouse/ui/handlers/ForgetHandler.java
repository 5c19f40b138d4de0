package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.part.MachineNames;

/** Drops a machine that does not run from the list, after asking. Its definition and disks stay. */
public final class ForgetHandler extends MachinesHandler {

	/** Made by the workbench. */
	public ForgetHandler() {
		super(new SeveralQuestion(MachineAction.FORGET, Messages.Forget_Button, Messages.Forget_SeveralText));
	}

	@Override
	protected void one(Place place) {
		var name = place.machine().getName();
		if (!Confirm.loss(place.shell(), NLS.bind(Messages.Forget_Title, MachineNames.of(place.machine())),
				Messages.Forget_Text,
				Messages.Forget_Button)) {
			return;
		}
		try {
			forget(place);
		} catch (CoreException e) {
			place.operations().failed(NLS.bind(Messages.Forget_Label, name), e);
		}
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws CoreException {
		forget(place);
		return CompletableFuture.completedFuture(null);
	}

	static void forget(Place place) throws CoreException {
		place.registry().forget(place.machine().getId());
	}
}
