package org.wheelhouse.core.migration;

import java.util.List;
import java.util.Map;
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

import com.fasterxml.jackson.databind.ObjectMapper;

/** Has a migration under way go on otherwise than it does. What comes of it is told by the migration itself. */
public final class SteerMigration implements Operation<Done> {

	/** What can be asked for. */
	public enum Step {
		/** The guest moves now and fetches what is left; {@code postcopy-ram} was armed at both ends before. */
		POSTCOPY("Go to post-copy with ", "migrate-start-postcopy", Map.of(), "let the guest move now", "Post-copy"),
		/** From {@code pre-switchover} on. */
		CONTINUE("Continue the migration of ", "migrate-continue", Map.of("state", "pre-switchover"),
				"let the guest go over", "To go on"),
		/** Breaks the connection of a post-copy, which can be recovered over another. */
		PAUSE("Pause the post-copy of ", "migrate-pause", Map.of(), "break the connection", "To pause"),
		/** Lets auto-converge, armed at its least, slow the guest down in earnest. */
		THROTTLE("Throttle ", "migrate-set-parameters", Map.of("cpu-throttle-increment", 94, "max-cpu-throttle", 99),
				"slow the guest down", "To throttle the guest");

		private final String label;
		private final RawCommand command;
		private final String purpose;
		private final String asked;

		Step(String label, String command, Map<String, Object> arguments, String purpose, String asked) {
			this.label = label;
			this.command = new RawCommand(command, new ObjectMapper().valueToTree(arguments));
			this.purpose = purpose;
			this.asked = asked;
		}
	}

	private final MachineAccess source;
	private final Step step;

	/** @param source of the migration */
	public SteerMigration(MachineAccess source, Step step) {
		this.source = source;
		this.step = step;
	}

	/** What is asked for. */
	public Step step() {
		return step;
	}

	@Override
	public String label() {
		return step.label + source.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(source, step.command, step.purpose));
	}

	@Override
	public News news(Done result) {
		return News.of("QEMU was asked: " + label());
	}

	/** Fails with {@link OperationFailed}. */
	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(source, step.command, step.asked + " was refused for " + source.name())
				.<Done>thenApply(_ -> new Done())
				.whenComplete((_, _) -> source.invalidate(Topic.MIGRATION, Topic.STATUS));
	}
}
