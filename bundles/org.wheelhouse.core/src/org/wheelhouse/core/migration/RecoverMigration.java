package org.wheelhouse.core.migration;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.News;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Makes the connection of a post-copy anew that broke: the destination listens, then the source goes on. */
public final class RecoverMigration implements Operation<Done> {

	private final MachineAccess source;
	private final MachineAccess destination;
	private final RawCommand listen;
	private final RawCommand resume;

	/**
	 * @param incoming where the destination listens
	 * @param outgoing how the source comes there
	 */
	public RecoverMigration(MachineAccess source, MachineAccess destination, String incoming, String outgoing) {
		this.source = source;
		this.destination = destination;
		listen = new RawCommand("migrate-recover", JsonNodeFactory.instance.objectNode().put("uri", incoming));
		resume = new RawCommand("migrate",
				JsonNodeFactory.instance.objectNode().put("uri", outgoing).put("resume", true));
	}

	@Override
	public String label() {
		return "Recover the migration of " + source.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(destination, listen, "listen for the connection"),
				PlannedCommand.of(source, resume, "go on with what is left"));
	}

	@Override
	public News news(Done result) {
		return News.of("Both ends were asked to go on: " + label());
	}

	/** Fails with {@link OperationFailed}. */
	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(destination, listen, destination.name() + " does not listen for the connection")
				.thenCompose(_ -> Commands.send(source, resume, source.name() + " does not go on"))
				.<Done>thenApply(_ -> new Done()).whenComplete((_, _) -> {
					source.invalidate(Topic.MIGRATION, Topic.STATUS);
					destination.invalidate(Topic.MIGRATION, Topic.STATUS);
				});
	}
}
