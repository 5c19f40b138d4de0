package org.wheelhouse.emulator;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.QemuSocket;
import org.wheelhouse.host.RunningQemu;
import org.wheelhouse.host.launch.ProcessMark;
import org.wheelhouse.host.proc.QemuSockets;
import org.wheelhouse.host.proc.SocketPeers;
import org.wheelhouse.host.proc.SocketRow;

/**
 * The QEMUs that run on this computer. Remembers what it has seen: each look reads of a process that is no QEMU nothing, and of
 * one that is a QEMU its times, until its sockets change. One call at a time.
 */
final class QemuProcesses {

	/** A process may become another program long after it was started; then it is found at one of these. */
	private static final int ALL_AGAIN = 20;
	/** Sockets that are opened later than this are found when something else about them changes, or with all again. */
	private static final Duration OPENING = Duration.ofSeconds(10);
	private static final Path PROC = Path.of("/proc");
	private static final long SS_SECONDS = 5;

	private final ProcessTable processes;
	private final Predicate<List<String>> launched;
	private final Duration opening;
	private final Map<Long, Known> known = new HashMap<>();
	/** Have been looked at, and are none. */
	private final Set<Long> others = new HashSet<>();
	/** Were none at the last look, and may have been about to become one. */
	private Set<Long> fresh = new HashSet<>();
	/** The process that was started last before the last look; empty where the kernel does not tell. */
	private String newest = "";
	/** As they were at the last look, by network namespace. */
	private final Map<String, UnixTable> unixTables = new HashMap<>();
	private int looks;

	/** A table of unix sockets; one whose text is the same as before is not taken apart again. */
	private record UnixTable(String text, Map<Address, List<SocketRow>> rows) {

		static UnixTable of(String text) {
			return new UnixTable(text, SocketRow.unix(text)
					.collect(Collectors.groupingBy(SocketRow::local, LinkedHashMap::new, Collectors.toList())));
		}
	}

	/** What stays of one, and the sockets that it had when they were last looked at. */
	private static final class Known {
		private final ProcessMark mark;
		private final HostProcess process;
		private final String user;
		private final long uid;
		private final String network;
		private final Optional<Path> folder;
		private final ProcessPaths paths;
		private boolean open;
		/** Empty until they were looked at. */
		private Optional<List<SocketRow>> rows = Optional.empty();
		/** In which those rows were last looked for. */
		private Optional<UnixTable> table = Optional.empty();
		private List<QemuSocket> sockets = List.of();

		Known(ProcessMark mark, HostProcess process, String user, long uid, String network, Optional<Path> folder,
				ProcessPaths paths) {
			this.mark = mark;
			this.process = process;
			this.user = user;
			this.uid = uid;
			this.network = network;
			this.folder = folder;
			this.paths = paths;
		}

		/** Whether nothing is new about its sockets. */
		boolean isAsBefore(Tables tables) {
			var before = table;
			table = Optional.of(tables.unix());
			if (before.isPresent() && before.get() == tables.unix() && rows.isPresent() // the very text as then
					&& sockets.stream().allMatch(socket -> socket.address() instanceof Address.Unix)) {
				return true;
			}
			return Optional.of(own(tables)).equals(rows);
		}

		/** The rows that are about its sockets. */
		List<SocketRow> own(Tables tables) {
			return sockets.stream().flatMap(socket -> tables.about(socket.address())).toList();
		}
	}

	/** The tables of one network namespace, each read once at most. */
	private final class Tables {
		private final String network;
		private final Path net;
		private Optional<UnixTable> unix = Optional.empty();
		private Optional<List<SocketRow>> tcp = Optional.empty();

		/** @param pid of a process in it */
		Tables(String network, long pid) {
			this.network = network;
			net = PROC.resolve(pid + "/net");
		}

		private UnixTable unix() {
			if (unix.isEmpty()) {
				var text = text("unix");
				unix = Optional.of(Objects.requireNonNull(unixTables.compute(network,
						(_, before) -> before != null && before.text().equals(text) ? before : UnixTable.of(text))));
			}
			return unix.get();
		}

		private List<SocketRow> tcp() {
			if (tcp.isEmpty()) {
				tcp = Optional.of(Stream.concat(SocketRow.tcp(text("tcp")), SocketRow.tcp(text("tcp6"))).toList());
			}
			return tcp.get();
		}

		/** Those of sockets that have this address, TCP's on any. */
		Stream<SocketRow> about(Address address) {
			return address instanceof Address.Tcp(var _, var port)
					? tcp().stream()
							.filter(row -> row.local() instanceof Address.Tcp(var _, var other) && port == other)
					: unix().rows().getOrDefault(address, List.of()).stream();
		}

		List<SocketRow> all() {
			return Stream.concat(unix().rows().values().stream().flatMap(List::stream), tcp().stream()).toList();
		}

		private String text(String table) {
			try {
				return ProcessTable.text(net.resolve(table));
			} catch (IOException _) {
				return ""; // the process has ended, or there is no IPv6
			}
		}
	}

	/** @param launched whether a command line is that of a machine which the host knows by itself */
	QemuProcesses(ProcessTable processes, Predicate<List<String>> launched) {
		this(processes, launched, OPENING);
	}

	/** @param opening for how long one opens sockets */
	QemuProcesses(ProcessTable processes, Predicate<List<String>> launched, Duration opening) {
		this.processes = processes;
		this.launched = launched;
		this.opening = opening;
	}

