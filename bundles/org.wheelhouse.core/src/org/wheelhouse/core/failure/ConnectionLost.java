package org.wheelhouse.core.failure;

/** The connection to a machine was lost while something was awaited that had been asked for: it may come all the same. */
public final class ConnectionLost extends CoreException {

	private static final long serialVersionUID = 1L;

	public ConnectionLost() {
		super("The connection to the machine was lost.");
	}
}
