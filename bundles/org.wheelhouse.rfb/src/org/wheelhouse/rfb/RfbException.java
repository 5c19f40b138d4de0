package org.wheelhouse.rfb;

import org.eclipse.jdt.annotation.Nullable;

/** A session could not begin, or ended otherwise than by our own will. The message is fit to be shown to a person. */
public final class RfbException extends Exception {

	private static final long serialVersionUID = 1L;

	/** What went wrong, for a caller that has to decide. */
	public enum Kind {
		/** There was no connection to be had. */
		CONNECT,
		/** The server was silent in the handshake or in the middle of a message, or did not send the screen. */
		TIMEOUT,
		/** What the server sent makes no sense. */
		PROTOCOL,
		/** The server wants more room than it is given. */
		LIMIT,
		/** The server wants a password and none was given. */
		PASSWORD_NEEDED,
		/** The password is not the right one. */
		PASSWORD_REFUSED,
		/** The server does not let us in, for a reason of its own. */
		REFUSED,
		/** The server only speaks what is not spoken here. */
		UNSUPPORTED,
		/** The server closed the connection, or it broke. */
		CLOSED
	}

	private final Kind kind;

	public RfbException(Kind kind, String message) {
		this(kind, message, null);
	}

	public RfbException(Kind kind, String message, @Nullable Throwable cause) {
		super(message, cause);
		this.kind = kind;
	}

	/** What went wrong, for a caller that has to decide. */
	public Kind kind() {
		return kind;
	}
}
