package org.wheelhouse.core.internal.vnc;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.machine.OptionalQuery;
import org.wheelhouse.core.machine.ScreenImage;
import org.wheelhouse.core.machine.ScreenImage.Format;
import org.wheelhouse.host.FileStatus;
import org.wheelhouse.qmp.command.Screendump;
import org.wheelhouse.qmp.session.CommandFailed;

/** Has QEMU write the guest's screen to a file and reads it, one picture at a time. */
public final class ScreenGrabber {

	private static final Duration DEADLINE = Duration.ofSeconds(5);
	private static final long LARGEST = 128L << 20;

	private final MachineAccess machine;
	/** What QEMU says where there is nothing that draws, of all versions. */
	private static final String NOTHING_DRAWS = "no console";

	private volatile Format format = Format.PNG;
	/** Why this QEMU gives no picture at all. */
	private volatile Optional<Throwable> refusal = Optional.empty();
	private @Nullable CompletableFuture<ScreenImage> underWay;

	public ScreenGrabber(MachineAccess machine) {
		this.machine = machine;
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
		var file = machine.host().files().privateFolder()
				.resolve(machine.id() + (wanted == Format.PNG ? ".png" : ".ppm"));
		var name = wanted == Format.PNG ? Optional.of("png") : Optional.<String>empty();
		var image = machine.send(new Screendump(file.toString(), name), DEADLINE)
				.thenCompose(_ -> machine.files().here(file)).thenCompose(here -> read(here.orElse(file), wanted));
		// Older versions refuse the argument, and builds without a PNG library the format.
		return wanted == Format.PPM
				? image
				: OptionalQuery.insteadAsk(image, () -> dump(Format.PPM).thenApply(picture -> {
					format = Format.PPM;
					return picture;
				}));
	}

	private CompletableFuture<ScreenImage> read(Path file, Format format) {
		var files = machine.host().files();
		return files.status(file).thenCompose(there -> {
			if (there.filter(FileStatus::isFile).isEmpty()) {
				return unreadable(file + " is not there");
			}
			return there.get().size() > LARGEST
					? unreadable(file + " is larger than a screen can be")
					: files.read(file, 0, (int) LARGEST)
							.thenCompose(bytes -> bytes.map(data -> new ScreenImage(format, data))
									.map(CompletableFuture::completedFuture)
									.orElseGet(() -> unreadable(file + " may not be read")));
			// The next picture replaces what cannot be removed.
		}).whenComplete((_, _) -> files.delete(file));
	}

	private CompletableFuture<ScreenImage> unreadable(String why) {
		return CompletableFuture.failedFuture(new CoreException("The picture that QEMU wrote cannot be read: " + why
				+ ". QEMU must run as a user whose files you may read, on " + machine.host().label() + "."));
	}
}
