package org.wheelhouse.core.capability;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;

/**
 * Knows what QEMU programs can. Each is asked once, of some QEMUs that are thrown away (a few seconds in the background), and
 * that is kept on its computer for as long as the program is the same: path, size, time of its last change and version. Any
 * thread; nothing blocks.
 */
public final class QemuCapability {

	/** Of how answers are kept, and of which questions there are. */
	private static final int EDITION = 1;
	private static final Pattern VERSION = Pattern.compile("version (\\d[^\\s,]*)");
	private static final Duration DEADLINE = Duration.ofSeconds(10);
	private static final Duration SILENCE = Duration.ofSeconds(15);

	private final Executor waiting;
	private final Duration silence;
	private final Map<Key, Known> known = new HashMap<>();
	private final Map<String, CompletableFuture<Map<String, String>>> defaults = new HashMap<>();
	private final Map<String, CompletableFuture<PlugAnswers>> plugging = new HashMap<>();
	private final ReentrantLock turn = new ReentrantLock();

	private record Key(String host, Path program) {}

	private record Known(FileStatus file, CompletableFuture<QemuFacts> facts) {}

	/** @param waiting runs what may wait for a computer, each on a thread of its own that costs next to nothing */
	public QemuCapability(Executor waiting) {
		this(waiting, SILENCE);
	}

	/** @param silence how long a QEMU may leave a question unanswered */
	QemuCapability(Executor waiting, Duration silence) {
		this.waiting = waiting;
		this.silence = silence;
	}

	/**
	 * What a program can. A program that has changed since the last call is asked anew; while one is asked, everybody waits for
	 * the same answer.
	 *
	 * @return fails with {@link HostException} when it is not there or cannot be asked; then {@link QemuFacts#NONE} is all
	 *         that can be worked with
	 */
	public CompletableFuture<QemuFacts> of(Host host, Path program) {
		return host.files().status(program).thenCompose(status -> status.filter(FileStatus::isFile)
				.map(file -> of(host, program, file))
				.orElseGet(() -> CompletableFuture.failedFuture(
						new HostException("There is no " + program + ".", "Install it, or choose another QEMU."))));
	}

	private synchronized CompletableFuture<QemuFacts> of(Host host, Path program, FileStatus file) {
		var key = new Key(host.id(), program);
		var last = known.get(key);
		if (last != null && last.file().equals(file) && !last.facts().isCompletedExceptionally()) {
			return last.facts().copy();
		}
		var facts = version(host, program).thenCompose(version -> answers(host, program, stamp(program, file, version),
				"", stamp -> new Asking(host, program, stamp, silence).all())
				.thenApplyAsync(answers -> new FactsReader(answers).read(version), waiting));
		known.put(key, new Known(file, facts));
		return facts.copy();
	}

	/**
	 * What a program can, as far as that was asked before; empty when it was not, or the program has changed since. Asks it for
	 * its version only.
	 */
	public CompletableFuture<Optional<QemuFacts>> known(Host host, Path program) {
		return host.files().status(program).thenCompose(status -> status.filter(FileStatus::isFile)
				.map(file -> version(host, program).thenCompose(version -> new AnswerCache(host, "")
						.recall(program, stamp(program, file, version))
						.thenApplyAsync(kept -> kept.map(answers -> new FactsReader(answers).read(version)), waiting)))
				.orElseGet(() -> CompletableFuture.completedFuture(Optional.empty())));
	}

	/** As {@link #of}, asked anew also where an answer is kept. */
	public CompletableFuture<QemuFacts> again(Host host, Path program) {
		return host.files().status(program).thenCompose(status -> status.filter(FileStatus::isFile)
				.map(file -> again(host, program, file))
				.orElseGet(() -> of(host, program)));
	}

	private synchronized CompletableFuture<QemuFacts> again(Host host, Path program, FileStatus file) {
		var facts = version(host, program).thenCompose(version -> {
			var stamp = stamp(program, file, version);
			return inBackground(() -> new Asking(host, program, stamp, silence).all())
					.thenCompose(answers -> new AnswerCache(host, "").keep(program, answers).thenApply(_ -> answers))
					.thenApplyAsync(answers -> new FactsReader(answers).read(version), waiting);
		});
		known.put(new Key(host.id(), program), new Known(file, facts));
		return facts.copy();
	}

