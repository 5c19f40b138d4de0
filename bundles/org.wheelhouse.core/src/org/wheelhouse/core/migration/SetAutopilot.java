package org.wheelhouse.core.migration;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.migration.forecast.PilotBounds;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.MigrationProgress;

/** Has the workbench act by itself on a migration, within bounds, or no more. Each of its acts is shown with its reason. */
public final class SetAutopilot implements Operation<Boolean> {

	private final MachineAccess source;
	private final Optional<PilotBounds> bounds;

	/**
	 * @param source of the migration
	 * @param bounds empty to have it act no more
	 */
	public SetAutopilot(MachineAccess source, Optional<PilotBounds> bounds) {
		this.source = source;
		this.bounds = bounds;
	}

	@Override
	public String label() {
		return (bounds.isPresent() ? "Autopilot for the migration of " : "No autopilot for the migration of ")
				+ source.name();
	}

	/** Nothing is sent now; what will be depends on how the migration goes. */
	@Override
	public List<PlannedCommand> plan() {
		return List.of();
	}

	@Override
	public News news(Boolean result) {
		return News.of(bounds.map(within -> "The workbench acts on the migration of " + source.name() + " by itself: "
				+ within.text())
				.orElse("The workbench does not act on the migration of " + source.name() + " any more"));
	}

	/** Fails with {@link OperationFailed} when nothing is under way. */
	@Override
	public CompletableFuture<Boolean> run() {
		if (bounds.isEmpty()) {
			source.autopilot().release();
			return CompletableFuture.completedFuture(true);
		}
		if (source.snapshot().trees().migration().filter(MigrationProgress::active).isEmpty()) {
			return CompletableFuture.failedFuture(
					OperationFailed.refused("There is no migration of " + source.name() + " under way", ""));
		}
		source.autopilot().engage(bounds.get());
		return CompletableFuture.completedFuture(true);
	}
}
