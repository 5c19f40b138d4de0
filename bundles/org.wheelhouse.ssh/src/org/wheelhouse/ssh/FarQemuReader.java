package org.wheelhouse.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.QemuSocket;
import org.wheelhouse.host.RunningQemu;
import org.wheelhouse.host.proc.ProcessStat;
import org.wheelhouse.host.proc.QemuSockets;
import org.wheelhouse.host.proc.SocketPeers;
import org.wheelhouse.host.proc.SocketRow;

/** Looks closely at some processes of a far computer: their folders, namespaces and sockets, and who is connected to these. */
final class FarQemuReader {

	private static final Pattern DESCRIPTOR = Pattern.compile(".* (\\d+) -> socket:\\[(\\d+)\\]");
	private static final long USUAL_PAGE = 4096;
	private static final int OWNER_COLUMN = 2;

	private final FarSide far;
	/** Begins a part of an answer; nobody who writes a command line knows it. */
	private final String mark = "part" + UUID.randomUUID().toString().replace("-", "");
	private volatile Instant boot = Instant.EPOCH;
	private volatile long page = USUAL_PAGE;

	FarQemuReader(FarSide far) {
		this.far = far;
	}

	/** Whether a process that was read is the one that has this stat now. */
	boolean isSame(RunningQemu qemu, ProcessStat stat) {
		return boot.plus(stat.sinceBoot()).equals(qemu.process().started());
	}

	/** Resident memory, in bytes. */
	long resident(ProcessStat stat) {
		return stat.residentPages() * page;
	}

	/** Those of these processes that are still there, QEMUs or not. */
	CompletableFuture<List<RunningQemu>> read(Collection<Long> pids) {
		return far.ask(script(pids)).thenCompose(answer -> {
			var host = new Parts(parts(answer.bytes()));
			var now = Instant.now();
			var read = pids.stream().flatMap(pid -> read(pid, host, now).stream()).toList();
			return permitted(read);
		});
	}

	private String script(Collection<Long> pids) {
		return """
				cd /proc || exit
				m() { printf '\\n%%s %%s\\n' %1$s "$*"; }
				m host
				grep btime stat; getconf PAGESIZE 2>/dev/null || echo; readlink self/ns/mnt || echo; readlink self/root || echo
				w=$(ls -iL self/net/unix 2>/dev/null); w=${w%%%% self*}; echo "$w"
				for p in %2$s; do
				m stat $p; cat $p/stat 2>/dev/null
				m arguments $p; cat $p/cmdline 2>/dev/null
				m links $p; for l in cwd ns/mnt root; do readlink $p/$l 2>/dev/null || echo; done
				m owner $p; ls -ld $p/ 2>/dev/null; ls -ldn $p/ 2>/dev/null
				m fd $p; [ -r $p/fd ] && echo open && ls -l $p/fd 2>/dev/null
				o=$(ls -iL $p/net/unix 2>/dev/null); o=${o%%%% $p*}
				[ "$o" = "$w" ] || { m unix $p; cat $p/net/unix 2>/dev/null; m tcp $p; cat $p/net/tcp $p/net/tcp6 2>/dev/null; }
				done
				m unix; cat net/unix 2>/dev/null
				m tcp; cat net/tcp net/tcp6 2>/dev/null
				m ss; command -v ss >/dev/null && %3$s 2>/dev/null
				m end"""
				.formatted(mark, pids.stream().map(String::valueOf).collect(Collectors.joining(" ")),
						SocketPeers.COMMAND);
	}

	/** By their names. Bytes, as a command line is any bytes. */
	private Map<String, String> parts(byte[] answer) {
		var parts = new HashMap<String, String>();
		for (var part : new String(answer, StandardCharsets.UTF_8).split("\n" + mark + " ")) {
			var end = part.indexOf('\n');
			if (end > 0) {
				parts.put(part.substring(0, end), part.substring(end + 1));
			}
		}
		return parts;
	}

	/** What was told; what is missing is empty. */
	private final class Parts {
		private final Map<String, String> parts;
		private final List<String> host;
		private final SocketPeers peers;

		Parts(Map<String, String> parts) {
			this.parts = parts;
			host = Arrays.asList((text("host") + "\n\n\n\n\n").split("\n", -1));
			peers = SocketPeers.parse(text("ss"));
			boot = Instant.ofEpochSecond(number(host.getFirst(), 0));
			page = number(host.get(1), USUAL_PAGE);
		}

		String text(String name) {
			return parts.getOrDefault(name, "");
		}

