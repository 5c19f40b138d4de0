package org.wheelhouse.core.operation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.QmpCommand;

/** Writes a part of the guest's memory to a file of QEMU's computer. Guest and monitor stand still meanwhile. */
final class SaveMemory implements Operation<Done> {

	/** A slow disk. */
	private static final long BYTES_PER_SECOND = 10 << 20;
	private static final Duration LEAST = Duration.ofSeconds(30);

	private final MachineAccess machine;
	private final QmpCommand<Done> command;
	private final MemoryRange range;
	private final String file;

	/** @param command that saves this range to this file */
	SaveMemory(MachineAccess machine, QmpCommand<Done> command, MemoryRange range, String file) {
		this.machine = machine;
		this.command = command;
		this.range = range;
		this.file = file;
	}

	@Override
	public String label() {
		return "Save " + Bytes.text(range.bytes()) + " of the memory of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, command,
				"save " + Bytes.text(range.bytes()) + " from " + range.from() + " on"));
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new Guard(machine).before(command.name(), command.arguments());
	}

	@Override
	public CompletableFuture<Done> run() {
		return machine.send(command, LEAST.plusSeconds(range.bytes() / BYTES_PER_SECOND))
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(OperationFailed.of(
						"The memory could not be saved. " + file + " has what was written until then, or nothing",
						problem, List.of())));
	}
}
