package org.wheelhouse.core.definition.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.QemuCommandLine;

/**
 * Has QEMU say what is wrong with a definition: starts a harmless twin of it (see {@link Twin}) for a moment, under emulation,
 * then tries its accelerator by itself. QEMU says one thing and ends; so what it says something of is taken out, and it is
 * asked again. The machine itself, its images, its ports and its sockets are not touched. Any thread; nothing blocks.
 */
public final class Check {

	private static final int MOST_RUNS = 10;
	private static final int MOST_IMAGES = 64;
	private static final Duration DEADLINE = Duration.ofSeconds(20);
	/** Before 10 a device without an -audiodev takes the sound of the computer. */
	private static final Map<String, String> SILENT = Map.of("QEMU_AUDIO_DRV", "none");
	private static final byte[] QUIT = "{\"execute\":\"qmp_capabilities\"}\n{\"execute\":\"quit\"}\n"
			.getBytes(StandardCharsets.UTF_8);

	private final Host host;
	private final Path program;
	private final Path folder;
	private final Report report;
	private final List<Said> said;
	private final Twin whole;
	/** The QEMU that is being asked; guarded by this, as is whether nobody waits any more. */
	private CompletableFuture<?> running = CompletableFuture.completedFuture(null);
	private boolean ended;

	private Check(Host host, Path program, DefinitionText definition, Surroundings there, Map<Path, Long> sizes) {
		this.host = host;
		this.program = program;
		folder = there.folder();
		report = new Report(definition);
		said = Said.of(definition.options(), there.configs());
		whole = TwinMaker.of(said, there, TwinMaker.sizes(sizes));
	}

	/**
	 * Checks a definition.
	 *
	 * @param program the QEMU that is to start it
	 * @param there   what was seen of that computer: {@link Surroundings#look}
	 * @return completing it before, as {@code cancel(true)} does, ends the QEMU that is being asked; fails with {@link HostException} when the program cannot be run or does not end in time
	 */
	public static CompletableFuture<CheckResult> run(Host host, Path program, DefinitionText definition,
			Surroundings there) {
		var told = new CompletableFuture<CheckResult>();
		sizes(host, there, told).thenCompose(sizes -> {
			var check = new Check(host, program, definition, there, sizes);
			told.whenComplete((_, _) -> check.end());
			return check.result();
		}).whenComplete((result, failure) -> {
			if (failure == null) {
				told.complete(result);
			} else {
				told.completeExceptionally(failure);
			}
		});
		return told;
	}

	/** Ends what runs: after the last answer, nothing does. */
	private synchronized void end() {
		ended = true;
		running.cancel(true);
	}

	/** What guests see of images, in bytes, as far as it can be told; one after the other. */
	private static CompletableFuture<Map<Path, Long>> sizes(Host host, Surroundings there,
			CompletableFuture<?> wanted) {
		var images = new Images(host);
		var all = CompletableFuture.<Map<Path, Long>>completedFuture(new HashMap<>());
		for (var path : there.heads().keySet().stream().sorted().limit(MOST_IMAGES).toList()) {
			all = all.thenCompose(told -> wanted.isDone()
					? CompletableFuture.<Map<Path, Long>>failedFuture(new CancellationException())
					: images.info(path).handle((info, problem) -> {
						if (problem == null) {
							told.put(path, info.virtualSize());
						}
						return told;
					}));
		}
		return all;
	}

	private CompletableFuture<CheckResult> result() {
		return ask(whole, 1).thenCompose(_ -> tryAccelerator())
				.thenApply(_ -> new CheckResult(report.problems(), List.copyOf(whole.replaced().values()),
						List.copyOf(whole.untold()), QemuCommandLine.quoted(command(whole.arguments()))));
	}

	private List<String> command(List<String> arguments) {
		var words = new ArrayList<>(List.of(program.toString()));
		words.addAll(arguments);
		return words;
	}

	private CompletableFuture<ProgramResult> execute(List<String> arguments) {
		synchronized (this) {
			if (ended) {
				return CompletableFuture.failedFuture(new CancellationException());
			}
			var run = host.run(new ProgramRequest(command(arguments), Optional.of(folder), SILENT, QUIT, DEADLINE),
					_ -> {
						// what it says on the monitor is not needed
					});
			running = run;
			return run;
		}
	}

