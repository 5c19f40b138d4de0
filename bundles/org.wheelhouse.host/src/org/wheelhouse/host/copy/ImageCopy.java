package org.wheelhouse.host.copy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.LargeFiles;
import org.wheelhouse.host.LargeFiles.Layout;
import org.wheelhouse.host.ProgramRequest;

/**
 * Copies an image from one computer to another, or on one. What is copied is whole: an image that has others beneath it becomes
 * one that needs none. Holes stay holes. The copy has its name only when it is whole and on the disk. Any thread; nothing blocks.
 */
public final class ImageCopy {

	private static final Duration LOOK = Duration.ofSeconds(30);
	private static final Duration CONVERSION = Duration.ofHours(24);
	private static final Pattern HAS_BACKING = Pattern.compile("\"(?:(?:full-)?backing-filename|data-file)\"\\s*:");
	private static final Pattern IN_USE = Pattern.compile("Failed to get .*lock");
	private static final Pattern PERCENT = Pattern.compile("\\((\\d+)(?:\\.\\d+)?/100%\\)");
	/** So many pieces are on their way at a time. */
	private static final int ABREAST = 4;
	/** What is zero in blocks of this size stays a hole. */
	private static final int BLOCK = 1 << 16;
	private static final long WHOLE = 100;

	/** What is being done. */
	public enum Phase {
		/** An image and those beneath it are being made one, on their own computer; counted in hundredths. */
		FLATTENING,
		/** It goes over; counted in bytes. */
		COPYING
	}

	/** Hears how far it is; on any thread, must be quick. */
	@FunctionalInterface
	public interface Progress {

		/** So much of all is done. */
		void at(Phase phase, long done, long all);
	}

	private final Host from;
	private final Host to;
	private final Path target;
	private final Progress progress;
	private final CompletableFuture<Path> result = new CompletableFuture<>();
	private final CompletableFuture<Boolean> ended = new CompletableFuture<>();
	/** The pieces that are to be copied; guarded by itself. */
	private final Queue<Long> left = new ArrayDeque<>();
	private long all;
	private long done;

	private ImageCopy(Host from, Host to, Path target, Progress progress) {
		this.from = from;
		this.to = to;
		this.target = target;
		this.progress = progress;
	}

	/**
	 * Another image that is made of one on its own computer, with all that is beneath it.
	 *
	 * @param from its format
	 * @param to   the format that the copy has
	 */
	public record Conversion(String from, String to) {}

	/**
	 * Copies an image. Completing what is returned before, as {@code cancel(true)} does, gives the copy up, and nothing is left
	 * of it.
	 *
	 * @param source on the one computer
	 * @param target on the other; there must be nothing yet
	 * @return the target; fails with {@link HostException}
	 */
	public static CompletableFuture<Path> start(Host from, Path source, Host to, Path target, Progress progress) {
		var copy = new ImageCopy(from, to, target, progress);
		copy.follow(copy.begin(source));
		return copy.result;
	}

	/**
	 * The same for somebody who knows what the image is.
	 *
	 * @param conversion empty where its file is copied to the byte
	 */
	public static ImageCopy begin(Host from, Path source, Optional<Conversion> conversion, Host to, Path target,
			Progress progress) {
		var copy = new ImageCopy(from, to, target, progress);
		copy.follow(copy.unlessThere(() -> conversion.map(wanted -> copy.flatten(source, wanted))
				.orElseGet(() -> copy.unused(source).thenCompose(_ -> copy.copy(source)))));
		return copy;
	}

	/** As of {@link #start}. */
	public CompletableFuture<Path> result() {
		return result;
	}

	/** Completes when nothing goes on any more, also after it was given up, and nothing is left of it then; never fails. */
	public CompletableFuture<Boolean> ended() {
		return ended;
	}

	private void follow(CompletableFuture<Path> work) {
		work.whenComplete((_, failure) -> {
			ended.complete(failure == null);
			if (failure != null) {
				result.completeExceptionally(cause(failure));
			} else {
				result.complete(target);
			}
		});
	}

	private CompletableFuture<Path> begin(Path source) {
		return unlessThere(() -> unused(source).thenCompose(_ -> hasBacking(source))
				.thenCompose(backed -> backed ? flatten(source, Optional.empty(), "qcow2") : copy(source)));
	}

