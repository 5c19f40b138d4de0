package org.wheelhouse.rfb;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How a session speaks.
 *
 * @param password  for VNC's own authentication, of which eight bytes count, as UTF-8
 * @param shared    whether other viewers may stay
 * @param deadline  how long the server may take from the connection to the end of the handshake, and later how long it may be
 *                  silent in the middle of a message, or not begin to send a screen that was asked for as a whole; otherwise
 *                  it may be silent between messages for ever
 * @param encodings preferred first; a server may always send {@link Encoding#RAW} as well
 * @param limits    what it may make us keep
 */
public record RfbSettings(Optional<String> password, boolean shared, Duration deadline, List<Encoding> encodings,
		RfbLimits limits) {

	public RfbSettings {
		encodings = List.copyOf(encodings);
	}

	/** For a server on this computer, where bytes cost less than packing them: raw first, shared, ten seconds. */
	public static RfbSettings standard() {
		return new RfbSettings(Optional.empty(), true, Duration.ofSeconds(10), List.of(Encoding.COPY_RECT, Encoding.RAW,
				Encoding.HEXTILE, Encoding.ZRLE, Encoding.TIGHT, Encoding.ZLIB), RfbLimits.standard());
	}

	/** For a server behind a network: the densest first. */
	public static RfbSettings overNetwork() {
		return standard().withEncodings(List.of(Encoding.COPY_RECT, Encoding.TIGHT, Encoding.ZRLE, Encoding.ZLIB,
				Encoding.HEXTILE, Encoding.RAW));
	}

	/** The same with this password. */
	public RfbSettings withPassword(String newPassword) {
		return new RfbSettings(Optional.of(newPassword), shared, deadline, encodings, limits);
	}

	/** The same, shared with other viewers or not. */
	public RfbSettings withShared(boolean newShared) {
		return new RfbSettings(password, newShared, deadline, encodings, limits);
	}

	/** The same with this deadline. */
	public RfbSettings withDeadline(Duration newDeadline) {
		return new RfbSettings(password, shared, newDeadline, encodings, limits);
	}

	/** The same with these encodings, preferred first. */
	public RfbSettings withEncodings(List<Encoding> newEncodings) {
		return new RfbSettings(password, shared, deadline, newEncodings, limits);
	}

	/** The same with these limits. */
	public RfbSettings withLimits(RfbLimits newLimits) {
		return new RfbSettings(password, shared, deadline, encodings, newLimits);
	}

	@Override
	public String toString() {
		return "RfbSettings[" + (password.isPresent() ? "with" : "without") + " password, shared=" + shared
				+ ", deadline=" + deadline + ", encodings=" + encodings + ", limits=" + limits + "]";
	}
}
