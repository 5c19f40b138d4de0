package org.wheelhouse.emulator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Folders as a person writes them: {@code ~} is home, {@code *} any one name. Blocks. */
final class SearchPath {

	private SearchPath() {
	}

	/** The folders that are there, in order; of those that one entry means, by name. */
	static List<Path> folders(List<String> entries) {
		List<Path> folders = new ArrayList<>();
		for (String entry : entries) {
			String full = home(entry.strip());
			if (full.startsWith("/")) {
				expand(Path.of("/"), List.of(full.substring(1).split("/+")), folders);
			}
		}
		return folders;
	}

	private static String home(String entry) {
		return entry.equals("~") || entry.startsWith("~/")
				? System.getProperty("user.home") + entry.substring(1)
				: entry;
	}

	private static void expand(Path from, List<String> names, List<Path> folders) {
		if (names.isEmpty()) {
			folders.add(from);
			return;
		}
		List<String> rest = names.subList(1, names.size());
		String name = names.getFirst();
		if (!name.contains("*")) {
			expand(from.resolve(name), rest, folders);
			return;
		}
		String pattern = name.replaceAll("[\\\\{}\\[\\]?]", "\\\\$0");
		try (DirectoryStream<Path> found = Files.newDirectoryStream(from, pattern)) {
			List<Path> sorted = new ArrayList<>();
			found.forEach(sorted::add);
			sorted.stream().filter(Files::isDirectory).sorted().forEach(path -> expand(path, rest, folders));
		} catch (IOException _) {
			// what may not be read has no QEMU for this user
		}
	}
}
