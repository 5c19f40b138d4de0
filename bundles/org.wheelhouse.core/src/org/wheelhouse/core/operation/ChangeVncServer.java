package org.wheelhouse.core.operation;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.Topic;
import org.wheelhouse.qmp.command.DisplayUpdate;
import org.wheelhouse.qmp.command.Done;
import org.wheelhouse.qmp.command.ExpirePassword;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.SetPassword;

/** Changes how a machine's VNC server lets people in, or where it listens. */
public final class ChangeVncServer implements Operation<Done> {

	private static final String HIDDEN = "••••••••";

	private final MachineAccess machine;
	private final VncIntent intent;

	/** @param machine its server */
	public ChangeVncServer(MachineAccess machine, VncIntent intent) {
		this.machine = machine;
		this.intent = intent;
	}

	private static QmpCommand<Done> command(VncIntent intent) {
		return switch (intent) {
			case VncIntent.Password(String password) -> new SetPassword("vnc", password);
			case VncIntent.Expiry(String time) -> new ExpirePassword("vnc", time);
			case VncIntent.Address(String host, int port) -> new DisplayUpdate(host, port);
		};
	}

	/** As it is shown: without the secret. */
	private static QmpCommand<Done> shown(VncIntent intent) {
		return command(intent instanceof VncIntent.Password ? new VncIntent.Password(HIDDEN) : intent);
	}

	private String what() {
		return switch (intent) {
			case VncIntent.Password(_) -> "VNC password";
			case VncIntent.Expiry(_) -> "expiry of the VNC password";
			case VncIntent.Address(_, _) -> "address of the VNC server";
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
		return new Guard(machine).before(command(intent).name(), command(intent).arguments());
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
