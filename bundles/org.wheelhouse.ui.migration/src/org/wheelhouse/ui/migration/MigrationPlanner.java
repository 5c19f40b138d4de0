package org.wheelhouse.ui.migration;

import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.migration.Destination;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.registry.MachineRegistry;

/** What a migration would do, without doing it. UI thread; nothing blocks. */
final class MigrationPlanner implements MigrationPreview {

	private final MachineRegistry registry;
	private final String sourceId;
	private volatile @Nullable Destination found;

	MigrationPlanner(MachineRegistry registry, String sourceId) {
		this.registry = registry;
		this.sourceId = sourceId;
	}

	@Override
	public Operation<?> operation(MigrationRequest intent) {
		Migrate migrate = new Migrate(registry, sourceId, intent);
		Destination known = found;
		return known == null ? migrate : migrate.to(known);
	}

	@Override
	public CompletableFuture<Started> destination() {
		return new Migrate(registry, sourceId, MigrationRequest.usual()).preview()
				.thenApply(destination -> {
					found = destination;
					return new Started(destination.commandLine(), destination.remarks());
				});
	}
}
