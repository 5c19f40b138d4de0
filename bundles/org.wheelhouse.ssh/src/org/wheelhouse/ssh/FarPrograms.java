package org.wheelhouse.ssh;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;

/**
 * The programs of a far computer that run to their end. They write into files of a private folder there, which are asked for
 * again and again. A guard beside them ends them when the connection has ended.
 */
final class FarPrograms implements AutoCloseable {

	private static final int NO_FOLDER = 80;
	private static final int NOT_FOUND = 81;
	private static final int LIMIT = 16 << 20;
	private static final int PORTION = 1 << 20;
	private static final long SHORTEST_MILLIS = 10;
	private static final long LONGEST_MILLIS = 400;
	private static final long GRACE_SECONDS = 2;
	private static final int LAST_LINES = 5;
	private static final String NOT_RUN = "Check that it is installed on that computer, and may be run.";
	private static final String MAKE_FOLDER = "Make the folder, or choose another one.";
	private static final String BUSY = "The computer may be busy, or a disk not answer. Try it again.";
	private static final String ANOTHER = "It is probably another program than it should be: check its path.";

	/** Ends all that runs when the shell has ended, and takes the folder away. */
	private static final String GUARD = """
			t() { for f in $(grep -ls "^PPid:[[:space:]]*$2$" /proc/[0-9]*/status); do f=${f%%/status}; t $1 ${f#/proc/}; done; kill -$1 $2; }
			( cd /; while kill -0 $$; do sleep 1; done; for s in TERM KILL; do for p in %1$s/*/pid; do read -r i <$p && [ ! -e ${p%%pid}s ] && t $s $i; done
			[ $s = KILL ] || sleep 2; done; rm -rf %1$s ) </dev/null >/dev/null 2>&1 &
			""";

	private final FarSide far;
	private final FarProcesses processes;
	private final ScheduledExecutorService executor;
	/** The folder for programs of each connection. */
	private final Map<SshConnection, CompletableFuture<Path>> folders = new ConcurrentHashMap<>();
	private final Set<CompletableFuture<ProgramResult>> running = ConcurrentHashMap.newKeySet();

	FarPrograms(FarSide far, FarProcesses processes, ScheduledExecutorService executor) {
		this.far = far;
		this.processes = processes;
		this.executor = executor;
	}

	/** As of {@link org.wheelhouse.host.Host#run(ProgramRequest, Consumer)}. */
	CompletableFuture<ProgramResult> run(ProgramRequest request, Consumer<String> progress) {
		var result = new CompletableFuture<ProgramResult>();
		var open = far.link().open();
		if (open.isEmpty()) {
			result.completeExceptionally(far.absent());
			return result;
		}
		running.add(result);
		result.whenComplete((_, _) -> running.remove(result));
		folder(open.get()).thenCompose(folder -> {
			var own = folder.resolve(UUID.randomUUID().toString().substring(0, 8));
			return far.ask(starting(own, request)).thenAccept(started -> {
				if (started.succeeded()) {
					new Run(own, Long.parseLong(started.lastLine()), request, progress, result).poll(SHORTEST_MILLIS);
				} else {
					result.completeExceptionally(notStarted(request, started));
				}
			});
		}).exceptionally(failure -> {
			result.completeExceptionally(failure.getCause() instanceof HostException known ? known : far.absent());
			return null;
		});
		return result;
	}

	private CompletableFuture<Path> folder(SshLink.Open open) {
		return folders.computeIfAbsent(open.connection(), connection -> {
			connection.ended().thenRun(() -> folders.remove(connection));
			var folder = open.facts().privateFolder().resolve("run-" + UUID.randomUUID().toString().substring(0, 8));
			var at = Script.word(folder);
			return far.ask("umask 077\n" + FarFiles.own(open.facts().privateFolder()) + "mkdir " + at + " || exit\n"
					+ GUARD.formatted(at)).thenCompose(
							answer -> answer.succeeded()
									? CompletableFuture.completedFuture(folder)
									: CompletableFuture.failedFuture(new HostException(
											"No folder could be made in " + open.facts().privateFolder() + " on "
													+ far.target() + ": "
													+ answer.lastLine() + ".",
											List.of())));
		});
	}

