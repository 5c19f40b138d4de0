package org.wheelhouse.core.internal.vnc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.QemuFiles;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.machine.ScreenImage.Format;
import org.wheelhouse.qmp.command.Screendump;
import org.wheelhouse.qmp.session.CommandFailed;

/** Has QEMU write the guest's screen to a file and reads it, one picture at a time. */
public final class ScreenGrabber {

	private static final Duration DEADLINE = Duration.ofSeconds(5);
	private static final long LARGEST = 128L << 20;

	private final MachineAccess machine;
	private final Path folder;
	private final Executor reader;
	/** What QEMU says where there is nothing that draws, of all versions. */
	private static final String NOTHING_DRAWS = "no console";

	private volatile Format format = Format.PNG;
	/** Why this QEMU gives no picture at all. */
	private volatile Optional<Throwable> refusal = Optional.empty();
	private @Nullable CompletableFuture<ScreenImage> underWay;

	/** @param reader reads files */
	public ScreenGrabber(MachineAccess machine, Path folder, Executor reader) {
		this.machine = machine;
		this.folder = folder;
		this.reader = reader;
	}

	/** Any thread: what was refused may be possible now. */
	public void askAnew() {
		refusal = Optional.empty();
		format = Format.PNG;
	}

	/** Any thread. A call while a picture is under way gets that one; one after a refusal gets that, and QEMU is not asked. */
	public synchronized CompletableFuture<ScreenImage> grab() {
		var refused = refusal;
		if (refused.isPresent()) {
			return CompletableFuture.failedFuture(refused.get());
		}
		var current = underWay;
		if (current == null || current.isDone()) {
			current = picture();
			underWay = current;
		}
		return current.copy();
	}

	private CompletableFuture<ScreenImage> picture() {
		return dump(format).exceptionallyCompose(this::refused);
	}

	private CompletableFuture<ScreenImage> refused(Throwable problem) {
		if (!(Reason.of(problem) instanceof CommandFailed failed)) {
			return CompletableFuture.failedFuture(problem);
		}
		var reason = failed.words().contains(NOTHING_DRAWS)
				? new NoScreenException(NoScreenException.Kind.NO_GRAPHICS,
						"This machine has no screen: it has no device that draws one.", "")
				: failed;
		refusal = Optional.of(reason);
		return CompletableFuture.failedFuture(reason);
	}

	private CompletableFuture<ScreenImage> dump(Format wanted) {
		var file = folder.resolve(machine.id() + (wanted == Format.PNG ? ".png" : ".ppm"));
		var name = wanted == Format.PNG ? Optional.of("png") : Optional.<String>empty();
		var image = machine.send(new Screendump(file.toString(), name), DEADLINE)
				.thenApplyAsync(_ -> read(QemuFiles.of(machine).here(file).orElse(file), wanted), reader);
		// Older versions refuse the argument, and builds without a PNG library the format.
		return wanted == Format.PPM
				? image
				: OptionalQuery.insteadAsk(image, () -> dump(Format.PPM).thenApply(picture -> {
					format = Format.PPM;
					return picture;
				}));
	}

	private static ScreenImage read(Path file, Format format) {
		try {
			if (Files.size(file) > LARGEST) {
				throw new IOException(file + " is larger than a screen can be");
			}
			return new ScreenImage(format, Files.readAllBytes(file));
		} catch (IOException e) {
			throw new CompletionException(
					new CoreException("The picture that QEMU wrote cannot be read: " + e.getMessage()
							+ ". QEMU must run on this computer, as a user whose files you may read.", e));
		} finally {
			try {
				Files.deleteIfExists(file);
			} catch (IOException _) {
				// The next picture replaces it.
			}
		}
	}
}
