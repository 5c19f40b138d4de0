package org.wheelhouse.core.migration;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.MigrateCancel;

/** Gives up a migration under way: the guest stays where it is. {@link Migrate} then ends the destination. */
public final class CancelMigration implements Operation<Done> {

	private final MachineAccess source;

	/** @param source of the migration */
	public CancelMigration(MachineAccess source) {
		this.source = source;
	}

	@Override
	public String label() {
		return "Cancel the migration of " + source.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(source, new MigrateCancel(), "give the migration up"));
	}

	/** What comes of it is said by the migration itself. */
	@Override
	public News news(Done result) {
		return News.of("QEMU was asked to give up the migration of " + source.name());
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(source, new MigrateCancel(), "The migration could not be cancelled")
				.whenComplete((_, _) -> source.invalidate(Topic.MIGRATION, Topic.STATUS));
	}
}
