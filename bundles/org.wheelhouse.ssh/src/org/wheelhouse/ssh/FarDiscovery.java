package org.wheelhouse.ssh;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.RunningQemu;
import org.wheelhouse.host.proc.ProcessStat;

/**
 * The QEMUs that run on a far computer. Remembers what it has seen: a look at rest is one round trip, in which that computer
 * reads the command lines of new processes, the times of QEMUs and the rows of their sockets. Only what is new, or whose sockets
 * are others than before, is looked at closely ({@link FarQemuReader}). One call at a time.
 */
final class FarDiscovery {

	/** A process may become another program long after it was started; then it is found at one of these. */
	private static final int ALL_AGAIN = 20;
	/** Sockets that are opened later than this are found when something else about them changes, or with all again. */
	private static final Duration OPENING = Duration.ofSeconds(10);
	private static final String END = "sockets";

	private final FarSide far;
	private final FarQemuReader closely;
	private final Predicate<List<String>> launched;
	private final Map<Long, RunningQemu> known = new HashMap<>();
	/** Have been looked at, and are none. */
	private final Set<Long> others = new HashSet<>();
	/** Were none at the last look, and may have been about to become one. */
	private Set<Long> fresh = new HashSet<>();
	/** The rows of the sockets of those that are known, as they were when these were looked at closely. */
	private String rows = "";
	private int looks;

	/** @param launched whether a command line is that of a machine which the host knows by itself */
	FarDiscovery(FarSide far, Predicate<List<String>> launched) {
		this.far = far;
		this.closely = new FarQemuReader(far);
		this.launched = launched;
	}

	/** As of {@link org.wheelhouse.host.Host#runningQemus}. */
	CompletableFuture<List<RunningQemu>> look() {
		return far.ask(script()).thenCompose(answer -> seen(answer.text()));
	}

	private synchronized String script() {
		if (looks++ % ALL_AGAIN == 0) {
			others.clear();
			rows = "";
		}
		var skipped = Stream.concat(others.stream(), known.keySet().stream()).map(String::valueOf)
				.collect(Collectors.joining(" ", " ", " "));
		var stats = known.keySet().stream().map(pid -> pid + "/stat").collect(Collectors.joining(" "));
		return "cd /proc || exit\nk='" + skipped + "'\nset --\n"
				+ "for p in [0-9]*; do case $k in *\" $p \"*) ;; *) set -- \"$@\" $p/cmdline ;; esac; done\n"
				+ "echo [0-9]*\necho $(grep -lasE 'qemu|kvm' \"$@\" /dev/null)\n"
				+ (stats.isEmpty() ? "" : "cat " + stats + " 2>/dev/null\n") + "echo " + END + "\n" + rowsScript()
				+ ":";
	}

	/** Prints the rows that are about the sockets of those that are known. */
	private String rowsScript() {
		var paths = new ArrayList<String>();
		var ports = new ArrayList<String>();
		for (var qemu : known.values()) {
			for (var socket : qemu.sockets()) {
				if (socket.address() instanceof Address.Unix(var path)) {
					paths.add(Script.word(path));
				} else if (socket.address() instanceof Address.Tcp(var _, var port)) {
					ports.add(String.format("':%04X '", port));
				}
			}
		}
		return grep(paths, "net/unix") + grep(ports, "net/tcp net/tcp6");
	}

	private static String grep(List<String> wanted, String files) {
		return wanted.isEmpty()
				? ""
				: "grep -haF " + wanted.stream().map(word -> "-e " + word).collect(Collectors.joining(" ")) + " "
						+ files
						+ " 2>/dev/null\n";
	}

	private synchronized CompletableFuture<List<RunningQemu>> seen(String told) {
		var lines = new ArrayList<>(told.lines().toList());
		if (lines.size() < 2) {
			return CompletableFuture.completedFuture(List.of());
		}
		var there = numbers(lines.removeFirst()).boxed().collect(Collectors.toSet());
		var named = numbers(lines.removeFirst().replace("/cmdline", "")).boxed().collect(Collectors.toSet());
		others.retainAll(there);
		known.keySet().retainAll(there);
		var none = new HashSet<Long>();
		for (var pid : there) {
			if (!others.contains(pid) && !known.containsKey(pid) && !named.contains(pid)) {
				(fresh.contains(pid) ? others : none).add(pid);
			}
		}
		fresh = none;
		var end = lines.indexOf(END);
		var now = String.join("\n", lines.subList(end + 1, lines.size()));
		again(lines.subList(0, Math.max(0, end)));
		var changed = !now.equals(rows);
		rows = now;
		Set<Long> close = new HashSet<>(named);
		known.forEach((pid, qemu) -> {
			if (changed || isYoung(qemu.process())) {
				close.add(pid);
			}
		});
		return close.isEmpty() ? CompletableFuture.completedFuture(all()) : closely.read(close).thenApply(this::take);
	}

	private static LongStream numbers(String line) {
		return Stream.of(line.strip().split("\\s+")).filter(word -> word.matches("\\d+")).mapToLong(Long::parseLong);
	}

	private static boolean isYoung(HostProcess process) {
		return Duration.between(process.started(), process.taken()).compareTo(OPENING) < 0;
	}

	/** Another reading of those that are known, of their times; what is another process now, or has ended, is forgotten. */
	private void again(List<String> stats) {
		var now = Instant.now();
		var read = stats.stream().flatMap(line -> ProcessStat.parse(line).stream())
				.collect(Collectors.toMap(ProcessStat::id, stat -> stat, (one, _) -> one));
		known.entrySet().removeIf(entry -> {
			var stat = read.get(entry.getKey());
			return stat == null || stat.isGone() || !closely.isSame(entry.getValue(), stat);
		});
		known.replaceAll((pid, qemu) -> {
			var stat = read.get(pid);
			var before = qemu.process();
			return stat == null
					? qemu
					: with(qemu, new HostProcess(pid, before.arguments(), before.started(),
							stat.cpuTime(), closely.resident(stat), now));
		});
	}

	private static RunningQemu with(RunningQemu qemu, HostProcess process) {
		return new RunningQemu(process, qemu.user(), qemu.open(), qemu.folder(), qemu.paths(), qemu.sockets());
	}

	private synchronized List<RunningQemu> take(List<RunningQemu> read) {
		for (var qemu : read) {
			var pid = qemu.process().pid();
			var arguments = qemu.process().arguments();
			if (RunningQemu.runsMachine(arguments) && !launched.test(arguments)) {
				known.put(pid, qemu);
			} else {
				known.remove(pid);
				others.add(pid);
			}
		}
		return all();
	}

	private List<RunningQemu> all() {
		return known.values().stream().sorted(Comparator.comparing((RunningQemu qemu) -> qemu.process().started())
				.thenComparing(qemu -> qemu.process().pid())).toList();
	}
}
