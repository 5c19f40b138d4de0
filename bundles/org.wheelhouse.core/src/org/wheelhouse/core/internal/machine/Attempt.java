package org.wheelhouse.core.internal.machine;

import org.wheelhouse.endpoint.WireException.Kind;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.session.CommandTimedOut;
import org.wheelhouse.qmp.session.ConnectFailed;
import org.wheelhouse.qmp.session.MonitorBusy;

/**
 * What a failed attempt to connect says about a machine.
 *
 * @param state  how it is shown
 * @param gone   whether nobody listens there any more
 * @param detail why, for a person
 */
record Attempt(MachineState state, boolean gone, String detail) {

	static Attempt failed(Throwable reason) {
		var text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
		return switch (reason) {
			case ConnectFailed failure -> new Attempt(MachineState.LOST,
					failure.kind() == Kind.NO_SOCKET || failure.kind() == Kind.STALE, text);
			case MonitorBusy _ -> new Attempt(MachineState.UNRESPONSIVE, false, text);
			case CommandTimedOut _ -> new Attempt(MachineState.UNRESPONSIVE, false, text);
			default -> new Attempt(MachineState.LOST, false, text);
		};
	}
}
