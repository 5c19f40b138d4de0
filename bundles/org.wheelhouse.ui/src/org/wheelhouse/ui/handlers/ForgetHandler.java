package org.wheelhouse.ui.handlers;

import java.util.concurrent.CompletableFuture;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.part.ModelThread;

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
		forget(place).whenCompleteAsync((_, problem) -> {
			if (problem != null) {
				place.operations().failed(NLS.bind(Messages.Forget_Label, name), problem);
			}
		}, new ModelThread(place.shell().getDisplay()));
	}

	@Override
	protected CompletableFuture<?> each(Place place) {
		return forget(place);
	}

	static CompletableFuture<?> forget(Place place) {
		return place.registry().forget(place.machine().getId());
	}
}
