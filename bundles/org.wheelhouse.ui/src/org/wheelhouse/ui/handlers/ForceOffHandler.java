package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.power.ForceOff;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.part.MachineNames;

/** Ends the process at once, after asking: what the guest has not written is lost. */
public final class ForceOffHandler extends MachinesHandler {

	/** Made by the workbench. */
	public ForceOffHandler() {
		super(new SeveralQuestion(MachineAction.CUT, Messages.Cut_Button, Messages.Cut_SeveralText));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		var machine = place.machine();
		var cut = cut(place);
		if (Confirm.loss(place.shell(), NLS.bind(Messages.Cut_Title, MachineNames.of(machine)), Messages.Cut_Text, cut,
				Messages.Cut_Button)) {
			place.operations().run(cut);
		}
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return cut(place).run();
	}

	private static ForceOff cut(Place place) throws ExecutionException {
		return ForceOff.of(place.registry(), place.machine().getId()).orElseThrow(() -> new ExecutionException(
				NLS.bind(Messages.Handler_NotConnected, place.machine().getName())));
	}
}
