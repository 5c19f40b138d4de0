package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Drops an attached machine from the list; it runs on as it was. */
public final class DetachHandler extends MachinesHandler {

	/** Made by the workbench. */
	public DetachHandler() {
		super(new SeveralQuestion(MachineAction.DETACH, Messages.Detach_Button, Messages.Detach_SeveralText));
	}

	@Override
	protected void one(Place place) {
		try {
			detach(place);
		} catch (CoreException e) {
			place.operations().failed(NLS.bind(Messages.Detach_Label, place.machine().getName()), e);
		}
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws CoreException {
		detach(place);
		return CompletableFuture.completedFuture(null);
	}

	static void detach(Place place) throws CoreException {
		place.registry().detach(place.machine().getId());
	}
}