	private CompletableFuture<Twin> ask(Twin twin, int run) {
		return execute(twin.arguments()).thenCompose(result -> {
			var verdict = Verdict.of(result);
			verdict.warnings().forEach(words -> Verdict.about(words, twin)
					.ifPresent(part -> tell(Severity.WARNING, part, Verdict.without(part, words))));
			if (verdict.error().isEmpty()) {
				return CompletableFuture.completedFuture(twin);
			}
			var words = verdict.error().get();
			var about = Verdict.about(words, twin);
			if (about.isEmpty()) {
				report.nowhere(Severity.ERROR, says(words), remedy(words));
				return CompletableFuture.completedFuture(twin);
			}
			tell(Severity.ERROR, about.get(), Verdict.without(about.get(), words));
			var rest = rest(twin, about.get(), words);
			return run < MOST_RUNS && rest.isPresent()
					? ask(rest.get(), run + 1)
					: CompletableFuture.completedFuture(twin);
		});
	}

	/** Without what was said something of. On another machine type all else would be wrong too. */
	private static Optional<Twin> rest(Twin twin, Twin.Part part, String words) {
		if (!part.option().name().equals("machine")) {
			return Optional.of(twin.without(part.from()));
		}
		var kept = part.option().value().map(Key::commas).orElse(List.of()).stream()
				.filter(key -> key.isWord() || key.name().equals("type") || !words.contains(key.name())).toList();
		var value = TwinMaker.text(kept.stream()
				.map(key -> new KeyValues.Part(key.name(), key.value())));
		return value.equals(part.option().value().orElse("")) || words.contains("unsupported machine type")
				? Optional.empty()
				: Optional.of(twin.with(part, value));
	}

	private void tell(Severity severity, Twin.Part part, String words) {
		said.stream().filter(option -> option.option() == part.from()).findFirst().ifPresent(option -> {
			var key = named(option, words);
			var message = says(words);
			if (severity == Severity.ERROR) {
				key.ifPresentOrElse(found -> report.error(option, found, message, remedy(words)),
						() -> report.error(option, message, remedy(words)));
			} else {
				key.ifPresentOrElse(found -> report.warning(option, found, message, remedy(words)),
						() -> report.warning(option, message, remedy(words)));
			}
		});
	}

	private static String says(String words) {
		return "QEMU says: " + words.lines().findFirst().orElse("").replaceFirst("\\.$", "") + ".";
	}

	/** Ours, or what QEMU adds on further lines. */
	private static String remedy(String words) {
		var known = Advice.about(words);
		return known.isEmpty()
				? words.lines().skip(1).map(line -> line.replaceFirst("\\.?$", ".")).collect(Collectors.joining(" "))
				: known;
	}

	/** The one key that QEMU names between quotes. */
	private static Optional<Key> named(Said option, String words) {
		var named = option.keys().stream()
				.filter(key -> key.isWord() && words.contains("'" + key.value() + "'")
						|| !option.named(key).isEmpty() && (words.contains("'" + option.named(key) + "'")
								|| words.contains("." + option.named(key) + "'")
								|| !key.value().isEmpty() && words.contains("'" + key.value() + "'")))
				.toList();
		return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
	}

	private CompletableFuture<Report> tryAccelerator() {
		var trial = whole.trial(TwinMaker.processors(said));
		if (trial.isEmpty()) {
			return CompletableFuture.completedFuture(report);
		}
		return execute(trial.get()).thenApply(result -> {
			Verdict.of(result).error().ifPresent(this::tellOfAccelerator);
			return report;
		});
	}

	private void tellOfAccelerator(String words) {
		said.stream().filter(option -> option.is("accel", "enable-kvm") || option.key("accel").isPresent()).findFirst()
				.ifPresent(option -> {
					var message = "This computer cannot run it with this accelerator. "
							+ says(words.replaceFirst("^-(accel|machine|cpu) \\S+: ", ""));
					option.key("accel").ifPresentOrElse(key -> report.error(option, key, message, advice(words)),
							() -> report.error(option, message, advice(words)));
				});
	}

	private static String advice(String words) {
		var known = Advice.about(words);
		return known.isEmpty() ? "Choose another accelerator, for example -accel tcg, or another processor." : known;
	}
}
