package org.wheelhouse.qmp.session;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.message.MalformedMessageException;

/** The peer does not speak QMP, so the connection was closed. */
public final class ProtocolViolated extends QmpException {

	private static final long serialVersionUID = 1L;

	ProtocolViolated(Address address, MalformedMessageException cause) {
		super(address + " does not speak QMP: " + cause.getMessage()
				+ ". The connection was closed.", "",
				"Check that this is a -qmp monitor, not a human monitor or another service.", "", cause);
	}
}
