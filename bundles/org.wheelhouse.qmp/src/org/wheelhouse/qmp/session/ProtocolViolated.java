package org.wheelhouse.qmp.session;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.qmp.message.MalformedMessageException;

/** The peer does not speak QMP, so the connection was closed. */
public final class ProtocolViolated extends QmpException {

	private static final long serialVersionUID = 1L;

	private static String advice(String kind) {
		return switch (kind) {
			case "QEMU's human monitor" ->
				"Give QEMU a monitor for programs beside it: -qmp unix:PATH,server=on,wait=off.";
			case "" -> "Check that this is a -qmp monitor, not a human monitor or another service.";
			default -> "Give the address of a -qmp monitor.";
		};
	}

	ProtocolViolated(Address address, MalformedMessageException cause) {
		super(address + " does not speak QMP: "
				+ (cause.looksLike().isEmpty() ? "" : "it looks like " + cause.looksLike() + ". ") + cause.getMessage()
				+ ". The connection was closed.", "", advice(cause.looksLike()), "", cause);
	}
}
