package org.wheelhouse.host.proc;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.endpoint.Address;

/**
 * A socket in one of the kernel's tables: one that listens, or an end of a connection.
 *
 * @param inode   what tells it from all others
 * @param local   where it is bound; both ends of a connection over a unix socket are two rows, of which one tells the path
 * @param remote  the other end of a connection over TCP
 * @param listens whether it waits for connections; else it is one
 * @param uid     whose it is; -1 where the table does not tell
 */
public record SocketRow(String inode, Address local, Optional<Address> remote, boolean listens, long uid) {

	/** __SO_ACCEPTCON among the flags of /proc/net/unix. */
	private static final int UNIX_LISTENS = 0x10000;
	private static final int UNIX_COLUMNS = 8;
	/** SS_CONNECTED in the state column of /proc/net/unix; what waits to be let in is SS_CONNECTING. */
	private static final String UNIX_CONNECTED = "03";
	/** TCP_LISTEN and TCP_ESTABLISHED in the state column of /proc/net/tcp. */
	private static final String TCP_LISTENS = "0A";
	private static final String TCP_ESTABLISHED = "01";
	private static final int TCP_COLUMNS = 10;
	private static final Pattern BLANKS = Pattern.compile("\\s+");

	/** The rows of /proc/net/unix that have a path which can be said here. Columns: slot, references, protocol, flags, type, state, inode, path. */
	public static Stream<SocketRow> unix(String table) {
		return table.lines().map(line -> BLANKS.split(line, UNIX_COLUMNS))
				.filter(columns -> columns.length == UNIX_COLUMNS && !columns[0].equals("Num"))
				.flatMap(columns -> unixRow(columns).stream());
	}

	private static Optional<SocketRow> unixRow(String[] columns) {
		var listens = (Integer.parseUnsignedInt(columns[3], 16) & UNIX_LISTENS) != 0;
		try {
			return listens || columns[5].equals(UNIX_CONNECTED)
					? Optional.of(new SocketRow(columns[6], new Address.Unix(Path.of(columns[7].replace("\0", ""))),
							Optional.empty(), listens, -1))
					: Optional.empty();
		} catch (InvalidPathException _) {
			return Optional.empty(); // a name that cannot be said in this locale is nobody's monitor
		}
	}

	/** The rows of /proc/net/tcp or tcp6. Columns: slot, local and remote address in hexadecimal, state, three more, uid, one more, inode. */
	public static Stream<SocketRow> tcp(String table) {
		return table.lines().map(line -> BLANKS.split(line.strip()))
				.filter(columns -> columns.length >= TCP_COLUMNS && columns[1].matches("[0-9A-F]+:[0-9A-F]{4}"))
				.filter(columns -> columns[3].equals(TCP_LISTENS) || columns[3].equals(TCP_ESTABLISHED))
				.map(columns -> {
					var listens = columns[3].equals(TCP_LISTENS);
					return new SocketRow(columns[9], tcpAddress(columns[1]),
							listens ? Optional.empty() : Optional.of(tcpAddress(columns[2])), listens,
							Long.parseLong(columns[7]));
				});
	}

	private static Address tcpAddress(String hex) {
		var colon = hex.indexOf(':');
		return new Address.Tcp(numeric(hex.substring(0, colon)), Integer.parseInt(hex.substring(colon + 1), 16));
	}

	/** Whether an address, as it is written for a person, is one of the computer that says it; so is none. */
	public static boolean isLoopback(String host) {
		return host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
	}

	/** The address in these tables as it is usually written. Words of 32 bits in the byte order of the computer, which is the lower byte first. */
	public static String numeric(String hex) {
		var bytes = new byte[hex.length() / 2];
		for (var at = 0; at < bytes.length; at++) {
			bytes[at / 4 * 4 + 3 - at % 4] = (byte) Integer.parseInt(hex.substring(2 * at, 2 * at + 2), 16);
		}
		try {
			var address = InetAddress.getByAddress(bytes); // one of IPv4 where it was mapped
			return address.isAnyLocalAddress() && bytes.length > 4
					? "::"
					: address.isLoopbackAddress() && address instanceof Inet6Address
							? "::1"
							: address.getHostAddress();
		} catch (UnknownHostException _) {
			return "";
		}
	}
}
