package org.wheelhouse.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A QEMU that is here: the installed one, or one that {@code releng/qemu-versions} has fetched.
 *
 * @param version as it tells it itself, for example {@code 7.2.22}
 */
record Qemu(Path program, String version) {

	/** All that are here, the installed one first. */
	static List<Qemu> all() throws IOException {
		List<Qemu> found = new ArrayList<>();
		found.add(of(Path.of("qemu-system-x86_64")));
		String fetched = System.getProperty("wheelhouse.qemus", "");
		if (!fetched.isEmpty() && Files.isDirectory(Path.of(fetched))) {
			try (Stream<Path> folders = Files.list(Path.of(fetched))) {
				for (Path program : folders.sorted().map(folder -> folder.resolve("bin/qemu-system-x86_64"))
						.filter(Files::isExecutable).toList()) {
					found.add(of(program));
				}
			}
		}
		return found;
	}

	private static Qemu of(Path program) throws IOException {
		String said = output(program.toString(), "--version");
		Matcher version = Pattern.compile("version (\\d+\\.\\d+\\.\\d+)").matcher(said);
		if (!version.find()) {
			throw new IOException(program + " does not tell its version: " + said);
		}
		return new Qemu(program, version.group(1));
	}

	/** What a program prints; it must succeed. */
	static String output(String... command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			if (process.waitFor() != 0) {
				throw new IOException(String.join(" ", command) + ": " + said);
			}
		} catch (InterruptedException e) {
			throw new IOException(e);
		}
		return said;
	}

	/** The first two numbers: what differs in what it understands. */
	String release() {
		return version.replaceAll("^(\\d+\\.\\d+).*", "$1");
	}

	@Override
	public String toString() {
		return version;
	}
}