		List<String> lines(String name, long pid) {
			return text(name + " " + pid).lines().toList();
		}

		boolean has(String name) {
			return parts.containsKey(name);
		}

		String line(String name, long pid, int number) {
			var lines = lines(name, pid);
			return number < lines.size() ? lines.get(number) : "";
		}

		List<SocketRow> rows(long pid) {
			var own = has("unix " + pid) ? " " + pid : "";
			return Stream.concat(SocketRow.unix(text("unix" + own)), SocketRow.tcp(text("tcp" + own))).toList();
		}
	}

	private static long number(String line, long otherwise) {
		var digits = line.replaceAll("\\D", "");
		return digits.isEmpty() ? otherwise : Long.parseLong(digits);
	}

	private Optional<RunningQemu> read(long pid, Parts told, Instant now) {
		var stat = ProcessStat.parse(told.line("stat", pid, 0)).filter(one -> !one.isGone());
		var command = told.text("arguments " + pid);
		if (stat.isEmpty() || command.isEmpty()) {
			return Optional.empty();
		}
		var arguments = List.of(command.replaceFirst("\0$", "").split("\0", -1));
		var process = new HostProcess(pid, arguments, boot.plus(stat.get().sinceBoot()), stat.get().cpuTime(),
				resident(stat.get()), now);
		var own = "/proc/" + pid;
		var sharesFiles = isSame(told.line("links", pid, 1), told.host.get(2))
				&& isSame(told.line("links", pid, 2), told.host.get(3));
		var paths = new ProcessPaths(Optional.of(Path.of(own, "cwd")), Optional.of(Path.of(own, "root")), sharesFiles,
				!told.has("unix " + pid));
		var open = told.line("fd", pid, 0).equals("open");
		var sockets = open
				? QemuSockets.of(told.rows(pid), descriptors(told.lines("fd", pid)), told.peers)
				: QemuSockets.of(told.rows(pid), arguments, number(column(told.line("owner", pid, 1)), -1), told.peers,
						paths, _ -> true);
		return Optional.of(new RunningQemu(process, column(told.line("owner", pid, 0)), open,
				Optional.of(told.line("links", pid, 0)).filter(folder -> folder.startsWith("/")).map(Path::of), paths,
				sockets));
	}

	/** What cannot be read, because the process is another user's, is taken for the usual. */
	private static boolean isSame(String link, String own) {
		return link.isEmpty() || link.equals(own);
	}

	private static String column(String line) {
		var columns = line.strip().split("\\s+");
		return columns.length > OWNER_COLUMN ? columns[OWNER_COLUMN] : "";
	}

	private static Map<String, Integer> descriptors(List<String> lines) {
		return lines.stream().map(DESCRIPTOR::matcher).filter(matcher -> matcher.matches())
				.collect(Collectors.toMap(matcher -> matcher.group(2), matcher -> Integer.valueOf(matcher.group(1)),
						(one, _) -> one));
	}

	/** Whether this user may connect to a socket of another user's process is asked of its file. */
	private CompletableFuture<List<RunningQemu>> permitted(List<RunningQemu> read) {
		var asked = new ArrayList<Path>();
		for (var qemu : read) {
			if (!qemu.open()) {
				qemu.sockets().forEach(socket -> here(qemu, socket).ifPresent(asked::add));
			}
		}
		if (asked.isEmpty()) {
			return CompletableFuture.completedFuture(read);
		}
		return far.ask(asked.stream().map(path -> "[ -w " + Script.word(path) + " ] && echo y || echo n\n")
				.collect(Collectors.joining())).thenApply(answer -> {
					var told = answer.text().lines().toList();
					Set<Path> may = new HashSet<>();
					for (var at = 0; at < Math.min(told.size(), asked.size()); at++) {
						if (told.get(at).equals("y")) {
							may.add(asked.get(at));
						}
					}
					return read.stream().map(qemu -> qemu.open() ? qemu : allowed(qemu, may)).toList();
				});
	}

	private static Optional<Path> here(RunningQemu qemu, QemuSocket socket) {
		return socket.address() instanceof Address.Unix(var path) ? qemu.paths().here(path) : Optional.empty();
	}

	private static RunningQemu allowed(RunningQemu qemu, Set<Path> may) {
		var sockets = qemu.sockets().stream().map(socket -> new QemuSocket(socket.descriptor(), socket.address(),
				socket.connected(), socket.holder(), here(qemu, socket).map(may::contains).orElse(true))).toList();
		return new RunningQemu(qemu.process(), qemu.user(), false, qemu.folder(), qemu.paths(), sockets);
	}
}
