package org.wheelhouse.core.image;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.ProgramResult;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Images of a computer that no machine has open for writing, by its {@code qemu-img}. A look opens none of them for writing;
 * what is made is made whole, never in the place of something else, and is on the disk when it is there. Paths are full. Any
 * thread; nothing blocks. All fails with {@link OperationFailed}, with qemu-img's command and words.
 */
public final class Images {

	private static final Duration LOOK = Duration.ofSeconds(60);
	private static final Duration MAKE = Duration.ofMinutes(10);
	/** A copy takes as long as it takes: a person looks at its progress and may give it up. */
	private static final Duration COPY = Duration.ofDays(2);
	/** With its own choice of cache, what was copied would be on the disk some time later. */
	private static final String DURABLE = "writeback";
	private static final Pattern SHARE = Pattern.compile("\\((\\d+\\.\\d+)/100%\\)");
	private static final Consumer<String> UNHEARD = _ -> {
		// what matters is in the answer
	};
	private static final ObjectMapper JSON = new ObjectMapper();

	private final Host host;
	private final ImageTool tool;

	/** Those of this computer. */
	public Images(Host host) {
		this.host = host;
		tool = new ImageTool(host);
	}

	/** What an image is, as QEMU would guess it. Also of one that a machine uses. */
	public CompletableFuture<ImageInfo> info(Path file) {
		return info(file, Optional.empty());
	}

	/** The same where the format is known: the first bytes of a raw image are its guest's. */
	public CompletableFuture<ImageInfo> info(Path file, Optional<String> format) {
		var words = new ArrayList<>(List.of("info", "-U", "--output=json"));
		format.ifPresent(name -> words.addAll(List.of("-f", name)));
		words.add(file.toString());
		var what = "It cannot be told what " + file + " is";
		return plainFile(what, file).thenCompose(_ -> tool.run(what, LOOK, UNHEARD, words))
				.thenApply(result -> ImageInfo.parse(file, result.output())
						.orElseThrow(() -> new CompletionException(ImageTool.failure(what, result, words))));
	}

	/** To open a pipe or a device would wait, or do something. */
	private CompletableFuture<Void> plainFile(String what, Path file) {
		return host.files().status(file).thenAccept(found -> {
			var why = found.map(Images::notPlain).orElse("this user may not look there");
			if (!why.isEmpty()) {
				throw new CompletionException(
						OperationFailed.refused(what + ": " + why, "Choose an image that is a file."));
			}
		});
	}

	private static String notPlain(FileStatus found) {
		return switch (found.kind()) {
			case NOTHING -> "there is no such file";
			case FOLDER -> "it is a folder";
			case OTHER -> "it is a device, a pipe or a socket";
			case FILE -> found.readable() ? "" : "this user may not read it";
		};
	}

	/** How many bytes a copy of an image would take on the disk, in this format. */
	public CompletableFuture<Long> required(ImageInfo image, String format) {
		var words = List.of("measure", "-U", "--output=json", "-f", image.format(), "-O", format,
				image.file().toString());
		return tool.run("The size of a copy of " + image.file() + " cannot be told", LOOK, UNHEARD, words)
				.thenApply(result -> {
					try {
						return JSON.readTree(result.output()).path("required").asLong();
					} catch (JsonProcessingException e) {
						throw new CompletionException(e);
					}
				});
	}

	/**
	 * Makes an empty image.
	 *
	 * @param size bytes that its guest sees
	 */
	public Undertaking<Path> create(Path file, String format, long size) {
		return Undertaking.begin(work -> new NewFile(host.files(), file).make(work,
				hidden -> made(file, hidden, format, size)));
	}

	/**
	 * Makes an overlay on an image, in which its base is named with its format.
	 *
	 * @param base     by its full path
	 * @param relative whether the base is named as seen from the overlay's folder, so that both can be moved together
	 */
	public Undertaking<Path> overlay(Path file, ImageInfo base, boolean relative) {
		var name = relative && file.getParent() instanceof Path folder
				? Path.of(".").resolve(folder.relativize(base.file())).toString()
				: base.file().toString();
		return Undertaking.begin(work -> new NewFile(host.files(), file).make(work,
				hidden -> tool.run("The overlay " + file + " could not be made", MAKE, UNHEARD, List.of("create", "-q",
						"-f", "qcow2", "-F", base.format(), "-b", name, hidden.toString()))));
	}

