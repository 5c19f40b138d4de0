package org.wheelhouse.host.proc;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.QemuSocket;

/** Which sockets in the kernel's tables are those of a QEMU. */
public final class QemuSockets {

	private QemuSockets() {
		// holds no state
	}

	/**
	 * Those of a process into which this user may look.
	 *
	 * @param rows        of its network namespace
	 * @param descriptors what they are in that process, by their inodes
	 */
	public static List<QemuSocket> of(List<SocketRow> rows, Map<String, Integer> descriptors, SocketPeers peers) {
		var own = rows.stream().filter(row -> descriptors.containsKey(row.inode())).toList();
		var sockets = new ArrayList<QemuSocket>();
		for (var listens : own.stream().filter(SocketRow::listens).toList()) {
			sockets.add(socket(descriptors.getOrDefault(listens.inode(), -1), listens, own, peers, true));
		}
		return sockets;
	}

	/**
	 * Those of a process into which this user may not look: what its user has and its command line names.
	 *
	 * @param paths     what the process means by a path
	 * @param permitted whether this user may write to a file, which connecting to a socket takes
	 */
	public static List<QemuSocket> of(List<SocketRow> rows, List<String> arguments, long uid, SocketPeers peers,
			ProcessPaths paths, Predicate<Path> permitted) {
		var sockets = new ArrayList<QemuSocket>();
		for (var row : rows) {
			if (row.listens() && isNamed(row, arguments, uid)) {
				var may = !(row.local() instanceof Address.Unix(var path))
						|| paths.here(path).filter(permitted).isPresent();
				sockets.add(socket(-1, row, rows, peers, may));
			}
		}
		return sockets;
	}

	private static QemuSocket socket(int descriptor, SocketRow listens, List<SocketRow> rows, SocketPeers peers,
			boolean permitted) {
		var connections = rows.stream().filter(row -> !row.listens() && isOf(listens.local(), row.local())).toList();
		return new QemuSocket(descriptor, listens.local(), !connections.isEmpty(),
				connections.stream().flatMap(row -> peers.of(row).stream()).findFirst(), permitted);
	}

	/** A connection has the address to which somebody connected, where the socket may listen on all. */
	private static boolean isOf(Address listens, Address connection) {
		return listens.equals(connection) || listens instanceof Address.Tcp(var _, var port)
				&& connection instanceof Address.Tcp(var _, var other) && port == other;
	}

	private static boolean isNamed(SocketRow row, List<String> arguments, long uid) {
		return row.local() instanceof Address.Unix(var path)
				? arguments.stream().anyMatch(word -> word.contains(path.toString()))
				: row.local() instanceof Address.Tcp(var _, var port) && row.uid() == uid
						&& arguments.stream().anyMatch(word -> word.contains(Integer.toString(port)));
	}
}
