package org.wheelhouse.ui.migration;

import java.util.concurrent.CompletableFuture;

import org.eclipse.core.commands.ExecutionException;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.ui.handlers.MachineAction;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.handlers.MachinesHandler;
import org.wheelhouse.ui.handlers.SeveralQuestion;
import org.wheelhouse.ui.migration.picture.MigrationPair;

/** Breaks off the migrations of the machines that gestures are about, whichever ends those are. */
public final class CancelMigrationHandler extends MachinesHandler {

	/** Made by the workbench. */
	public CancelMigrationHandler() {
		super(new SeveralQuestion(MachineAction.CANCEL_MIGRATION, Messages.Cancel_button, Messages.Cancel_several));
	}

	@Override
	protected void one(Place place) throws ExecutionException {
		place.operations().run(cancellation(place));
	}

	@Override
	protected CompletableFuture<?> each(Place place) throws ExecutionException {
		return cancellation(place).run();
	}

	private static CancelMigration cancellation(Place place) throws ExecutionException {
		return place.registry().machine(MigrationPair.of(place.machine()).source().getId()).map(CancelMigration::new)
				.orElseThrow(() -> new ExecutionException(
						NLS.bind(Messages.Cancel_notConnected, place.machine().getName())));
	}
}
