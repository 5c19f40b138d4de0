package org.wheelhouse.core.serial;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.qmp.command.ChardevChange;
import org.wheelhouse.qmp.command.Done;

/**
 * Has the serial port of a running machine lead to a socket, to which Wheelhouse can connect, until the machine ends. Where
 * it led before gets nothing any more.
 */
public final class OfferSerialSocket implements Operation<Done> {

	private final MachineAccess machine;
	private final ChardevChange command;

	/**
	 * @param machine to be acted on
	 * @param port    id of the port's character device
	 * @param socket  that QEMU makes
	 */
	public OfferSerialSocket(MachineAccess machine, String port, Path socket) {
		this.machine = machine;
		command = new ChardevChange(port, socket.toString());
	}

	@Override
	public String label() {
		return "Show the serial port " + command.id() + " of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List
				.of(PlannedCommand.of(machine, command, "lead the port to a socket, in place of where it leads now"));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, command, "The serial port stays where it leads");
	}
}
