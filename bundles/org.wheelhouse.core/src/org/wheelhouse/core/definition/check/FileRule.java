package org.wheelhouse.core.definition.check;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that are missing, and folders in the place of files. */
final class FileRule implements Rule {

	@Override
	public void check(Reading reading, Report report) {
		reading.said().stream().flatMap(said -> NamedFile.of(said).stream())
				.forEach(file -> file.path(reading.there().folder())
						.ifPresent(path -> check(reading.there(), file, path, report)));
	}

	private static void check(Surroundings there, NamedFile file, Path path, Report report) {
		var seen = there.at(path);
		if (seen.isEmpty()) {
			return;
		}
		var status = seen.get();
		boolean folder = file.kind() == NamedFile.Kind.FOLDER;
		if (!status.exists()) {
			report.error(file.said(), file.key(), "There is no " + (folder ? "folder " : "file ") + path + ".",
					missing(there, file, path), inThatFolder(there, file, path));
		} else if (status.isFolder() && !folder) {
			report.error(file.said(), file.key(), path + " is a folder, and a file is wanted here.",
					file.kind() == NamedFile.Kind.IMAGE
							? "Name an image in it, or write fat:" + file.spelling()
									+ " for a small disk that is made from the folder."
							: "Name a file in it.");
		} else if (status.isFile() && folder) {
			report.error(file.said(), file.key(), path + " is a file, and a folder is wanted here.",
					"Name the folder that it is in.");
		} else if (!status.readable()) {
			report.error(file.said(), file.key(), "This user may not read " + path + ".",
					"Let this user read it, or choose another one.");
		}
	}

	private static String missing(Surroundings there, NamedFile file, Path path) {
		var spelling = file.spelling();
		var above = path.getParent();
		if (spelling.startsWith("~")) {
			return "Nobody replaces ~ here: write the path in full, beginning with /.";
		}
		if (spelling.contains("$")) {
			return "Nobody replaces $ here: write the path in full.";
		}
		if (spelling.contains(",,")) {
			return "In this option a comma is a comma, and is not written twice.";
		}
		var names = above == null ? List.<String>of() : there.listed().getOrDefault(above, List.of());
		return Near.question(String.valueOf(path.getFileName()), names)
				+ (names.isEmpty() && above != null
						? "Check the folder " + above + " too: nothing is seen in it."
						: "Correct the path, or take the option out.");
	}

	/** What there is in its folder that it may be: what is called nearly so, else what ends alike. */
	private static List<Mend> inThatFolder(Surroundings there, NamedFile file, Path path) {
		var above = path.getParent();
		var name = String.valueOf(path.getFileName());
		var names = above == null ? List.<String>of() : there.listed().getOrDefault(above, List.of());
		int dot = name.lastIndexOf('.');
		var spelled = file.spelling().endsWith(name)
				? file.spelling().substring(0, file.spelling().length() - name.length())
				: "";
		if (spelled.isEmpty() && !file.spelling().equals(name)) {
			return List.of();
		}
		return Stream.concat(Near.of(name, names).stream(),
				names.stream().filter(other -> dot >= 0 && other.endsWith(name.substring(dot)))).distinct().limit(3)
				.flatMap(other -> Mends.value(file.said(), file.key(), spelled + other, other).stream()).toList();
	}
}
