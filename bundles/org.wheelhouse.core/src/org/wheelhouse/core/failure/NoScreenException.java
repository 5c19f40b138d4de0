package org.wheelhouse.core.failure;

/** There is no screen to be had from a machine, and trying again by itself would not change that. */
public final class NoScreenException extends CoreException {

	private static final long serialVersionUID = 1L;

	/** Why not, for a caller that says it in its own way. */
	public enum Kind {
		/** The machine has no VNC server. */
		NO_SERVER,
		/** The machine has nothing that draws a picture. */
		NO_GRAPHICS,
		/** Its VNC server cannot be reached from here; what can may be another machine. */
		OUT_OF_REACH,
		/** The machine is not connected: there is nobody to be asked for a picture. */
		NOT_CONNECTED
	}

	private final Kind kind;

	/**
	 * @param kind   why not
	 * @param what   the same for a person, in whole sentences
	 * @param advice what to do, in whole sentences
	 */
	public NoScreenException(Kind kind, String what, String advice) {
		super(what, advice, null);
		this.kind = kind;
	}

	/** Why not. */
	public Kind kind() {
		return kind;
	}
}