	/**
	 * Copies what the guest of an image sees, with all that is beneath it, into one new image; holes stay holes. Refused while
	 * a machine writes to it, and where there is no room for it.
	 */
	public Undertaking<Path> copy(ImageInfo from, Path to, String format, Progress progress) {
		var what = "Copying " + from.file().getFileName();
		return Undertaking.begin(work -> roomFor(work, from, to, format)
				.thenCompose(_ -> new NewFile(host.files(), to).make(work, hidden -> made(to, hidden, format,
						from.virtualSize()).thenCompose(
								_ -> work.step(() -> tool.run(to + " could not be made", COPY,
										line -> share(line, what, progress), filled(from, hidden, format)))))));
	}

	/** Into what is there already: a copy that was given up may live on for a moment, and is not to make the file once more. */
	private static List<String> filled(ImageInfo from, Path hidden, String format) {
		return List.of("convert", "-p", "-n", "--target-is-zero", "-t", DURABLE, "-f", from.format(), "-O", format,
				from.file().toString(), hidden.toString());
	}

	private CompletableFuture<?> made(Path file, Path hidden, String format, long size) {
		return tool.run("The image " + file + " could not be made", MAKE, UNHEARD,
				List.of("create", "-q", "-f", format, hidden.toString(), Long.toString(size)));
	}

	/**
	 * Makes a disk with a FAT file system of some files. It is to be attached as a disk, never as a disc.
	 *
	 * @param folder with nothing else in it
	 * @param label  at most eleven characters
	 */
	public Undertaking<Path> fatDisk(Path folder, String label, Path to) {
		var source = "driver=vvfat,dir=" + folder.toString().replace(",", ",,") + ",label=" + label + ",floppy=on";
		return Undertaking.begin(work -> new NewFile(host.files(), to).make(work,
				hidden -> tool.run(to + " could not be made", MAKE, UNHEARD,
						List.of("convert", "-t", DURABLE, "--image-opts", "-O", "raw", source, hidden.toString()))));
	}

	private CompletableFuture<Void> roomFor(Undertaking<?> work, ImageInfo from, Path to, String format) {
		var folder = Optional.ofNullable(to.getParent()).orElse(to);
		return work.step(() -> required(from, format))
				.thenCompose(needed -> host.files().room(folder).thenAccept(room -> {
					if (room.filter(free -> free < needed).isPresent()) {
						throw new CompletionException(noRoom(to, needed, room.get()));
					}
				}));
	}

	private static OperationFailed noRoom(Path to, long needed, long room) {
		return OperationFailed.refused(
				"There is no room for " + to + ": it takes " + ByteText.text(needed) + ", and " + ByteText.text(room)
						+ " are free in its folder",
				"Make room there, or choose another folder.");
	}

	/** Whether two images show their guests the same. */
	public Undertaking<Boolean> compare(ImageInfo one, ImageInfo other, Progress progress) {
		var what = "Comparing " + other.file().getFileName();
		var words = List.of("compare", "-p", "-f", one.format(), "-F", other.format(), one.file().toString(),
				other.file().toString());
		return Undertaking.begin(
				work -> work.step(() -> tool.answered(COPY, line -> share(line, what, progress), words))
						.thenApply(result -> same(result, words)));
	}

	private static boolean same(ProgramResult result, List<String> words) {
		return switch (result.status()) {
			case 0 -> true;
			case 1 -> false;
			default -> throw new CompletionException(
					ImageTool.failure("The images could not be compared", result, words));
		};
	}

	private static void share(String line, String what, Progress progress) {
		var found = SHARE.matcher(line);
		if (found.find()) {
			progress.at(what, Double.parseDouble(found.group(1)) / 100);
		}
	}
}
