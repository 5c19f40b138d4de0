package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.power.Resume;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.handlers.MachineHandler.Place;

/** Lets the guest go on. Where it has moved away that would run it twice, so the name of the machine must be typed. */
public final class ResumeHandler extends MachinesHandler {

	/** Made by the workbench. */
	public ResumeHandler() {
		super(new SeveralQuestion(MachineAction.RESUME, Messages.Resume_Button, ""));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		var name = place.machine().getName();
		var sealed = place.machine().getState() == MachineState.SEALED;
		if (!sealed || Confirm.byTyping(place.shell(), Messages.Resume_Title, NLS.bind(Messages.Resume_Sealed, name),
				name)) {
			place.operations().run(new Resume(place.access(), sealed));
		}
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return new Resume(place.access(), false).run();
	}
}
