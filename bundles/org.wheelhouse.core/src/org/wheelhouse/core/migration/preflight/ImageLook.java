package org.wheelhouse.core.migration.preflight;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.wheelhouse.host.FileStatus;

/** Whether the destination finds the files of the source's disks: the same path, the same file, and the right to use it. */
final class ImageLook {

	private static final String ID = "images";

	private final IntendedMigration intended;

	ImageLook(IntendedMigration intended) {
		this.intended = intended;
	}

	CompletableFuture<List<PreflightCheck>> look() {
		var files = new LinkedHashMap<String, IntendedMigration.Image>();
		intended.images().forEach(image -> files.merge(image.file(), image,
				(one, other) -> one.written() ? one : other));
		if (files.isEmpty()) {
			return CompletableFuture.completedFuture(
					List.of(PreflightCheck.fine(ID, "Images", "The guest has no disk that is open on a file")));
		}
		var looks = files.values().stream().map(this::look).toList();
		return CompletableFuture.allOf(looks.toArray(CompletableFuture[]::new)).thenApply(_ -> {
			var checks = new ArrayList<PreflightCheck>();
			looks.forEach(look -> checks.add(look.join()));
			return checks;
		});
	}

	private CompletableFuture<PreflightCheck> look(IntendedMigration.Image image) {
		var subject = image.disk();
		if (image.copy().isPresent()) {
			return copied(image, image.copy().get());
		}
		Path file;
		try {
			file = Path.of(image.file());
		} catch (InvalidPathException _) {
			return CompletableFuture.completedFuture(PreflightCheck.unknown(ID, subject, image.file() + " is no path"));
		}
		if (intended.isLocal()) {
			return intended.source().files().status(file).thenApply(found -> usable(image, found,
					"The same file at both ends, on one computer"));
		}
		if (!file.isAbsolute()) {
			return CompletableFuture.completedFuture(PreflightCheck.stop(ID, subject,
					image.file()
							+ " is named from the folder in which the source was started, which the destination does not know",
					"Start the machine anew with absolute paths, or have its disks go along."));
		}
		return intended.host().files().status(file).thenCompose(found -> found.filter(FileStatus::exists).isEmpty()
				? CompletableFuture.completedFuture(notThere(image))
				: new FileProbe(intended.source().host(), intended.host()).of(file, !image.written())
						.thenApply(result -> switch (result) {
							case SAME -> usable(image, found, "The same file at both ends, proven");
							case ANOTHER -> PreflightCheck.stop(ID, subject,
									"There is another file " + image.file() + " "
											+ intended.there() + ": the guest would be on other data",
									"Have this disk go along, or put the image where both computers reach it under the same path.");
							case NOT_TOLD -> PreflightCheck.stop(ID, subject, "It cannot be proven that " + image.file()
									+ " is the same file on both computers",
									"Let this user make files beside it on one of both, or have this disk go along.");
						}));
	}

	private PreflightCheck notThere(IntendedMigration.Image image) {
		return PreflightCheck.stop(ID, image.disk(), "There is no " + image.file() + " " + intended.there(),
				"Have this disk go along, or put the image where both computers reach it under the same path.");
	}

	private PreflightCheck usable(IntendedMigration.Image image, Optional<FileStatus> found, String words) {
		var there = found.orElse(FileStatus.NOTHING);
		if (found.isEmpty() || there.kind() == FileStatus.Kind.OTHER) {
			return PreflightCheck.fine(ID, image.disk(), words).with(image.file());
		}
		if (!there.exists()) {
			return PreflightCheck.stop(ID, image.disk(), "There is no " + image.file() + " any more",
					"Have this disk go along, or put the file back.");
		}
		if (!there.readable() || image.written() && !there.writable()) {
			return PreflightCheck.stop(ID, image.disk(),
					"This user may not " + (there.readable() ? "write to " : "read ")
							+ image.file() + " " + intended.there(),
					"Give the user the right to.");
		}
		return image.cached() && image.written() && !intended.isLocal()
				? PreflightCheck.note(ID, image.disk(), words
						+ "; its computer keeps parts of it in memory (no cache.direct), and the other has to read them anew",
						"With cache.direct=on both always see the same.").with(image.file())
				: PreflightCheck.fine(ID, image.disk(), words).with(image.file());
	}

	private CompletableFuture<PreflightCheck> copied(IntendedMigration.Image image, Path copy) {
		var folder = Optional.ofNullable(copy.getParent()).orElse(copy);
		return intended.host().files().statuses(List.of(copy, folder)).thenApply(found -> {
			if (Optional.ofNullable(found.get(copy)).filter(FileStatus::exists).isPresent()) {
				return PreflightCheck.stop(ID, image.disk(), copy + " exists already " + intended.there(),
						"Choose another folder: nothing is written into a file that is there.");
			}
			if (Optional.ofNullable(found.get(folder)).filter(FileStatus::isFolder).isEmpty()) {
				return PreflightCheck.stop(ID, image.disk(), "There is no folder " + folder + " " + intended.there(),
						"Make it first, or choose another.");
			}
			if (Optional.ofNullable(found.get(folder)).filter(FileStatus::writable).isEmpty()) {
				return PreflightCheck.stop(ID, image.disk(), "This user may not make files in " + folder + " "
						+ intended.there(), "Choose another folder.");
			}
			return PreflightCheck.fine(ID, image.disk(), "Goes along, into the new file " + copy).with(image.file());
		});
	}
}
