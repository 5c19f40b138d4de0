package org.wheelhouse.core.operation;

import java.util.List;
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
	private final QmpCommand<Done> command;
	private final QmpCommand<Done> shown;
	private final String what;

	private ChangeVncServer(MachineAccess machine, QmpCommand<Done> command, QmpCommand<Done> shown, String what) {
		this.machine = machine;
		this.command = command;
		this.shown = shown;
		this.what = what;
	}

	/** Sets the password, of which eight characters count. An empty one lets everybody in. */
	public static ChangeVncServer password(MachineAccess machine, String password) {
		return new ChangeVncServer(machine, new SetPassword("vnc", password), new SetPassword("vnc", HIDDEN),
				"VNC password");
	}

	/** @param time {@code now}, {@code never}, {@code +SECONDS} or seconds since 1970 */
	public static ChangeVncServer expiry(MachineAccess machine, String time) {
		var command = new ExpirePassword("vnc", time);
		return new ChangeVncServer(machine, command, command, "expiry of the VNC password");
	}

	/** @param port absolute, for example 5901 */
	public static ChangeVncServer address(MachineAccess machine, String host, int port) {
		var command = new DisplayUpdate(host, port);
		return new ChangeVncServer(machine, command, command, "address of the VNC server");
	}

	@Override
	public String label() {
		return "Change the " + what + " of " + machine.name();
	}

	@Override
	public List<PlannedCommand> plan() {
		return List.of(PlannedCommand.of(machine, shown, "change the " + what));
	}

	@Override
	public CompletableFuture<Done> run() {
		return Commands.send(machine, command, "The " + what + " could not be changed")
				.whenComplete((_, _) -> machine.invalidate(Topic.VNC));
	}
}