	private CompletableFuture<Path> unlessThere(Supplier<CompletableFuture<Path>> work) {
		return to.files().status(target).thenCompose(there -> {
			if (there.filter(status -> status.exists()).isPresent()) {
				return failed(new HostException("There is a " + target + " already.", List.of()));
			}
			return work.get();
		});
	}

	private CompletableFuture<Path> flatten(Path source, Conversion conversion) {
		return flatten(source, Optional.of(conversion.from()), conversion.to());
	}

	/** Where there is no tool, and of what is no image, only the file itself is copied. */
	private CompletableFuture<Boolean> hasBacking(Path source) {
		return from.run(ProgramRequest.of(List.of("qemu-img", "info", "-U", "--output=json", source.toString()), LOOK))
				.handle((told, _) -> told != null && HAS_BACKING.matcher(told.output()).find());
	}

	/** Fails while a machine has it open for writing. Whatever its format is, the lock is on the file: one sector is read. */
	private CompletableFuture<Boolean> unused(Path source) {
		var words = List.of("qemu-img", "convert", "-n", "--image-opts",
				"driver=raw,size=512,file.driver=file,file.filename="
						+ source.toString().replace(",", ",,"),
				"--target-image-opts", "driver=null-co,size=512");
		return from.run(ProgramRequest.of(words, LOOK))
				.thenCompose(told -> IN_USE.matcher(told.errors()).find()
						? ImageCopy.<Boolean>failed(new HostException(
								"The image is in use, and a copy of it would not be whole",
								String.join("\n", told.complaints()), "Shut the machine down that uses it.", List.of(),
								words))
						: CompletableFuture.completedFuture(true))
				.exceptionallyCompose(
						failure -> cause(failure) instanceof HostException known && !known.words().contains("lock")
								? CompletableFuture.completedFuture(false)
								: failed(cause(failure)));
	}

	private CompletableFuture<Path> flatten(Path source, Optional<String> format, String made) {
		var flat = source.resolveSibling("." + UUID.randomUUID().toString().substring(0, 8) + ".wheelhouse-flat");
		var words = new ArrayList<>(List.of("qemu-img", "convert", "-p", "-O", made));
		format.ifPresent(known -> words.addAll(List.of("-f", known)));
		words.addAll(List.of(source.toString(), flat.toString()));
		var converting = from.run(ProgramRequest.of(words, CONVERSION), line -> {
			var percent = PERCENT.matcher(line);
			if (percent.find()) {
				progress.at(Phase.FLATTENING, Long.parseLong(percent.group(1)), WHOLE);
			}
		});
		result.whenComplete((_, _) -> converting.cancel(true)); // does nothing to one that has ended
		return converting.thenCompose(ran -> ran.succeeded()
				? copy(flat)
				: failed(new HostException("The image and those beneath it cannot be made one",
						String.join("\n", ran.complaints()), ran.complaints(), words)))
				.handle((copied, failure) -> from.files().delete(flat).handle((_, _) -> failure == null
						? CompletableFuture.completedFuture(copied)
						: ImageCopy.<Path>failed(cause(failure))).thenCompose(last -> last))
				.thenCompose(last -> last);
	}

	private CompletableFuture<Path> copy(Path source) {
		return from.files().status(source).thenCompose(before -> from.largeFiles().layout(source)
				.thenCompose(layout -> room(layout).thenCompose(_ -> {
					var parent = target.getParent();
					if (parent == null) {
						return failed(new HostException(target + " is no file's name.", List.of()));
					}
					return to.largeFiles().begin(target, layout.size())
							.thenCompose(part -> pieces(source, before, layout, part));
				})));
	}

	/** A machine that was started meanwhile, or another program, has written to it: pieces of two moments are no image. */
	private CompletableFuture<Boolean> unchanged(Path source, Optional<FileStatus> before) {
		return from.files().status(source).thenCompose(now -> before.equals(now)
				? CompletableFuture.completedFuture(true)
				: failed(new HostException(source + " was written to while it was copied.",
						"Shut the machine down that uses it, and copy it again.")));
	}

