package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostProcess;

/** The sockets of a far computer, as its /proc/net tells those of its network namespace. */
record FarSockets(FarSide far, FarFiles files, FarProcesses processes) {

	/** __SO_ACCEPTCON among the flags of /proc/net/unix. */
	private static final int UNIX_LISTENS = 0x10000;
	private static final int UNIX_COLUMNS = 8;
	/** TCP_LISTEN and TCP_ESTABLISHED in the state column of /proc/net/tcp. */
	private static final String LISTENS = "0A";
	private static final String ESTABLISHED = "01";

	/** A row of /proc/net/tcp or tcp6. */
	private record TcpRow(int port, int remotePort, String state, String inode) {

		static Optional<TcpRow> parse(String line) {
			var columns = line.strip().split("\\s+");
			return columns.length > 9 && columns[1].matches("[0-9A-F]+:[0-9A-F]{4}")
					? Optional.of(new TcpRow(port(columns[1]), port(columns[2]), columns[3], columns[9]))
					: Optional.empty();
		}

		private static int port(String address) {
			return Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
		}
	}

	/** As of {@link org.wheelhouse.host.Host#listens}. */
	CompletableFuture<Boolean> listens(Path socket) {
		return unixInodes(socket).thenApply(inodes -> !inodes.isEmpty());
	}

	/** Whether any program listens on this port, on whatever address. */
	CompletableFuture<Boolean> listens(int port) {
		return tcp().thenApply(rows -> rows.anyMatch(row -> row.state().equals(LISTENS) && row.port() == port));
	}

	/** The ports from which connections come that lead to this port. */
	CompletableFuture<Set<Integer>> connectedTo(int port) {
		return tcp().thenApply(rows -> rows.filter(row -> row.state().equals(ESTABLISHED) && row.remotePort() == port)
				.map(TcpRow::port).collect(Collectors.toCollection(TreeSet::new)));
	}

	private CompletableFuture<Stream<TcpRow>> tcp() {
		return far.ask("cat /proc/net/tcp /proc/net/tcp6 2>/dev/null; :")
				.thenApply(answer -> answer.text().lines().flatMap(line -> TcpRow.parse(line).stream()));
	}

	/** As of {@link org.wheelhouse.host.Host#processListeningOn}. */
	CompletableFuture<Optional<HostProcess>> processListeningOn(Address address) {
		var inodes = switch (address) {
			case Address.Unix(Path path) -> unixInodes(path);
			case Address.Tcp(String host, int port) -> isLoopback(host)
					? tcp().thenApply(rows -> rows.filter(row -> row.state().equals(LISTENS) && row.port() == port)
							.map(TcpRow::inode).toList())
					: CompletableFuture.completedFuture(List.<String>of());
		};
		return inodes.thenCompose(this::holders).thenCompose(this::qemu);
	}

	static boolean isLoopback(String host) {
		return host.isEmpty() || host.equals("localhost") || host.startsWith("127.") || host.equals("::1");
	}

	/** The processes, of those that this user may look into, that have one of these sockets. */
	private CompletableFuture<List<Long>> holders(List<String> inodes) {
		if (inodes.isEmpty()) {
			return CompletableFuture.completedFuture(List.of());
		}
		return far
				.ask("ls -ln /proc/[0-9]*/fd 2>/dev/null | grep -E '^/proc/|socket:.(" + String.join("|", inodes)
						+ ").$'; :")
				.thenApply(answer -> {
					var pids = new ArrayList<Long>();
					var pid = 0L;
					for (var line : answer.text().lines().toList()) {
						if (line.startsWith("/proc/")) {
							pid = Long.parseLong(line.split("/")[2]);
						} else if (!pids.contains(pid)) {
							pids.add(pid);
						}
					}
					return List.copyOf(pids);
				});
	}

	private CompletableFuture<Optional<HostProcess>> qemu(List<Long> pids) {
		var found = CompletableFuture.completedFuture(Optional.<HostProcess>empty());
		for (var pid : pids) {
			found = found.thenCompose(known -> known.isPresent()
					? CompletableFuture.completedFuture(known)
					: processes.process(pid).thenApply(process -> process.filter(HostProcess::isQemu)));
		}
		return found;
	}

	/** Columns: slot, references, protocol, flags, type, state, inode, path. The newest owner of a path comes last. */
	private CompletableFuture<List<String>> unixInodes(Path path) {
		var name = String.valueOf(path.getFileName());
		return far.ask("grep -F -e " + Script.word(name) + " /proc/net/unix; :").thenCompose(answer -> {
			var same = new ArrayList<CompletableFuture<Optional<String>>>();
			answer.text().lines().map(row -> row.split("\\s+", UNIX_COLUMNS)).filter(FarSockets::listens)
					.forEach(row -> same
							.add(isSame(row[7], path).thenApply(yes -> yes ? Optional.of(row[6]) : Optional.empty())));
			return CompletableFuture.allOf(same.toArray(CompletableFuture[]::new))
					.thenApply(_ -> same.stream().flatMap(inode -> inode.join().stream()).toList());
		});
	}

	private static boolean listens(String[] row) {
		return row.length == UNIX_COLUMNS && row[3].matches("[0-9A-Fa-f]{8}")
				&& (Integer.parseUnsignedInt(row[3], 16) & UNIX_LISTENS) != 0;
	}

	private CompletableFuture<Boolean> isSame(String listed, Path asked) {
		if (listed.equals(asked.toString())) {
			return CompletableFuture.completedFuture(true);
		}
		if (!listed.startsWith("/") || !listed.endsWith("/" + asked.getFileName())) {
			return CompletableFuture.completedFuture(false);
		}
		return files.status(Path.of(listed)).thenCombine(files.status(asked),
				(one, other) -> one.filter(FileStatus::exists).isPresent()
						&& other.filter(one.get()::isSame).isPresent());
	}
}
