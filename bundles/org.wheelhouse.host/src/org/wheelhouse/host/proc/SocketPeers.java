package org.wheelhouse.host.proc;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.SocketHolder;

/** Who is at the other end of a connection, as ss(8) tells it, which the kernel's tables do not. */
public final class SocketPeers {

	/** What is asked: all connections over unix sockets and TCP, with their processes, addresses in figures, no heading. */
	public static final String COMMAND = "ss -H -x -t -n -p";
	/** Nothing is known. */
	public static final SocketPeers NONE = new SocketPeers(Map.of());

	/** Kind, state, two queues, two ends of two words (unix) or one (TCP), and of the processes the first. */
	private static final Pattern UNIX = Pattern
			.compile("u_\\w+\\s+\\S+\\s+\\d+\\s+\\d+\\s+.*?\\s(\\d+)\\s+\\S+\\s+(\\d+)\\s*(.*)");
	private static final Pattern TCP = Pattern
			.compile("tcp\\s+\\S+\\s+\\d+\\s+\\d+\\s+(\\S+):(\\d+)\\s+(\\S+):(\\d+)\\s*(.*)");
	private static final Pattern USER = Pattern.compile(".*?\\(\\(\"([^\"]*)\",pid=(\\d+),.*");

	/** By the inode of its other end, or by both addresses of its other end. */
	private final Map<String, SocketHolder> holders;

	private SocketPeers(Map<String, SocketHolder> holders) {
		this.holders = holders;
	}

	/** From what the command says. */
	public static SocketPeers parse(String text) {
		var holders = new HashMap<String, SocketHolder>();
		text.lines().forEach(line -> {
			var user = USER.matcher(line);
			if (user.matches()) {
				var holder = new SocketHolder(Long.parseLong(user.group(2)), user.group(1));
				var unix = UNIX.matcher(line);
				var tcp = TCP.matcher(line);
				if (unix.matches()) {
					holders.put(unix.group(2), holder);
				} else if (tcp.matches()) {
					holders.put(key(tcp.group(3), tcp.group(4), tcp.group(1), tcp.group(2)), holder);
				}
			}
		});
		return new SocketPeers(Map.copyOf(holders));
	}

	/** Who is at the other end of this one. */
	Optional<SocketHolder> of(SocketRow row) {
		var key = row.remote().map(remote -> key(row.local(), remote)).orElse(row.inode());
		return Optional.ofNullable(holders.get(key));
	}

	private static String key(Address local, Address remote) {
		return local instanceof Address.Tcp(var host, var port) && remote instanceof Address.Tcp(var peer, var peerPort)
				? key(host, Integer.toString(port), peer, Integer.toString(peerPort))
				: "";
	}

	private static String key(String host, String port, String otherHost, String otherPort) {
		return bare(host) + " " + port + " " + bare(otherHost) + " " + otherPort;
	}

	/** Without brackets, a name of the network card, and what marks an address of IPv4 in the tables of IPv6. */
	private static String bare(String host) {
		return host.replaceAll("[\\[\\]]|%.*", "").replaceFirst("^::ffff:", "");
	}
}
