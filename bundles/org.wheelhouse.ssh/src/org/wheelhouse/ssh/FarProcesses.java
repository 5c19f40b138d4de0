package org.wheelhouse.ssh;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.HostResources;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.ThreadPlace;
import org.wheelhouse.host.proc.ProcessStat;

/** The processes of a far computer, as its /proc tells them. */
record FarProcesses(FarSide far) {

	private static final int KIB = 1024;

	/** As of {@link org.wheelhouse.host.Host#process}. */
	CompletableFuture<Optional<HostProcess>> process(long pid) {
		return far
				.ask("cd /proc/" + pid
						+ " && cat stat && grep btime /proc/stat && { grep VmRSS: status || echo; } && cat cmdline")
				.thenApply(answer -> answer.succeeded() ? process(answer.bytes()) : Optional.empty());
	}

	private static Optional<HostProcess> process(byte[] told) {
		var text = new String(told, StandardCharsets.UTF_8).split("\n", 4);
		if (text.length < 4) {
			return Optional.empty();
		}
		return ProcessStat.parse(text[0]).filter(stat -> !stat.isGone())
				.map(stat -> new HostProcess(stat.id(), arguments(text[3]),
						Instant.ofEpochSecond(number(text[1])).plus(stat.sinceBoot()), stat.cpuTime(),
						number(text[2]) * KIB,
						Instant.now()));
	}

	private static List<String> arguments(String text) {
		return text.isEmpty() ? List.of() : Arrays.asList(text.replaceFirst("\0$", "").split("\0", -1));
	}

	private static long number(String line) {
		var digits = line.replaceAll("\\D", "");
		return digits.isEmpty() ? 0 : Long.parseLong(digits);
	}

	/** As of {@link org.wheelhouse.host.Host#threadTimes}. */
	CompletableFuture<Map<Long, Duration>> threadTimes(long pid) {
		return threads(pid)
				.thenApply(
						all -> all.collect(Collectors.toMap(ProcessStat::id, ProcessStat::cpuTime, (one, _) -> one)));
	}

	private CompletableFuture<Stream<ProcessStat>> threads(long pid) {
		return stats("/proc/" + pid + "/task/*/stat");
	}

	private CompletableFuture<Stream<ProcessStat>> stats(String files) {
		return far.ask("cat " + files + " 2>/dev/null; :")
				.thenApply(answer -> answer.text().lines().flatMap(line -> ProcessStat.parse(line).stream()));
	}

	/** As of {@link org.wheelhouse.host.Host#threadPlaces}. */
	CompletableFuture<Map<Long, ThreadPlace>> threadPlaces(long pid) {
		var allowed = far.ask("cd /proc/" + pid + "/task && grep -H Cpus_allowed_list: */status 2>/dev/null; :");
		return threads(pid).thenCombine(allowed, (all, lists) -> {
			var ranges = new HashMap<Long, String>();
			lists.text().lines().filter(line -> line.matches("\\d+/status:.*"))
					.forEach(line -> ranges.put(Long.parseLong(line.substring(0, line.indexOf('/'))),
							line.substring(line.lastIndexOf(':') + 1).strip()));
			return all.collect(Collectors.toMap(ProcessStat::id,
					stat -> new ThreadPlace(stat.processor(), ranges.getOrDefault(stat.id(), "")), (one, _) -> one));
		});
	}

	/** A process and all that it started and that they did, the youngest first; empty when it has ended. */
	CompletableFuture<List<Long>> family(long pid) {
		return stats("/proc/[0-9]*/stat").thenApply(all -> {
			var living = all.filter(stat -> !stat.isGone()).toList();
			var children = living.stream().collect(
					Collectors.groupingBy(stat -> stat.parent(),
							Collectors.mapping(ProcessStat::id, Collectors.toList())));
			var family = new ArrayList<Long>();
			if (living.stream().anyMatch(stat -> stat.id() == pid)) {
				collect(pid, children, family);
			}
			return List.copyOf(family);
		});
	}

	private static void collect(long pid, Map<Long, List<Long>> children, List<Long> family) {
		children.getOrDefault(pid, List.of()).forEach(child -> collect(child, children, family));
		family.add(pid);
	}

	/** Sends a signal to processes, those that are gone left out. */
	CompletableFuture<FarShell.Answer> signal(String signal, List<Long> pids) {
		return far.ask(
				pids.stream().map(pid -> "kill -" + signal + " " + pid + " 2>/dev/null\n").collect(Collectors.joining())
						+ ":");
	}

	/** As of {@link org.wheelhouse.host.Host#paths}. */
	CompletableFuture<ProcessPaths> paths(long pid) {
		if (pid == 0) {
			return CompletableFuture.completedFuture(ProcessPaths.UNKNOWN);
		}
		var own = "/proc/" + pid;
		return far.ask("cd " + own
				+ " 2>/dev/null || exit\nfor l in ns/mnt root ns/net; do a=$(readlink $l 2>/dev/null) && b=$(readlink /proc/self/$l)"
				+ " && [ \"$a\" != \"$b\" ] && echo other || echo own; done").thenApply(answer -> {
					var told = answer.text().lines().toList();
					return told.size() < 3 || !answer.succeeded()
							? ProcessPaths.UNKNOWN
							: new ProcessPaths(Optional.of(Path.of(own, "cwd")), Optional.of(Path.of(own, "root")),
									told.get(0).equals("own") && told.get(1).equals("own"), told.get(2).equals("own"));
				});
	}

	/** As of {@link org.wheelhouse.host.Host#resources}. */
	CompletableFuture<HostResources> resources() {
		return far.ask("grep -c ^processor /proc/cpuinfo; grep -E '^Mem(Total|Available):' /proc/meminfo")
				.thenApply(answer -> {
					var lines = answer.text().lines().toList();
					Function<String, Long> bytes = name -> lines.stream().filter(line -> line.startsWith(name))
							.findFirst()
							.map(line -> number(line) * KIB).orElseThrow();
					return new HostResources((int) number(lines.getFirst()), bytes.apply("MemTotal"),
							bytes.apply("MemAvailable"));
				});
	}
}
