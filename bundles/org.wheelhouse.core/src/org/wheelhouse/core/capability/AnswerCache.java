package org.wheelhouse.core.capability;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.zip.CRC32;

import org.wheelhouse.host.FileStatus;
import org.wheelhouse.host.Host;

/**
 * Keeps what programs answered on the computer on which they are, a file for each and for each subject. Whatever goes wrong with
 * it, they are asked again.
 *
 * @param subject what they were asked about; empty for what they can without a machine
 */
record AnswerCache(Host host, String subject) {

	private static final int MOST = 8 << 20;

	/** What this program answered when it was the same. */
	CompletableFuture<Optional<Answers>> recall(Path program, String stamp) {
		return host.files().read(file(program), 0, MOST)
				.thenApply(kept -> kept.flatMap(bytes -> Answers.read(bytes, stamp)));
	}

	/** Keeps what it answered; never fails. */
	CompletableFuture<?> keep(Path program, Answers answers) {
		var files = host.files();
		var file = file(program);
		byte[] bytes;
		try {
			bytes = answers.bytes();
		} catch (IOException e) {
			return CompletableFuture.completedFuture(e);
		}
		return files.createFolder(folder()).handle((_, _) -> folder()).thenCompose(_ -> files.status(file))
				.thenCompose(there -> there.filter(FileStatus::isFile).isPresent()
						? files.replace(file, bytes)
						: files.create(file, bytes))
				.exceptionally(_ -> file);
	}

	private Path folder() {
		return host.files().cacheFolder().resolve("capability");
	}

	private Path file(Path program) {
		var path = new CRC32();
		path.update((program + subject).getBytes(StandardCharsets.UTF_8));
		return folder()
				.resolve(program.getFileName() + "-" + HexFormat.of().toHexDigits((int) path.getValue()) + ".gz");
	}
}
