package org.wheelhouse.qmp.session;

/** QEMU executed a command, but answered something that is not understood. */
public final class ResultUnreadable extends QmpException {

	private static final long serialVersionUID = 1L;

	/** @param command as it was sent */
	public ResultUnreadable(String command, Exception cause) {
		super("QEMU executed the command, but its answer is not understood: " + cause.getMessage()
				+ ".", "", "This version of QEMU may answer otherwise than those known.", command, cause);
	}
}
