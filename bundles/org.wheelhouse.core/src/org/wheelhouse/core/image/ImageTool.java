package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.wheelhouse.core.failure.Advice;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.ProgramResult;
import org.wheelhouse.host.QemuCommandLine;

/** Runs {@code qemu-img} of a computer: the one beside its preferred QEMU, where there is one. Any thread; nothing blocks. */
final class ImageTool {

	private static final String NAME = "qemu-img";
	private static final byte[] NOTHING = {};

	private final Host host;

	ImageTool(Host host) {
		this.host = host;
	}

	/**
	 * Runs it to its end.
	 *
	 * @param what  what it is for, where that fails: a sentence without its full stop
	 * @param lines hears what it writes
	 * @return what it said; fails with {@link OperationFailed} when it did not end well
	 */
	CompletableFuture<ProgramResult> run(String what, Duration deadline, Consumer<String> lines, List<String> words) {
		return answered(deadline, lines, words).thenCompose(result -> result.status() == 0
				? CompletableFuture.completedFuture(result)
				: CompletableFuture.failedFuture(failure(what, result, words)));
	}

	/** The same, whatever status it ended with. */
	CompletableFuture<ProgramResult> answered(Duration deadline, Consumer<String> lines, List<String> words) {
		return program().thenCompose(program -> {
			var all = new ArrayList<>(List.of(program));
			all.addAll(words);
			// Its words are compared, and shown beside ours.
			return host.run(new ProgramRequest(all, Optional.empty(), Map.of("LC_ALL", "C.UTF-8"), NOTHING, deadline),
					lines);
		});
	}

	/** What a run that did not end well is to a person. */
	static OperationFailed failure(String what, ProgramResult result, List<String> words) {
		var said = result.errors().lines().map(line -> line.replaceFirst("^" + NAME + ": ", "")).map(String::strip)
				.filter(line -> !line.isEmpty()).findFirst()
				.orElseGet(() -> result.status() > 128
						? "qemu-img was ended by signal " + (result.status() - 128)
						: "qemu-img ended with status " + result.status());
		var line = new ArrayList<>(List.of(NAME));
		line.addAll(words);
		var advice = Advice.about(said);
		return new OperationFailed(what, QemuCommandLine.quoted(line), said, List.of(),
				advice.isEmpty() ? "Look at the image with qemu-img check, or choose another." : advice, null);
	}

	private CompletableFuture<String> program() {
		return host.profile().handle((profile, _) -> Optional.ofNullable(profile)).thenCompose(profile -> {
			var beside = profile.flatMap(known -> known.binaries().stream().map(Binary::path).findFirst())
					.map(binary -> binary.resolveSibling(NAME)).filter(Path::isAbsolute);
			return beside.map(path -> host.files().status(path)
					.thenApply(found -> found.filter(status -> status.isFile()).isPresent() ? path.toString() : NAME))
					.orElseGet(() -> CompletableFuture.completedFuture(NAME));
		});
	}
}
