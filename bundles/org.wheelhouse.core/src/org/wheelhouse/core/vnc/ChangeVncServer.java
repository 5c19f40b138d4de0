package org.wheelhouse.core.vnc;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.CommandSafety;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.operation.Commands;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.qmp.command.DisplayUpdate;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.ExpirePassword;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.SetPassword;

/** Changes how a machine's VNC server lets people in, or where it listens. */
public final class ChangeVncServer implements Operation<Done> {

	private static final String HIDDEN = "••••••••";

	private final MachineAccess machine;
	private final VncServerRequest intent;

	/** @param machine its server */
	public ChangeVncServer(MachineAccess machine, VncServerRequest intent) {
		this.machine = machine;
		this.intent = intent;
	}

	private static QmpCommand<Done> command(VncServerRequest intent) {
		return switch (intent) {
			case VncServerRequest.Password(String password) -> new SetPassword("vnc", password);
			case VncServerRequest.Expiry(String time) -> new ExpirePassword("vnc", time);
			case VncServerRequest.Address(String host, int port) -> new DisplayUpdate(host, port);
		};
	}

	/** As it is shown: without the secret. */
	private static QmpCommand<Done> shown(VncServerRequest intent) {
		return command(intent instanceof VncServerRequest.Password ? new VncServerRequest.Password(HIDDEN) : intent);
	}

	private String what() {
		return switch (intent) {
			case VncServerRequest.Password(_) -> "VNC password";
			case VncServerRequest.Expiry(_) -> "expiry of the VNC password";
			case VncServerRequest.Address(_, _) -> "address of the VNC server";
		};
	}

	@Override
	public String label() {
		return "Change the " + what() + " of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, shown(intent), "change the " + what()));
	}

	@Override
	public CompletableFuture<Optional<Warning>> warning() {
		return new CommandSafety(machine).before(command(intent).name(), command(intent).arguments());
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, command(intent), "The " + what() + " could not be changed")
				.exceptionallyCompose(problem -> CompletableFuture.failedFuture(
						OperationFailed.of("The " + what() + " could not be changed", problem, List.of())
								.showing(shown(intent).toJson())))
				.whenComplete((_, _) -> machine.invalidate(Topic.VNC));
	}
}
