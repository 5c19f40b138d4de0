package org.wheelhouse.core.creation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.image.FileRights;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.image.Undertaking;
import org.wheelhouse.host.Host;

/** Does {@link FileStep}s: all, or nothing. Any thread; nothing blocks. */
public final class FileSteps {

	private static final int LONGEST = 1 << 24;

	private final Host host;
	private final Images images;
	private final Map<Path, String> texts;
	private final Map<String, byte[]> seed;
	private final Undoing undoing = new Undoing();

	/**
	 * For one run.
	 *
	 * @param host  whose files they are
	 * @param texts what definitions say, by their files
	 * @param seed  the files on a seed, by name
	 */
	public FileSteps(Host host, Map<Path, String> texts, Map<String, byte[]> seed) {
		this.host = host;
		this.texts = Map.copyOf(texts);
		this.seed = Map.copyOf(seed);
		images = new Images(host);
	}

	/**
	 * Does them, one after the other; what was done is taken back when a later one fails or is given up.
	 *
	 * @param work    in which they are steps
	 * @param failure what is to be said then, a sentence without its full stop
	 * @return fails with {@link OperationFailed}, with what could not be taken back
	 */
	public CompletableFuture<?> run(Undertaking<?> work, String failure, List<FileStep> steps, Progress progress) {
		CompletableFuture<?> done = CompletableFuture.allOf();
		for (var step : steps) {
			done = done.thenCompose(_ -> {
				progress.at(step.sentence(), -1);
				return work.step(() -> remembered(step, progress));
			});
		}
		return done.<Object>thenApply(all -> all).exceptionallyCompose(problem -> undoing.run(failure, problem));
	}

	private CompletableFuture<?> remembered(FileStep step, Progress progress) {
		return switch (step.action()) {
			case FREEZE -> undoing.after(new FileRights(host).freeze(step.file()), "the rights of " + step.file());
			case REDEFINITION -> undoing.after(read(step.file()).thenCompose(before -> replaced(step)
					.thenApply(_ -> () -> host.files().replace(step.file(), before))), "the definition " + step.file());
			case FOLDER, IMAGE, COPY, OVERLAY, VARIABLES, STATE, SEED, DEFINITION ->
				undoing.made(made(step, progress), host.files(), step.file());
		};
	}

	private CompletableFuture<Path> made(FileStep step, Progress progress) {
		var file = step.file();
		return switch (step.action()) {
			case FOLDER -> host.files().createFolder(file);
			case IMAGE -> images.create(file, step.format(), step.size());
			case COPY, VARIABLES -> Undertaking.begin(work -> work.step(() -> from(step))
					.thenCompose(image -> work.step(() -> images.copy(image, file, step.format(), progress))));
			case OVERLAY -> from(step).thenCompose(base -> images.overlay(file, base, false));
			case STATE -> read(step.from().orElseThrow()).thenCompose(bytes -> host.files().create(file, bytes));
			case SEED -> seed(file);
			case DEFINITION -> host.files().create(file, text(file));
			case FREEZE, REDEFINITION -> throw new IllegalArgumentException(step.sentence());
		};
	}

	private CompletableFuture<ImageInfo> from(FileStep step) {
		return images.info(step.from().orElseThrow(), Optional.of(step.source()));
	}

	private byte[] text(Path file) {
		return Optional.ofNullable(texts.get(file)).orElseThrow().getBytes(StandardCharsets.UTF_8);
	}

	private CompletableFuture<Path> replaced(FileStep step) {
		return host.files().replace(step.file(), text(step.file()));
	}

	private CompletableFuture<byte[]> read(Path file) {
		return host.files().read(file, 0, LONGEST).thenApply(bytes -> bytes.orElseThrow(() -> new CompletionException(
				OperationFailed.refused(file + " cannot be read", "Make it readable."))));
	}

	/** Its files stand in a folder that nobody else may enter until the disk is made of them. */
	private CompletableFuture<Path> seed(Path file) {
		var folder = file.resolveSibling(".seed-" + UUID.randomUUID());
		CompletableFuture<?> there = host.files().createFolder(folder);
		for (var one : seed.entrySet()) {
			there = there.thenCompose(_ -> host.files().create(folder.resolve(one.getKey()), one.getValue()));
		}
		return there.thenCompose(_ -> images.fatDisk(folder, CloudSeed.LABEL, file))
				.handle((made, problem) -> removed(folder, seed.keySet()).thenCompose(_ -> problem == null
						? CompletableFuture.completedFuture(made)
						: CompletableFuture.<Path>failedFuture(problem)))
				.thenCompose(made -> made);
	}

	private CompletableFuture<?> removed(Path folder, Collection<String> names) {
		var deleted = names.stream().map(name -> host.files().delete(folder.resolve(name)).exceptionally(_ -> false));
		return CompletableFuture.allOf(deleted.toArray(CompletableFuture[]::new))
				.thenCompose(_ -> host.files().delete(folder)).exceptionally(_ -> false);
	}
}