	private static String starting(Path own, ProgramRequest request) {
		var at = Script.word(own);
		var folder = request.folder().map(path -> "cd " + Script.word(path)).orElse("cd");
		var words = request.words().stream().map(Script::word).collect(Collectors.joining(" "));
		var exports = request.environment().entrySet().stream()
				.filter(entry -> entry.getKey().matches("[A-Za-z_][A-Za-z0-9_]*"))
				.map(entry -> "export " + entry.getKey() + "=" + Script.word(entry.getValue()) + "\n")
				.collect(Collectors.joining());
		var program = "{ " + folder + "; exec " + words + "; } >" + at + "/out 2>" + at + "/err";
		var fed = request.input().length == 0
				? "( " + program + " </dev/null )"
				: Script.printing(request.input()) + " | ( " + program + " )";
		return "PATH=$PATH:/usr/local/bin:/usr/bin:/bin:/usr/libexec:/opt/qemu/bin\n" + folder + " 2>/dev/null || exit "
				+ NO_FOLDER
				+ "\nw=$(command -v " + Script.word(request.words().getFirst()) + ") || exit " + NOT_FOUND
				+ "\ncase $w in /*) [ -x \"$w\" ] || exit " + NOT_FOUND + " ;; esac\nu=$(umask); umask 077; mkdir " + at
				+ " && : >" + at + "/out && : >" + at + "/err || exit; umask $u\n" + exports
				+ "{ " + fed + "; echo $? >" + at + "/s.new; mv " + at + "/s.new " + at
				+ "/s; } </dev/null >/dev/null 2>&1 &\necho $! >"
				+ at + "/pid; echo $!";
	}

	private static HostException notStarted(ProgramRequest request, FarShell.Answer answer) {
		return switch (answer.status()) {
			case NO_FOLDER -> failure(request, " cannot be run",
					"There is no folder " + request.folder().map(Path::toString).orElse("of this user") + ".",
					MAKE_FOLDER, List.of());
			case NOT_FOUND -> failure(request, " cannot be run", "No such file or directory.", NOT_RUN, List.of());
			default -> failure(request, " cannot be run", answer.lastLine(), NOT_RUN, List.of());
		};
	}

	private static HostException failure(ProgramRequest request, String what, String words, String advice,
			List<String> last) {
		return new HostException(Path.of(request.words().getFirst()).getFileName() + what, words, advice, last,
				request.words());
	}

	/** Those that run fail; the guard ends them. */
	@Override
	public void close() {
		running.forEach(result -> result.completeExceptionally(FarSide.closing()));
	}

	/** One program while it runs. One question at a time. */
	private final class Run {

		private final Path folder;
		private final long pid;
		private final ProgramRequest request;
		private final Consumer<String> progress;
		private final CompletableFuture<ProgramResult> result;
		private final long started = System.nanoTime();
		private final ByteArrayOutputStream output = new ByteArrayOutputStream();
		private final ByteArrayOutputStream piece = new ByteArrayOutputStream();

		Run(Path folder, long pid, ProgramRequest request, Consumer<String> progress,
				CompletableFuture<ProgramResult> result) {
			this.folder = folder;
			this.pid = pid;
			this.request = request;
			this.progress = progress;
			this.result = result;
		}

		void poll(long pause) {
			try {
				executor.schedule(() -> {
					if (result.isDone()) {
						end();
					} else {
						ask(Math.min(LONGEST_MILLIS, pause * 3 / 2));
					}
				}, pause, TimeUnit.MILLISECONDS);
			} catch (RejectedExecutionException _) {
				result.completeExceptionally(FarSide.closing());
			}
		}

