package org.wheelhouse.ssh;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.host.proc.ListeningPorts;
import org.wheelhouse.host.proc.SocketRow;

/** The sockets of a far computer, as its /proc/net tells those of its network namespace. */
record FarSockets(FarSide far, FarFiles files, FarProcesses processes) {

	/** Between the tables of TCP and those of UDP. */
	private static final String UDP = "udp:";

	/** As of {@link org.wheelhouse.host.Host#listens}. */
	CompletableFuture<Boolean> listens(Path socket) {
		return unixInodes(socket).thenApply(inodes -> !inodes.isEmpty());
	}

	/** As of {@link org.wheelhouse.host.Host#listeningPorts}. */
	CompletableFuture<List<ListeningPort>> ports() {
		return far.ask("cat /proc/net/tcp /proc/net/tcp6 2>/dev/null; echo " + UDP
				+ "; cat /proc/net/udp /proc/net/udp6 2>/dev/null; :").thenApply(answer -> {
					var tables = (answer.text() + " ").split(UDP, 2);
					return Stream.concat(ListeningPorts.tcp(tables[0]),
							ListeningPorts.udp(tables.length > 1 ? tables[1] : "")).toList();
				});
	}

	/** Whether any program listens on this port, on whatever address. */
	CompletableFuture<Boolean> listens(int port) {
		return listening(port).thenApply(rows -> !rows.isEmpty());
	}

	/** The inodes of the sockets that listen on this port. */
	private CompletableFuture<List<String>> listening(int port) {
		return tcp().thenApply(rows -> rows.filter(row -> row.listens() && port(row.local()) == port)
				.map(SocketRow::inode).toList());
	}

	/** The ports from which connections come that lead to this port. */
	CompletableFuture<Set<Integer>> connectedTo(int port) {
		return tcp().thenApply(rows -> rows.filter(row -> row.remote().filter(to -> port(to) == port).isPresent())
				.map(row -> port(row.local())).collect(Collectors.toCollection(TreeSet::new)));
	}

	private static int port(Address address) {
		return address instanceof Address.Port port ? port.port() : -1;
	}

	private CompletableFuture<Stream<SocketRow>> tcp() {
		return far.ask("cat /proc/net/tcp /proc/net/tcp6 2>/dev/null; :")
				.thenApply(answer -> SocketRow.tcp(answer.text()));
	}

	/** As of {@link org.wheelhouse.host.Host#processListeningOn}. */
	CompletableFuture<Optional<HostProcess>> processListeningOn(Address address) {
		var inodes = switch (address) {
			case Address.Unix(Path path) -> unixInodes(path);
			case Address.Port port -> SocketRow.isLoopback(port.host())
					? listening(port.port())
					: CompletableFuture.completedFuture(List.<String>of());
		};
		return inodes.thenCompose(this::holders).thenCompose(this::qemu);
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

	/** The newest owner of a path comes last. */
	private CompletableFuture<List<String>> unixInodes(Path path) {
		var name = String.valueOf(path.getFileName());
		return far.ask("grep -F -e " + Script.word(name) + " /proc/net/unix; :").thenCompose(answer -> {
			var same = new ArrayList<CompletableFuture<Optional<String>>>();
			SocketRow.unix(answer.text()).filter(SocketRow::listens).forEach(row -> same.add(isSame(row.local(), path)
					.thenApply(yes -> yes ? Optional.of(row.inode()) : Optional.empty())));
			return CompletableFuture.allOf(same.toArray(CompletableFuture[]::new))
					.thenApply(_ -> same.stream().flatMap(inode -> inode.join().stream()).toList());
		});
	}

	private CompletableFuture<Boolean> isSame(Address address, Path asked) {
		if (!(address instanceof Address.Unix(var listed))
				|| !Objects.equals(listed.getFileName(), asked.getFileName())) {
			return CompletableFuture.completedFuture(false);
		}
		if (listed.equals(asked) || !listed.isAbsolute()) {
			return CompletableFuture.completedFuture(listed.equals(asked));
		}
		return files.status(listed).thenCombine(files.status(asked),
				(one, other) -> one.filter(FileStatus::exists).isPresent()
						&& other.filter(one.get()::isSame).isPresent());
	}
}
