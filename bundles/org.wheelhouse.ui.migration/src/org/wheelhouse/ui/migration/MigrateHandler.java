package org.wheelhouse.ui.migration;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.jdt.annotation.Nullable;

/** Migrates the machine that gestures are about. */
public final class MigrateHandler extends AbstractHandler {

	@Override
	public @Nullable Object execute(@Nullable ExecutionEvent event) throws ExecutionException {
		MigrationPlace.of(event)
				.ifPresent(place -> new MigrateAction(place.registry(), place.operations(), place.page())
						.begin(place.machine()));
		return null;
	}
}