	/** Those that run now. */
	synchronized List<RunningQemu> look() {
		var again = looks++ % ALL_AGAIN == 0;
		var last = newest;
		newest = newest();
		if (again || !fresh.isEmpty() || newest.isEmpty() || !newest.equals(last)) {
			meetNew(again);
		}
		var tables = new HashMap<String, Tables>();
		var peers = new Peers();
		var found = new ArrayList<RunningQemu>();
		for (var pid : List.copyOf(known.keySet())) {
			var qemu = Objects.requireNonNull(known.get(pid));
			var process = processes.readAgain(qemu.mark, qemu.process);
			if (process.isEmpty()) {
				known.remove(pid);
				continue;
			}
			sockets(process.get(), qemu, tables.computeIfAbsent(qemu.network, network -> new Tables(network, pid)),
					peers, again);
			found.add(new RunningQemu(process.get(), qemu.user, qemu.open, qemu.folder, qemu.paths, qemu.sockets));
		}
		unixTables.keySet().retainAll(tables.keySet());
		found.sort(Comparator.comparing((RunningQemu qemu) -> qemu.process().started())
				.thenComparing(qemu -> qemu.process().pid()));
		return List.copyOf(found);
	}

	private void meetNew(boolean again) {
		var there = numbered();
		if (again) {
			fresh.addAll(others);
			others.clear();
		}
		others.retainAll(there);
		known.keySet().retainAll(there);
		var none = new HashSet<Long>();
		for (var pid : there) {
			if (!others.contains(pid) && !known.containsKey(pid) && !meet(pid)) {
				(fresh.contains(pid) ? others : none).add(pid);
			}
		}
		fresh = none;
	}

	/** The id of the process, or thread, that was started last: the last word of /proc/loadavg; see proc_loadavg(5). */
	private static String newest() {
		try {
			var text = ProcessTable.text(PROC.resolve("loadavg")).strip();
			return text.substring(text.lastIndexOf(' ') + 1);
		} catch (IOException _) {
			return "";
		}
	}

	private static Set<Long> numbered() {
		var names = new File("/proc").list();
		var ids = new HashSet<Long>();
		for (var name : names == null ? new String[0] : names) {
			if (Character.isDigit(name.charAt(0))) {
				ids.add(Long.parseLong(name));
			}
		}
		return ids;
	}

	/** Whether it is one. */
	private boolean meet(long pid) {
		try {
			var arguments = processes.arguments(pid);
			var mark = processes.find(pid);
			if (!RunningQemu.runsMachine(arguments) || launched.test(arguments) || mark.isEmpty()) {
				return false;
			}
			var process = processes.read(pid);
			if (process.isPresent()) {
				var folder = PROC.resolve(Long.toString(pid));
				var uid = ((Number) Files.getAttribute(folder, "unix:uid")).longValue();
				known.put(pid,
						new Known(mark.get(), process.get(), Files.getOwner(folder).getName(), uid, network(folder),
								processes.workingFolder(pid), processes.paths(pid)));
			}
			return true;
		} catch (IOException _) {
			return false; // it has ended
		}
	}

	/** Also that of another user's process can be told from others, by the inode of a file of which each has one. */
	private static String network(Path process) {
		try {
			return Files.getAttribute(process.resolve("net/unix"), "unix:ino").toString();
		} catch (IOException _) {
			return "";
		}
	}

	private void sockets(HostProcess process, Known qemu, Tables tables, Peers peers, boolean again) {
		var young = Duration.between(process.started(), process.taken()).compareTo(opening) < 0;
		if (!again && !young && qemu.isAsBefore(tables)) {
			return;
		}
		var descriptors = descriptors(process.pid());
		qemu.open = descriptors.isPresent();
		// Whoever is connected is looked for only when somebody is.
		qemu.sockets = sockets(qemu, tables.all(), descriptors, SocketPeers.NONE);
		if (qemu.sockets.stream().anyMatch(QemuSocket::connected)) {
			qemu.sockets = sockets(qemu, tables.all(), descriptors, peers.get());
		}
		qemu.rows = Optional.of(qemu.own(tables));
	}

	private static List<QemuSocket> sockets(Known qemu, List<SocketRow> rows,
			Optional<Map<String, Integer>> descriptors,
			SocketPeers peers) {
		return descriptors.map(own -> QemuSockets.of(rows, own, peers)).orElseGet(
				() -> QemuSockets.of(rows, qemu.process.arguments(), qemu.uid, peers, qemu.paths, Files::isWritable));
	}

	/** The sockets of a process by their inodes; empty when this user may not look. */
	private static Optional<Map<String, Integer>> descriptors(long pid) {
		var sockets = new HashMap<String, Integer>();
		try (DirectoryStream<Path> all = Files.newDirectoryStream(PROC.resolve(pid + "/fd"))) {
			for (var descriptor : all) {
				var target = Files.readSymbolicLink(descriptor).toString();
				if (target.startsWith("socket:[")) {
					sockets.put(target.substring("socket:[".length(), target.length() - 1),
							Integer.valueOf(descriptor.getFileName().toString()));
				}
			}
			return Optional.of(sockets);
		} catch (IOException | DirectoryIteratorException _) {
			return Optional.empty();
		}
	}

	/** Asked for once a look at most: it looks at all descriptors of all processes. */
	private static final class Peers {
		private Optional<SocketPeers> told = Optional.empty();

		SocketPeers get() {
			if (told.isEmpty()) {
				told = Optional.of(ask());
			}
			return told.get();
		}

		private static SocketPeers ask() {
			try {
				return SocketPeers.parse(
						ShortProcess.run(List.of(SocketPeers.COMMAND.split(" ")), Duration.ofSeconds(SS_SECONDS))
								.output());
			} catch (IOException _) {
				return SocketPeers.NONE; // it is not installed
			}
		}
	}
}
