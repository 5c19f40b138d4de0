package org.wheelhouse.core.qom;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.QomSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Sets a property of one of QEMU's objects. Which ones can be set, and when, is told nowhere: QEMU takes it or says why not.
 */
public final class SetProperty implements Operation<Done> {

	private final MachineAccess machine;
	private final QomSet command;
	private final Optional<JsonNode> before;

	/** @param before the value that it has, if that is known */
	public SetProperty(MachineAccess machine, QomSet command, Optional<JsonNode> before) {
		this.machine = machine;
		this.command = command;
		this.before = before;
	}

	@Override
	public String label() {
		return "Set " + command.property() + " of " + command.path().substring(command.path().lastIndexOf('/') + 1)
				+ " on " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, command, "sets the property"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, command, "The property was not set")
				.whenComplete((_, _) -> machine.invalidate(Topic.values()));
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new CommandSafety(machine).before(command.name(), command.arguments());
	}

	@Override
	public Optional<Operation<?>> inverse() {
		return before.map(value -> new SetProperty(machine, new QomSet(command.path(), command.property(), value),
				Optional.of(command.value())));
	}
}
