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
 * @param column  which column of {@code docs/qmp-coverage.md} is its own: what {@code releng/qemu-versions} calls it, else its
 *                release
 */
record Qemu(Path program, String version, String column) {

	private static final String PROGRAM = "bin/qemu-system-x86_64";

	/** All that are here, each version once, the installed one first; with {@code -Dwheelhouse.qemu=5.2} that version alone. */
	static List<Qemu> all() throws IOException {
		String only = System.getProperty("wheelhouse.qemu", "");
		return found().stream().filter(qemu -> (qemu.version() + ".").startsWith(only + ".") || only.isEmpty())
				.toList();
	}

	private static List<Qemu> found() throws IOException {
		List<Qemu> found = new ArrayList<>();
		Path installed = Path.of("qemu-system-x86_64");
		String version = version(installed);
		found.add(new Qemu(installed, version, version.replaceAll("^(\\d+\\.\\d+).*", "$1")));
		String fetched = System.getProperty("wheelhouse.qemus", "");
		if (!fetched.isEmpty() && Files.isDirectory(Path.of(fetched))) {
			try (Stream<Path> folders = Files.list(Path.of(fetched))) {
				for (Path folder : folders.sorted().toList()) {
					Path program = folder.resolve(PROGRAM);
					String column = folder.getFileName().toString();
					if (Files.isExecutable(program) && !(version + ".").startsWith(column + ".")) {
						found.add(new Qemu(program, version(program), column));
					}
				}
			}
		}
		return found;
	}

	private static String version(Path program) throws IOException {
		String said = output(program.toString(), "--version");
		Matcher version = Pattern.compile("version (\\d+\\.\\d+\\.\\d+)").matcher(said);
		if (!version.find()) {
			throw new IOException(program + " does not tell its version: " + said);
		}
		return version.group(1);
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

	@Override
	public String toString() {
		return version;
	}
}
