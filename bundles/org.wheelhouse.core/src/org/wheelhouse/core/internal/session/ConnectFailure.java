package org.wheelhouse.core.internal.session;

import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.failure.KeptElsewhere;
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
 * @param advice what to do; may be empty
 */
record ConnectFailure(MachineState state, boolean gone, String detail, String advice) {

	static ConnectFailure failed(Throwable reason) {
		var fault = Fault.of(reason);
		return switch (reason) {
			case ConnectFailed failure -> of(MachineState.LOST,
					failure.kind() == Kind.NO_SOCKET || failure.kind() == Kind.STALE, fault);
			case MonitorBusy _,CommandTimedOut _ -> of(MachineState.UNRESPONSIVE, false, fault);
			case KeptElsewhere kept -> new ConnectFailure(MachineState.LOST, false, kept.who(), kept.advice());
			default -> of(MachineState.LOST, false, fault);
		};
	}

	private static ConnectFailure of(MachineState state, boolean gone, Fault fault) {
		return new ConnectFailure(state, gone,
				fault.words().isEmpty() ? fault.what() : fault.what() + " " + fault.words(),
				fault.advice());
	}
}
