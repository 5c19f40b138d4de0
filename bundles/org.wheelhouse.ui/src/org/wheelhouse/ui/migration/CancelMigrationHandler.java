package org.wheelhouse.ui.migration;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.operation.CancelMigration;

/** Breaks off the migration of the machine that gestures are about, whichever end that is. */
public final class CancelMigrationHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		MigrationPlace.of(event)
				.ifPresent(place -> place.registry().machine(MigrationPair.of(place.machine()).source().getId())
						.ifPresent(source -> place.operations().run(new CancelMigration(source))));
		return null;
	}
}
