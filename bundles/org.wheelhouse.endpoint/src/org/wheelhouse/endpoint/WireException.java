package org.wheelhouse.endpoint;

import java.io.IOException;

import org.eclipse.jdt.annotation.Nullable;

/** A wire could not be opened, or ended otherwise than by our own will. The message says what was wrong and what to do. */
public final class WireException extends IOException {

	private static final long serialVersionUID = 1L;

	/** What went wrong, for a caller that has to decide. */
	public enum Kind {
		/** The path of a unix socket does not exist, or is no socket. */
		NO_SOCKET,
		/** The unix socket is there, but whoever made it is gone. */
		STALE,
		/** Nothing listens on the TCP port. */
		REFUSED,
		/** The path of a unix socket is longer than the 106 bytes that Java takes (the kernel takes 107). */
		PATH_TOO_LONG,
		/** This user may not connect. */
		PERMISSION,
		/** The host's name is unknown, or there is no way to it. */
		UNREACHABLE,
		/** The peer did not accept within the deadline. */
		TIMEOUT,
		/** The peer accepted and then said nothing within the deadline, though it is its turn. */
		SILENT,
		/** There is no TLS with the peer: one does not prove to the other who it is, or it speaks something else. */
		TLS,
		/** An open wire broke: the peer reset it, or the network failed. */
		LOST,
		/** The peer does not read, and more was sent than is kept for it. */
		OVERFLOW,
		/** The peer closed the wire in an orderly way, or the loop was closed before the wire was open. */
		CLOSED,
		/** Descriptors cannot be passed: not a unix socket, not Linux, or this Java was started without the right. */
		UNSUPPORTED,
		/** Our own listener failed on what it received. */
		FAULT
	}

	private final Kind kind;
	private final String what;
	private final String advice;

	WireException(Kind kind, String what) {
		this(kind, what, "", null);
	}

	WireException(Kind kind, String what, @Nullable Throwable cause) {
		this(kind, what, "", cause);
	}

	/**
	 * For who opens wires.
	 *
	 * @param what   what was wrong, a sentence
	 * @param advice what to do, a sentence; may be empty
	 */
	public WireException(Kind kind, String what, String advice, @Nullable Throwable cause) {
		super(advice.isEmpty() ? what : what + " " + advice, cause);
		this.kind = kind;
		this.what = what;
		this.advice = advice;
	}

	/** What went wrong, for a caller that has to decide. */
	public Kind kind() {
		return kind;
	}

	/** What was wrong, without what to do. */
	public String what() {
		return what;
	}

	/** What to do; may be empty, or be said together with what was wrong. */
	public String advice() {
		return advice;
	}
}
