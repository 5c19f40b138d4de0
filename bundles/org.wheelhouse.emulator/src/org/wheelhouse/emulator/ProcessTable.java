package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.ProcessPaths;
import org.wheelhouse.host.ThreadPlace;
import org.wheelhouse.host.launch.ProcessMark;
import org.wheelhouse.host.proc.ProcessStat;

/** The processes of this computer, as proc(5) tells them. Reads a few small files a call; any thread. */
final class ProcessTable {

	private static final Path PROC = Path.of("/proc");
	/** AT_PAGESZ among what the kernel tells each program; see getauxval(3). */
	private static final long PAGE_SIZE = 6;
	private static final long USUAL_PAGE = 4096;

	private final long pageSize = pageSize();

	private static long pageSize() {
		try {
			var told = ByteBuffer.wrap(Files.readAllBytes(PROC.resolve("self/auxv"))).order(ByteOrder.nativeOrder())
					.asLongBuffer();
			while (told.remaining() > 1) {
				if (told.get() == PAGE_SIZE) {
					return told.get();
				}
				told.get();
			}
			return USUAL_PAGE;
		} catch (IOException _) {
			return USUAL_PAGE;
		}
	}
	/** Whether this very process still runs. */
	boolean runs(ProcessMark mark) {
		return stat(mark.pid()).filter(s -> s.startTicks() == mark.startTicks() && !s.isGone()).isPresent();
	}

	/** The process that has this id now. */
	Optional<ProcessMark> find(long pid) {
		return stat(pid).filter(Predicate.not(ProcessStat::isGone)).map(s -> new ProcessMark(pid, s.startTicks()));
	}

	/** A reading of the process that has this id now. */
	Optional<HostProcess> read(long pid) {
		return stat(pid).filter(Predicate.not(ProcessStat::isGone)).flatMap(stat -> {
			try {
				Path folder = folder(pid);
				return Optional.of(new HostProcess(pid, arguments(pid), started(stat),
						stat.cpuTime(), resident(folder), Instant.now()));
			} catch (IOException | NumberFormatException _) {
				return Optional.empty(); // it ended meanwhile
			}
		});
	}

	/** Another reading of a process, of which one file is read; empty when it has ended. */
	Optional<HostProcess> readAgain(ProcessMark mark, HostProcess before) {
		return stat(mark.pid()).filter(s -> s.startTicks() == mark.startTicks() && !s.isGone())
				.map(stat -> new HostProcess(mark.pid(), before.arguments(), before.started(), stat.cpuTime(),
						stat.residentPages() * pageSize, Instant.now()));
	}

	/** The processor time of each thread of a process, by thread id; none when it is gone. */
	Map<Long, Duration> threadTimes(long pid) {
		Map<Long, Duration> times = new HashMap<>();
		Path threads = folder(pid).resolve("task");
		numbered(threads).forEach(id -> stat(threads.resolve(Long.toString(id)))
				.ifPresent(stat -> times.put(id, stat.cpuTime())));
		return times;
	}

	/** Where each thread of a process runs, by thread id; none when it is gone. */
	Map<Long, ThreadPlace> threadPlaces(long pid) {
		Map<Long, ThreadPlace> places = new HashMap<>();
		Path threads = folder(pid).resolve("task");
		numbered(threads).forEach(id -> {
			Path thread = threads.resolve(Long.toString(id));
			stat(thread).ifPresent(stat -> places.put(id, new ThreadPlace(stat.processor(), allowed(thread))));
		});
		return places;
	}

	private static String allowed(Path thread) {
		try {
			return value(thread.resolve("status"), "Cpus_allowed_list:").strip();
		} catch (IOException _) {
			return ""; // it ended meanwhile
		}
	}

	/** The ids of all processes. */
	List<Long> all() {
		return numbered(PROC);
	}

	private static List<Long> numbered(Path folder) {
		List<Long> ids = new ArrayList<>();
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "[0-9]*")) {
			folders.forEach(f -> ids.add(Long.parseLong(f.getFileName().toString())));
		} catch (IOException | DirectoryIteratorException _) {
			return List.of();
		}
		return ids;
	}

	/** The command line of a process, program first; empty for a thread of the kernel. */
	List<String> arguments(long pid) throws IOException {
		String text = text(folder(pid).resolve("cmdline"));
		return text.isEmpty() ? List.of() : List.of(text.substring(0, text.length() - 1).split("\0", -1));
	}

	/** The folder in which a process works, from which its paths start. */
	Optional<Path> workingFolder(long pid) {
		try {
			return Optional.of(Files.readSymbolicLink(folder(pid).resolve("cwd")));
		} catch (IOException _) {
			return Optional.empty(); // somebody else's process, or it ended meanwhile
		}
	}

	/** What a process means by its paths and addresses. */
	ProcessPaths paths(long pid) {
		Path own = folder(pid);
		return new ProcessPaths(Optional.of(own.resolve("cwd")), Optional.of(own.resolve("root")),
				isOurs(own, "ns/mnt") && isOurs(own, "root"), isOurs(own, "ns/net"));
	}

	/** What cannot be read, because the process is another user's, is taken for the usual. */
	private static boolean isOurs(Path process, String link) {
		try {
			return Files.readSymbolicLink(process.resolve(link))
					.equals(Files.readSymbolicLink(PROC.resolve("self").resolve(link)));
		} catch (IOException _) {
			return true;
		}
	}

	/** Whether one of the process's descriptors is this socket. */
	boolean holdsSocket(long pid, String inode) {
		try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(folder(pid).resolve("fd"))) {
			for (Path descriptor : descriptors) {
				if (Files.readSymbolicLink(descriptor).toString().equals("socket:[" + inode + "]")) {
					return true;
				}
			}
			return false;
		} catch (IOException | DirectoryIteratorException _) {
			return false; // somebody else's process, or it ended meanwhile
		}
	}

	/** A name is any bytes: what is no UTF-8 in it becomes U+FFFD. */
	static String text(Path file) throws IOException {
		return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
	}

	private static Optional<ProcessStat> stat(long pid) {
		return stat(folder(pid));
	}

	/** Of a process or a thread. */
	private static Optional<ProcessStat> stat(Path folder) {
		try {
			return ProcessStat.parse(text(folder.resolve("stat")));
		} catch (IOException _) {
			return Optional.empty(); // no such process
		}
	}

	private static Instant started(ProcessStat stat) throws IOException {
		long boot = Long.parseLong(value(PROC.resolve("stat"), "btime ").strip());
		return Instant.ofEpochSecond(boot).plus(stat.sinceBoot());
	}

	private static long resident(Path folder) throws IOException {
		String kibibytes = value(folder.resolve("status"), "VmRSS:").replace("kB", "").strip();
		return Long.parseLong(kibibytes) * 1024;
	}

	private static String value(Path file, String key) throws IOException {
		return text(file).lines().filter(l -> l.startsWith(key)).map(l -> l.substring(key.length()))
				.findFirst().orElseThrow(() -> new IOException(file + " has no " + key));
	}

	private static Path folder(long pid) {
		return PROC.resolve(Long.toString(pid));
	}
}
