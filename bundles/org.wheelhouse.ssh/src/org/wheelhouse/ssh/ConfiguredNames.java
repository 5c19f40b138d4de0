package org.wheelhouse.ssh;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The names of computers in a configuration of ssh, the files that it includes, and known_hosts. Names that are patterns, or
 * hashed, are left out. Reads files at each question: blocks.
 *
 * @param config need not be there
 */
record ConfiguredNames(Path config) {

	private static final int MOST_INCLUDES = 16;

	/** All, sorted. */
	List<String> names() throws IOException {
		var names = new TreeSet<String>();
		var known = new HashSet<Path>(Set.of(home().resolve(".ssh/known_hosts")));
		read(config, names, known, new HashSet<>());
		for (var file : known) {
			for (var line : lines(file)) {
				addKnown(line.strip(), names);
			}
		}
		return List.copyOf(names);
	}

	/** Whether the configuration has a section for this name by itself. */
	boolean has(String name) throws IOException {
		var names = new TreeSet<String>();
		read(config, names, new HashSet<>(), new HashSet<>());
		return names.contains(name);
	}

	private static Path home() {
		return Path.of(System.getProperty("user.home", "/"));
	}

	private void read(Path file, Set<String> names, Set<Path> known, Set<Path> seen) throws IOException {
		if (seen.size() >= MOST_INCLUDES || !seen.add(file)) {
			return;
		}
		for (var line : lines(file)) {
			var words = words(line);
			switch (words.isEmpty() ? "" : words.getFirst().toLowerCase(Locale.ROOT)) {
				case "host" -> words.stream().skip(1).filter(word -> !word.matches(".*[*?!].*")).forEach(names::add);
				case "userknownhostsfile" -> words.stream().skip(1).map(this::path).forEach(known::add);
				case "include" -> {
					for (var pattern : words.subList(1, words.size())) {
						for (var included : included(path(pattern))) {
							read(included, names, known, seen);
						}
					}
				}
				default -> {
					// of no concern
				}
			}
		}
	}

	private static List<String> words(String line) {
		var text = line.strip();
		return text.isEmpty() || text.startsWith("#")
				? List.of()
				: Arrays.stream(text.replaceFirst("\\s*=\\s*|\\s+", " ").split("\\s+"))
						.map(word -> word.replace("\"", "")).toList();
	}

	private Path path(String word) {
		if (word.startsWith("~/")) {
			return home().resolve(word.substring(2));
		}
		return word.startsWith("/") ? Path.of(word) : home().resolve(".ssh").resolve(word);
	}

	private static List<Path> included(Path pattern) throws IOException {
		var folder = pattern.getParent();
		if (folder == null || !Files.isDirectory(folder)) {
			return List.of();
		}
		var matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern.getFileName());
		try (var files = Files.list(folder)) {
			return files.filter(file -> matcher.matches(file.getFileName())).sorted().toList();
		}
	}

	private static void addKnown(String line, Set<String> names) {
		if (line.isEmpty() || line.startsWith("#") || line.startsWith("@") || line.startsWith("|")) {
			return;
		}
		for (var name : line.split("\\s+", 2)[0].split(",")) {
			if (!name.matches(".*[*?!|].*")) {
				names.add(typed(name));
			}
		}
	}

	/** A port other than the usual one stands behind brackets there. */
	private static String typed(String name) {
		var end = name.indexOf("]:");
		if (!name.startsWith("[") || end < 0) {
			return name;
		}
		var host = name.substring(1, end);
		return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + name.substring(end + 1);
	}

	private static List<String> lines(Path file) {
		try {
			return new ArrayList<>(Files.readString(file, StandardCharsets.ISO_8859_1).lines().toList());
		} catch (IOException _) {
			return List.of(); // not there, or not for us: nothing is proposed from it
		}
	}
}
