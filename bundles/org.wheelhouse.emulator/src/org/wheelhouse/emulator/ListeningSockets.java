package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.host.proc.SocketRow;

/** Finds the QEMU that listens on a socket of this computer, among the processes that this user may look into. */
final class ListeningSockets {

	private static final Path NET = Path.of("/proc/self/net");
	/** __SO_ACCEPTCON among the flags of /proc/net/unix. */
	private static final int UNIX_LISTENS = 0x10000;
	/** TCP_LISTEN in the state column of /proc/net/tcp. */
	private static final String TCP_LISTENS = "0A";
	/** TCP_CLOSE: what a socket of UDP is that has no other end. */
	private static final String UDP_BOUND = "07";

	private final ProcessTable processes;

	ListeningSockets(ProcessTable processes) {
		this.processes = processes;
	}

	/** The process behind the address, if it can be told. */
	Optional<HostProcess> find(Address address) {
		List<String> inodes = switch (address) {
			case Address.Unix(Path path) -> unixInodes(path);
			case Address.Tcp(String host, int port) -> isThisComputer(host)
					? Stream.concat(tcpInodes("tcp", port), tcpInodes("tcp6", port)).toList()
					: List.<String>of();
		};
		if (inodes.isEmpty()) {
			return Optional.empty();
		}
		return processes.all().stream().filter(this::isQemu)
				.filter(pid -> inodes.stream().anyMatch(inode -> processes.holdsSocket(pid, inode)))
				.flatMap(pid -> processes.read(pid).stream()).findFirst();
	}

	/** Whether any process listens on the unix socket, whoever's it is. */
	boolean anybody(Path socket) {
		return !unixInodes(socket).isEmpty();
	}

	private boolean isQemu(long pid) {
		try {
			return HostProcess.isQemu(processes.arguments(pid));
		} catch (IOException _) {
			return false;
		}
	}

	/** Columns: slot, references, protocol, flags, type, state, inode, path. The newest owner of a path comes last. */
	private List<String> unixInodes(Path path) {
		return rows("unix").map(row -> row.split("\\s+", 8))
				.filter(c -> c.length == 8 && (Integer.parseInt(c[3], 16) & UNIX_LISTENS) != 0)
				.filter(c -> c[7].equals(path.toString()) || isSame(bound(Path.of(c[7]), c[6], path), path))
				.map(c -> c[6])
				.toList();
	}

	/** A path that does not begin at the root was bound in the folder in which its process works. */
	private Path bound(Path listed, String inode, Path asked) {
		if (listed.isAbsolute() || !Objects.equals(listed.getFileName(), asked.getFileName())) {
			return listed;
		}
		return processes.all().stream().filter(pid -> processes.holdsSocket(pid, inode))
				.flatMap(pid -> processes.workingFolder(pid).stream()).findFirst()
				.map(folder -> folder.resolve(listed).normalize()).orElse(listed);
	}

	private static boolean isSame(Path listed, Path asked) {
		try {
			return listed.isAbsolute() && listed.getFileName() != null
					&& listed.getFileName().equals(asked.getFileName())
					&& (listed.equals(asked) || Files.isSameFile(listed, asked));
		} catch (IOException _) {
			return false;
		}
	}

	/** Columns: slot, local address and port in hexadecimal, remote, state, five more, inode. */
	private static Stream<String> tcpInodes(String table, int port) {
		String suffix = String.format(":%04X", port);
		return rows(table).map(row -> row.strip().split("\\s+"))
				.filter(c -> c.length > 9 && c[1].endsWith(suffix) && c[3].equals(TCP_LISTENS)).map(c -> c[9]);
	}

	/** The ports of TCP and UDP on which any process listens. */
	List<ListeningPort> ports() {
		return Stream.of(ports("tcp", TCP_LISTENS), ports("tcp6", TCP_LISTENS), ports("udp", UDP_BOUND),
				ports("udp6", UDP_BOUND)).flatMap(all -> all).distinct().toList();
	}

	private static Stream<ListeningPort> ports(String table, String state) {
		return rows(table).map(row -> row.strip().split("\\s+")).filter(c -> c.length > 9 && c[3].equals(state))
				.map(c -> new ListeningPort(table.startsWith("udp"),
						SocketRow.numeric(c[1].substring(0, c[1].indexOf(':'))),
						Integer.parseInt(c[1].substring(c[1].indexOf(':') + 1), 16)));
	}

	private static Stream<String> rows(String table) {
		try {
			return ProcessTable.text(NET.resolve(table)).lines().skip(1);
		} catch (IOException _) {
			return Stream.empty(); // for example no IPv6
		}
	}

	private static boolean isThisComputer(String host) {
		return host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
	}
}
