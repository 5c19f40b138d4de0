package org.wheelhouse.qmp.session;

import org.wheelhouse.endpoint.WireException;

/** The monitor could not be connected to. */
public final class ConnectFailed extends QmpException {

	private static final long serialVersionUID = 1L;

	private final WireException.Kind kind;

	ConnectFailed(WireException cause) {
		super(cause.what(), "", cause.advice(), "", cause);
		kind = cause.kind();
	}

	/** What kind of failure it is. */
	public WireException.Kind kind() {
		return kind;
	}
}