	/** Rather before than in the middle. */
	private CompletableFuture<Boolean> room(Layout layout) {
		var parent = target.getParent();
		var needed = layout.data().stream().mapToLong(LargeFiles.Range::length).sum();
		return to.files().room(parent == null ? target : parent)
				.thenCompose(room -> room.filter(free -> free < needed).isEmpty()
						|| layout.data().size() == 1 && layout.data().getFirst().length() == layout.size() // holes may not be told
								? CompletableFuture.completedFuture(true)
								: failed(noRoom(needed, room.get())));
	}

	private HostException noRoom(long needed, long free) {
		return new HostException("There is not enough room for " + target + " on " + to.label() + ": it needs " + needed
				+ " bytes, and " + free + " are free.", "Make room there, or choose another folder.");
	}

	private CompletableFuture<Path> pieces(Path source, Optional<FileStatus> before, Layout layout, Path part) {
		var offsets = new TreeSet<Long>();
		for (var range : layout.data()) {
			for (var at = range.offset() / LargeFiles.PIECE; at * LargeFiles.PIECE < range.offset()
					+ range.length(); at++) {
				offsets.add(at * LargeFiles.PIECE);
			}
		}
		left.addAll(offsets);
		all = offsets.stream().mapToLong(offset -> Math.min(LargeFiles.PIECE, layout.size() - offset)).sum();
		progress.at(Phase.COPYING, 0, all);
		var lanes = new CompletableFuture<?>[ABREAST];
		Arrays.setAll(lanes, _ -> lane(source, layout, part));
		return CompletableFuture.allOf(lanes).thenCompose(_ -> result.isDone()
				? failed(new HostException("The copy was given up.", List.of()))
				: unchanged(source, before).thenCompose(_ -> to.largeFiles().finish(part, target))).handle(
						(finished, failure) -> failure == null
								? CompletableFuture.completedFuture(finished)
								: to.largeFiles().discard(part).handle((_, _) -> ImageCopy.<Path>failed(cause(failure)))
										.thenCompose(last -> last))
				.thenCompose(last -> last);
	}

	/** One piece after the other; the others stop when one has failed. */
	private CompletableFuture<Boolean> lane(Path source, Layout layout, Path part) {
		var ended = new CompletableFuture<Boolean>();
		next(source, layout, part, ended);
		return ended;
	}

	private void next(Path source, Layout layout, Path part, CompletableFuture<Boolean> ended) {
		Optional<Long> next;
		synchronized (left) {
			next = result.isDone() ? Optional.empty() : Optional.ofNullable(left.poll());
		}
		if (next.isEmpty()) {
			ended.complete(true);
			return;
		}
		var offset = next.get();
		var count = (int) Math.min(LargeFiles.PIECE, layout.size() - offset);
		from.largeFiles().read(source, offset, count).thenCompose(bytes -> bytes.length == count
				? write(part, offset, bytes)
				: failed(new HostException(source + " has become shorter while it was copied.",
						"Shut the machine down that uses it.")))
				.whenComplete((_, failure) -> {
					synchronized (left) {
						if (failure == null) {
							done += count;
							progress.at(Phase.COPYING, done, all);
						} else {
							left.clear();
						}
					}
					if (failure == null) {
						next(source, layout, part, ended);
					} else {
						ended.completeExceptionally(cause(failure));
					}
				});
	}

	private CompletableFuture<Path> write(Path part, long offset, byte[] bytes) {
		var begin = 0;
		while (begin < bytes.length && isZero(bytes, begin)) {
			begin += BLOCK;
		}
		var end = bytes.length;
		while (end > begin && isZero(bytes, (end - 1) / BLOCK * BLOCK)) {
			end = (end - 1) / BLOCK * BLOCK;
		}
		return begin >= end
				? CompletableFuture.completedFuture(part)
				: to.largeFiles().write(part, offset + begin, Arrays.copyOfRange(bytes, begin, end));
	}

	private static boolean isZero(byte[] bytes, int begin) {
		for (var at = begin; at < Math.min(bytes.length, begin + BLOCK); at++) {
			if (bytes[at] != 0) {
				return false;
			}
		}
		return true;
	}

	private static <T> CompletableFuture<T> failed(Throwable failure) {
		return CompletableFuture.failedFuture(failure);
	}

	private static Throwable cause(Throwable failure) {
		var cause = failure;
		while (cause instanceof CompletionException && cause.getCause() != null) {
			cause = cause.getCause();
		}
		return cause;
	}
}
