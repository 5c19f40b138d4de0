package org.wheelhouse.core.migration;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.MigrateSetParameters;

/** Changes the limits of a migration, also of one under way. */
public final class SetMigrationLimits implements Operation<Done> {

	private final MachineAccess source;
	private final MigrateSetParameters command;

	/**
	 * @param source        of the migration
	 * @param maxBandwidth  bytes per second, 0 for no limit; empty leaves it
	 * @param downtimeLimit how long the guest may stand still at most; empty leaves it
	 */
	public SetMigrationLimits(MachineAccess source, Optional<Long> maxBandwidth, Optional<Duration> downtimeLimit) {
		this.source = source;
		command = command(maxBandwidth, downtimeLimit);
	}

	static MigrateSetParameters command(Optional<Long> maxBandwidth, Optional<Duration> downtimeLimit) {
		return new MigrateSetParameters(maxBandwidth.map(OptionalLong::of).orElse(OptionalLong.empty()), downtimeLimit);
	}

	@Override
	public String label() {
		return "Limits of the migration of " + source.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(source, command, "set the migration's limits"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(source, command, "The limits could not be set")
				.whenComplete((_, _) -> source.invalidate(Topic.MIGRATION));
	}
}
