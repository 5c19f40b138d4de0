package org.wheelhouse.ui.screendump;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.swt.graphics.ImageData;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.machine.ScreenImage;

/**
 * Asks a source for a picture, one at a time, and hands on what became of it. Decoding runs on the default executor of
 * the source's futures; everything else, the result included, on the UI thread. After closing, or after another source
 * was taken, no late result arrives.
 */
final class ScreenCapture implements AutoCloseable {

	/** What became of one capture. */
	sealed interface Result {
	}

	/** The screen as it was. */
	record Picture(ImageData pixels) implements Result {}

	/** There is nothing to take a picture of, and why. */
	record Nothing(String reason) implements Result {}

	/** There is no picture, and why. */
	record Failed(String reason) implements Result {}

	private final Executor uiThread;
	private final Consumer<Result> receiver;
	private @Nullable Supplier<CompletableFuture<ScreenImage>> source;
	private Optional<CompletableFuture<Result>> inFlight = Optional.empty();

	ScreenCapture(Executor uiThread, Consumer<Result> receiver) {
		this.uiThread = uiThread;
		this.receiver = receiver;
	}

	/** Takes another source, or none; what the former one still owes is dropped. */
	void from(@Nullable Supplier<CompletableFuture<ScreenImage>> newSource) {
		source = newSource;
		inFlight = Optional.empty();
	}

	/** Asks for one picture, unless one is already under way or there is no source. */
	void ask() {
		Supplier<CompletableFuture<ScreenImage>> asked = source;
		if (asked == null || inFlight.isPresent()) {
			return;
		}
		CompletableFuture<Result> result = asked.get().thenApplyAsync(ScreenCapture::decode)
				.exceptionally(ScreenCapture::failed);
		inFlight = Optional.of(result);
		result.thenAcceptAsync(done -> deliver(result, done), uiThread);
	}

	@Override
	public void close() {
		from(null);
	}

	private void deliver(CompletableFuture<Result> from, Result done) {
		if (inFlight.filter(current -> current == from).isPresent()) {
			inFlight = Optional.empty();
			receiver.accept(done);
		}
	}

	private static Result decode(ScreenImage image) {
		try {
			return new Picture(PictureDecoder.decode(image));
		} catch (UnreadablePicture e) {
			throw new CompletionException(e);
		}
	}

	private static Result failed(Throwable cause) {
		Throwable root = cause instanceof CompletionException && cause.getCause() != null ? cause.getCause() : cause;
		String message = root.getMessage();
		String reason = message == null ? root.getClass().getSimpleName() : message;
		return root instanceof NoScreenException ? new Nothing(reason) : new Failed(reason);
	}
}