	private static CompletableFuture<String> version(Host host, Path program) {
		return host.run(ProgramRequest.of(List.of(program.toString(), "--version"), DEADLINE)).thenCompose(said -> {
			var version = VERSION.matcher(said.output());
			return said.succeeded() && version.find()
					? CompletableFuture.completedFuture(version.group(1))
					: CompletableFuture.failedFuture(new HostException(program + " is no QEMU",
							said.complaints().stream().findFirst().orElse(""), "Choose another program.",
							said.complaints(),
							List.of(program.toString(), "--version")));
		});
	}

	private static String stamp(Path program, FileStatus file, String version) {
		return String.join(" ", Integer.toString(EDITION), program.toString(), Long.toString(file.size()),
				file.modified().toString(), version);
	}

	/** As kept for this subject, else as asked now. */
	private CompletableFuture<Answers> answers(Host host, Path program, String stamp, String subject, Asks asks) {
		var cache = new AnswerCache(host, subject);
		return cache.recall(program, stamp).thenCompose(kept -> kept.map(CompletableFuture::completedFuture)
				.orElseGet(() -> inBackground(() -> asks.all(stamp))
						.thenCompose(answers -> cache.keep(program, answers).thenApply(_ -> answers))));
	}

	/** Asks all about one subject. Blocks. */
	private interface Asks {

		Answers all(String stamp) throws HostException, InterruptedException;
	}

	/**
	 * What a machine type of a program says to each kind of device that would be plugged in while it runs: asked of machines of
	 * this type that never run, and kept as what {@link #of} tells. Some seconds, once for each machine type; one type at a time.
	 *
	 * @param machine of this program, for example {@code pc-q35-7.2}
	 * @return fails with {@link HostException} when it cannot be asked
	 */
	public CompletableFuture<PlugAnswers> plugging(Host host, Path program, String machine) {
		return of(host, program).thenCompose(
				facts -> host.files().status(program).thenCompose(status -> status.filter(FileStatus::isFile)
						.map(file -> plugging(host, program, machine, facts, file))
						.orElseGet(() -> CompletableFuture
								.failedFuture(new HostException("There is no " + program + ".", "")))));
	}

	private synchronized CompletableFuture<PlugAnswers> plugging(Host host, Path program, String machine,
			QemuFacts facts, FileStatus file) {
		var stamp = stamp(program, file, facts.version()) + " " + machine;
		var key = host.id() + " " + stamp;
		var last = plugging.get(key);
		if (last == null || last.isCompletedExceptionally()) {
			last = answers(host, program, stamp, machine, _ -> oneAtATime(
					new PlugAsking(host, program, machine, facts, Answers.none(stamp), silence, waiting)))
					.thenApply(PlugAnswers::of);
			plugging.put(key, last);
		}
		return last.copy();
	}

	/** Each costs a processor for seconds. */
	private Answers oneAtATime(PlugAsking asking) throws HostException, InterruptedException {
		turn.lockInterruptibly();
		try {
			return asking.all();
		} finally {
			turn.unlock();
		}
	}

	/**
	 * The defaults of a machine type's properties, as they would be written: asked of a machine of this type that never runs.
	 * Without those that are no plain values, and those that cannot be read.
	 *
	 * @param type of this program
	 */
	public CompletableFuture<Map<String, String>> machineDefaults(Host host, Path program, MachineType type) {
		return of(host, program).thenCompose(facts -> defaults(host, program, facts, type));
	}

	private synchronized CompletableFuture<Map<String, String>> defaults(Host host, Path program, QemuFacts facts,
			MachineType type) {
		var key = String.join(" ", host.id(), program.toString(), facts.version(), type.name());
		var last = defaults.get(key);
		if (last == null || last.isCompletedExceptionally()) {
			last = inBackground(() -> askDefaults(host, program, type));
			defaults.put(key, last);
		}
		return last.copy();
	}

	private Map<String, String> askDefaults(Host host, Path program, MachineType type)
			throws HostException, InterruptedException {
		var answers = Answers.none("");
		var questions = type.properties().stream().map(property -> Question.machine(property.name())).toList();
		new ThrownAwayQemu(host, program, answers, silence).ask(List.of("-machine", type.name(), "-accel", "tcg"),
				questions);
		var found = new TreeMap<String, String>();
		questions.forEach(question -> PropertyReader.text(answers.to(question))
				.ifPresent(text -> found.put(question.subject(), text)));
		return Map.copyOf(found);
	}

	private <T> CompletableFuture<T> inBackground(Callable<T> task) {
		var done = new CompletableFuture<T>();
		waiting.execute(() -> {
			try {
				done.complete(task.call());
			} catch (Exception e) { // whatever it is, who waits has to hear of it
				done.completeExceptionally(e);
			}
		});
		return done;
	}
}
