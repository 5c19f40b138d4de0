package org.wheelhouse.core.internal.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

import org.wheelhouse.core.events.EventText;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.FileWords;

/** Writes events where a person wants them. */
final class EventExport {

	private EventExport() {
		// holds no state
	}

	/** @return fails with {@link CoreException} */
	static CompletableFuture<Path> write(Path target, List<LoggedEvent> events, Executor writer) {
		return CompletableFuture.supplyAsync(() -> {
			try {
				write(target, events);
				return target;
			} catch (IOException e) {
				throw new CompletionException(new CoreException(
						"The events cannot be written to " + target + ": " + FileWords.of(e) + ".",
						"Make room and make its folder writable, or choose another file.", e));
			}
		}, writer);
	}

	private static void write(Path target, List<LoggedEvent> events) throws IOException {
		var folder = target.toAbsolutePath().getParent();
		var temporary = Files.createTempFile(folder, ".events", ".new");
		try {
			try (var file = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
				var table = target.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
				file.write(table ? EventText.CSV_HEAD : "");
				for (var event : events) {
					file.write(table ? EventText.csv(event) : EventText.json(event) + "\n");
				}
			}
			Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}
}
