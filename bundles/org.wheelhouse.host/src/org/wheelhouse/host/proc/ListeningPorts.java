package org.wheelhouse.host.proc;

import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.host.ListeningPort;

/** The ports on which any program listens, as the kernel's tables of sockets tell them. Pure functions. */
public final class ListeningPorts {

	/** TCP_LISTEN in the state column of /proc/net/tcp. */
	private static final String TCP_LISTENS = "0A";
	/** TCP_CLOSE: what a socket of UDP is that has no other end. */
	private static final String UDP_BOUND = "07";
	private static final int COLUMNS = 10;
	private static final Pattern BLANKS = Pattern.compile("\\s+");

	private ListeningPorts() {
		// holds no state
	}

	/** Those of /proc/net/tcp and tcp6. */
	public static Stream<ListeningPort> tcp(String table) {
		return of(table, TCP_LISTENS, false);
	}

	/** Those of /proc/net/udp and udp6. */
	public static Stream<ListeningPort> udp(String table) {
		return of(table, UDP_BOUND, true);
	}

	/** Columns: slot, local and remote address in hexadecimal, state, and others. */
	private static Stream<ListeningPort> of(String table, String state, boolean udp) {
		return table.lines().map(line -> BLANKS.split(line.strip()))
				.filter(columns -> columns.length >= COLUMNS && columns[3].equals(state)
						&& columns[1].matches("[0-9A-F]+:[0-9A-F]{4}"))
				.map(columns -> {
					var colon = columns[1].indexOf(':');
					return new ListeningPort(udp, SocketRow.numeric(columns[1].substring(0, colon)),
							Integer.parseInt(columns[1].substring(colon + 1), 16));
				}).distinct();
	}
}
