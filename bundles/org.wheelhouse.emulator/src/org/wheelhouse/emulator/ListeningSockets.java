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
import org.wheelhouse.host.proc.ListeningPorts;
import org.wheelhouse.host.proc.SocketRow;

/** Finds the QEMU that listens on a socket of this computer, among the processes that this user may look into. */
final class ListeningSockets {

	private static final Path NET = Path.of("/proc/self/net");
	private final ProcessTable processes;

	ListeningSockets(ProcessTable processes) {
		this.processes = processes;
	}

	/** The process behind the address, if it can be told. */
	Optional<HostProcess> find(Address address) {
		List<String> inodes = switch (address) {
			case Address.Unix(Path path) -> unixInodes(path);
			case Address.Port port -> SocketRow.isLoopback(port.host())
					? Stream.of("tcp", "tcp6").flatMap(table -> SocketRow.tcp(table(table)))
							.filter(row -> row.listens() && row.local() instanceof Address.Tcp(var _, var its)
									&& its == port.port())
							.map(SocketRow::inode).toList()
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

	/** The newest owner of a path comes last. */
	private List<String> unixInodes(Path path) {
		return SocketRow.unix(table("unix"))
				.filter(row -> row.listens() && row.local() instanceof Address.Unix(var listed)
						&& (listed.equals(path) || isSame(bound(listed, row.inode(), path), path)))
				.map(SocketRow::inode).toList();
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

	/** The ports of TCP and UDP on which any process listens. */
	List<ListeningPort> ports() {
		return Stream.of(ListeningPorts.tcp(table("tcp")), ListeningPorts.tcp(table("tcp6")),
				ListeningPorts.udp(table("udp")), ListeningPorts.udp(table("udp6"))).flatMap(all -> all).distinct()
				.toList();
	}

	private static String table(String name) {
		try {
			return ProcessTable.text(NET.resolve(name));
		} catch (IOException _) {
			return ""; // for example no IPv6
		}
	}
}
