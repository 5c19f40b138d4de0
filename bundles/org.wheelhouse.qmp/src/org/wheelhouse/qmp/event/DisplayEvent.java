package org.wheelhouse.qmp.event;

import java.util.Optional;

import org.wheelhouse.qmp.json.Name;

/** Who looks at the screen. */
public sealed interface DisplayEvent extends TypedEvent {

	/** Somebody has connected by SPICE. */
	record SpiceConnected(SpiceEnd server, SpiceEnd client) implements DisplayEvent {}

	/** A channel of SPICE is ready. */
	record SpiceInitialized(SpiceServer server, SpiceChannel client) implements DisplayEvent {}

	/** Somebody has left SPICE. */
	record SpiceDisconnected(SpiceEnd server, SpiceEnd client) implements DisplayEvent {}

	/** The viewers of SPICE have gone along with a migration. */
	record SpiceMigrateCompleted() implements DisplayEvent {}

	/** One end of a connection. */
	record SpiceEnd(String host, String port, String family) {}

	/** The server's end, and how it asks who is there. */
	record SpiceServer(String host, String port, String family, Optional<String> auth) {}

	/** The client's end, and what for: as in {@code QuerySpice.Channel}. */
	record SpiceChannel(String host, String port, String family, long connectionId,
			@Name("channel-type") long type, @Name("channel-id") long id, boolean tls) {}

	/** Somebody has connected by VNC, and was not asked for anything yet. */
	record VncConnected(VncServer server, VncEnd client) implements DisplayEvent {}

	/** A viewer of VNC sees the screen. */
	record VncInitialized(VncServer server, Viewer client) implements DisplayEvent {}

	/** A viewer of VNC has left. */
	record VncDisconnected(VncServer server, Viewer client) implements DisplayEvent {}

	/** One end of a connection. */
	record VncEnd(String host, String service, String family, boolean websocket) {}

	/** The server's end, and how it asks who is there. */
	record VncServer(String host, String service, String family, boolean websocket, Optional<String> auth) {}

	/**
	 * The viewer's end.
	 *
	 * @param dname what its certificate is made out to, where it has one
	 * @param user  its name, where it logged in by SASL
	 */
	record Viewer(String host, String service, String family, boolean websocket,
			@Name("x509_dname") Optional<String> dname, @Name("sasl_username") Optional<String> user) {}
}
