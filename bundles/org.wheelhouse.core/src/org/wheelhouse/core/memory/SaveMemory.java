package org.wheelhouse.core.memory;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.QmpCommand;

/** Writes a part of the guest's memory to a file of QEMU's computer. Guest and monitor stand still meanwhile. */
public final class SaveMemory implements Operation<Done> {

	/** A slow disk. */
	private static final long BYTES_PER_SECOND = 10 << 20;
	private static final Duration LEAST = Duration.ofSeconds(30);

	private final MachineAccess machine;
	private final QmpCommand<Done> command;
	private final MemoryRange range;
	private final String file;

	/** @param command that saves this range to this file */
	public SaveMemory(MachineAccess machine, QmpCommand<Done> command, MemoryRange range, String file) {
		this.machine = machine;
		this.command = command;
		this.range = range;
		this.file = file;
	}

	@Override
	public String label() {
		return "Save " + ByteText.text(range.bytes()) + " of the memory of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, command,
				"save " + ByteText.text(range.bytes()) + " from " + range.from() + " on"));
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new CommandSafety(machine).before(command.name(), command.arguments());
	}

	@Override
	public CompletableFuture<Done> run() {
		return machine.send(command, LEAST.plusSeconds(range.bytes() / BYTES_PER_SECOND))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed.of(
						"The memory could not be saved. " + file + " has what was written until then, or nothing",
						problem, List.of())));
	}
}
