package org.wheelhouse.core.difference;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.host.DefinitionText;

/** Writes into the definition what runs, all of it or none, by one change of the file. Nothing is sent to the machine. */
final class TakeOver implements Operation<DefinitionText> {

	private final MachineAccess machine;
	private final DefinitionFile file;
	private final List<Difference> differences;

	TakeOver(MachineAccess machine, DefinitionFile file, List<Difference> differences) {
		this.machine = machine;
		this.file = file;
		this.differences = List.copyOf(differences);
	}

	@Override
	public String label() {
		return "Take over " + differences.stream().map(Difference::title).collect(Collectors.joining(", ")) + " into "
				+ file.path().getFileName();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of();
	}

	@Override
	public CompletableFuture<DefinitionText> run() {
		return file.change(this::changed)
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(failed(Fault.of(problem), problem)));
	}

	private DefinitionText changed(DefinitionText before) throws CoreException {
		var taken = new TakenOver(file.folder(), DifferenceOperations.running(machine, before));
		var now = before;
		for (var difference : differences) {
			now = taken.apply(now, difference);
		}
		return now;
	}

	private static OperationFailed failed(Fault fault, Throwable problem) {
		return new OperationFailed(fault.what(), "", fault.words(), List.of(), fault.advice(),
				OperationFailed.cause(problem));
	}
}
