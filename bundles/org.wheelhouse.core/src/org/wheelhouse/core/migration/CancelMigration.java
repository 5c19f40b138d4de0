package org.wheelhouse.core.migration;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.migration.storage.StorageAlong;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.BlockJobCancel;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.MigrateCancel;
import org.wheelhouse.qmp.command.QueryJobs;

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
		return Stream.concat(copying(source.snapshot().trees().block().stream()
				.flatMap(graph -> graph.jobs().stream()).map(job -> job.id()).toList()).stream()
				.map(end -> PlannedCommand.of(source, end, "copy the disk no more")),
				Stream.of(PlannedCommand.of(source, new MigrateCancel(), "give the migration up"))).toList();
	}

	/** What comes of it is said by the migration itself. */
	@Override
	public News news(Done result) {
		return News.of("QEMU was asked to give up the migration of " + source.name());
	}

	@Override
	public CompletableFuture<Done> run() {
		return copying()
				.thenCompose(_ -> Commands.send(source, new MigrateCancel(), "The migration could not be cancelled"))
				.whenComplete((_, _) -> source.invalidate(Topic.MIGRATION, Topic.STATUS, Topic.BLOCK));
	}

	/** Disks that go along are copied before there is a migration that QEMU knows of. */
	private CompletableFuture<?> copying() {
		return OptionalQuery.instead(source.ask(new QueryJobs()), List.of()).thenCompose(jobs -> {
			CompletableFuture<?> ended = CompletableFuture.completedFuture(null);
			for (var end : copying(jobs.stream().map(QueryJobs.Job::id).toList())) {
				// It may have ended by itself.
				ended = ended.thenCompose(_ -> source.send(end).handle((_, _) -> true));
			}
			return ended;
		});
	}

	private static List<BlockJobCancel> copying(List<String> jobs) {
		return StorageAlong.cancelling(jobs);
	}
}
