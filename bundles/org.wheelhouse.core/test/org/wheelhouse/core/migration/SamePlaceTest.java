package org.wheelhouse.core.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.machine.QemuFiles;

/** This test's own process stands for the source; its folder is the bundle's. */
class SamePlaceTest {

	private static final Path HERE = Path.of("").toAbsolutePath();
	private static final QemuFiles OWN = new QemuFiles(ProcessHandle.current().pid());

	@TempDir
	private Path other = Path.of("");

	private static Optional<String> problem(QemuFiles files, Path folder, String... options) {
		var line = new ArrayList<>(List.of("qemu-system-x86_64"));
		line.addAll(List.of(options));
		return new SamePlace(files, line, folder).problem();
	}

	@Test
	void aRelativeNameIsAnotherFileInAnotherFolder() throws Exception {
		Files.writeString(other.resolve("build.properties"), "other data");
		var problem = problem(OWN, other, "-m", "16", "-drive", "if=virtio,file=build.properties,format=raw");
		assertTrue(problem.orElseThrow().contains("(build.properties)"), problem::toString);
		assertEquals(Optional.empty(), problem(OWN, HERE, "-drive", "file=build.properties"));
	}

	@Test
	void anAbsoluteNameIsTheSameFileThere() {
		assertEquals(Optional.empty(), problem(OWN, other, "-drive", "file=" + HERE.resolve("build.properties")));
		assertEquals(Optional.empty(), problem(OWN, other, "-name", "no-such-file", "-S"));
	}

	@Test
	void whatCannotBeToldIsNoProblem() {
		assertEquals(Optional.empty(), problem(new QemuFiles(0), other, "-drive", "file=build.properties"));
	}
}
