package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Looks for secrets where none may be: in command lines and environments of all processes, in all files of a workbench and its
 * machines, and in what was said.
 *
 * @param folders of the workbench and what it made
 * @param except  files in which a person has written one
 * @param secrets letters and digits only, so that no notation changes them
 */
record SecretScan(List<Path> folders, Set<Path> except, List<String> secrets) {

	/** Where one stands. */
	List<String> found() {
		List<Path> places = new ArrayList<>();
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			processes.filter(process -> process.getFileName().toString().matches("\\d+"))
					.forEach(process -> places.addAll(List.of(process.resolve("cmdline"), process.resolve("environ"))));
			for (Path folder : folders) {
				Files.walkFileTree(folder, new SimpleFileVisitor<>() {

					@Override
					public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
						if (attributes.isRegularFile() && !except.contains(file)) {
							places.add(file);
						}
						return FileVisitResult.CONTINUE;
					}

					@Override
					public FileVisitResult visitFileFailed(Path file, IOException gone) {
						return FileVisitResult.CONTINUE;
					}

					@Override
					public FileVisitResult postVisitDirectory(Path directory, IOException gone) {
						return FileVisitResult.CONTINUE;
					}
				});
			}
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		assertTrue(places.size() > 20, places::toString);
		return places.stream().flatMap(place -> in(place.toString(), read(place))).toList();
	}

	/** Where one stands in a text. */
	Stream<String> in(String place, String text) {
		return secrets.stream().filter(text::contains).map(secret -> place + " has " + secret);
	}

	private static String read(Path place) {
		try {
			return Files.isReadable(place) ? new String(Files.readAllBytes(place), StandardCharsets.ISO_8859_1) : "";
		} catch (IOException _) {
			return ""; // it has ended meanwhile, or belongs to somebody else
		}
	}
}