		/** Its status, "-" while it runs, is looked at before the sizes, which so are the last ones once it has ended. */
		private void ask(long pause) {
			far.ask("cd " + Script.word(folder)
					+ " || exit\nif [ -e s ]; then cat s; else echo -; fi; stat -c %s out err || exit\ntail -c +"
					+ (output.size() + 1) + " out | head -c " + PORTION).whenComplete((answer, failure) -> {
						if (failure != null) {
							result.completeExceptionally(failure);
						} else if (!answer.succeeded()) {
							result.completeExceptionally(
									new HostException("What " + request + " wrote is gone from " + folder + ".",
											List.of()));
						} else {
							take(answer.bytes(), pause);
						}
					});
		}

		private void take(byte[] told, long pause) {
			var head = new String(told, StandardCharsets.ISO_8859_1).split("\n", 4);
			var written = Long.parseLong(head[1]);
			output.write(told, told.length - head[3].length(), head[3].length());
			var hasEnded = !head[0].equals("-") && output.size() >= written;
			try {
				tell(head[3].getBytes(StandardCharsets.ISO_8859_1), hasEnded);
			} catch (RuntimeException e) {
				result.completeExceptionally(e); // of who hears of progress
			}
			var late = Duration.ofNanos(System.nanoTime() - started).compareTo(request.deadline()) >= 0;
			if (Math.max(written, Long.parseLong(head[2])) > LIMIT) {
				fail(" writes more than 16 MiB and was ended", ANOTHER);
			} else if (hasEnded) {
				finish(Integer.parseInt(head[0]));
			} else if (late && head[0].equals("-")) {
				fail(" did not end within " + seconds(request.deadline()) + " and was ended", BUSY);
			} else {
				poll(head[0].equals("-") && head[3].isEmpty() ? pause : SHORTEST_MILLIS);
			}
		}

		private void tell(byte[] bytes, boolean last) {
			for (var each : bytes) {
				if (each == '\n' || each == '\r') {
					tellPiece();
				} else {
					piece.write(each);
				}
			}
			if (last) {
				tellPiece();
			}
		}

		private void tellPiece() {
			if (piece.size() > 0) {
				var text = piece.toString(StandardCharsets.UTF_8);
				piece.reset();
				progress.accept(text);
			}
		}

		private void finish(int status) {
			far.ask("cd " + Script.word(folder) + " && cat err && cd / && rm -rf " + Script.word(folder))
					.whenComplete((errors, failure) -> {
						if (failure != null) {
							result.completeExceptionally(failure);
						} else {
							result.complete(
									new ProgramResult(status, output.toString(StandardCharsets.UTF_8), errors.text()));
						}
					});
		}

		private void fail(String what, String advice) {
			far.ask("tail -n " + LAST_LINES + " " + Script.word(folder.resolve("err"))).whenComplete((errors, _) -> {
				var last = errors == null
						? List.<String>of()
						: errors.text().lines().filter(line -> !line.isBlank()).toList();
				result.completeExceptionally(failure(request, what, "", advice, last));
				end();
			});
		}

		/** Ends it and what it started: nobody waits for it any more. */
		private void end() {
			processes.family(pid).thenCompose(
					family -> processes.signal("TERM", family).thenAccept(_ -> awaitEnd(family, GRACE_SECONDS * 10)))
					.exceptionally(_ -> null); // the connection has ended, and the guard is there
		}

		private void awaitEnd(List<Long> first, long left) {
			executor.schedule(() -> first.stream().map(processes::family)
					.reduce((one, other) -> one.thenCombine(other, Run::joined))
					.ifPresent(found -> found.thenAccept(living -> {
						if (living.isEmpty()) {
							far.ask("rm -rf " + Script.word(folder));
						} else if (left > 0) {
							awaitEnd(first, left - 1);
						} else {
							processes.signal("KILL", living).thenAccept(_ -> far.ask("rm -rf " + Script.word(folder)));
						}
					})), 100, TimeUnit.MILLISECONDS);
		}

		private static List<Long> joined(List<Long> one, List<Long> other) {
			return Stream.concat(one.stream(), other.stream()).distinct().toList();
		}

		private static String seconds(Duration duration) {
			var millis = duration.toMillis();
			return millis % 1000 == 0 ? millis / 1000 + " s" : millis / 1000.0 + " s";
		}
	}
}
