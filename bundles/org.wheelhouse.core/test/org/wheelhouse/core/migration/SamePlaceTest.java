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
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.host.ProcessPaths;

/** This test's own process stands for the source; its folder is the bundle's. */
class SamePlaceTest {

	private static final Path HERE = Path.of("").toAbsolutePath();
	private static final ProcessPaths OWN = TestFiles.paths(ProcessHandle.current().pid());

	@TempDir
	private Path other = Path.of("");

	private static Optional<String> problem(ProcessPaths paths, Path folder, String... options)
			throws Exception {
		var line = new ArrayList<>(List.of("qemu-system-x86_64"));
		line.addAll(List.of(options));
		return Await.get(new SamePlace(new TestFiles(folder), paths, line, folder).problem());
	}

	@Test
	void aRelativeNameIsAnotherFileInAnotherFolder() throws Exception {
		Files.writeString(other.resolve("build.properties"), "other data");
		var problem = problem(OWN, other, "-m", "16", "-drive", "if=virtio,file=build.properties,format=raw");
		assertTrue(problem.orElseThrow().contains("(build.properties)"), problem::toString);
		assertEquals(Optional.empty(), problem(OWN, HERE, "-drive", "file=build.properties"));
	}

	@Test
	void anAbsoluteNameIsTheSameFileThere() throws Exception {
		assertEquals(Optional.empty(), problem(OWN, other, "-drive", "file=" + HERE.resolve("build.properties")));
		assertEquals(Optional.empty(), problem(OWN, other, "-name", "no-such-file", "-S"));
	}

	@Test
	void whatCannotBeToldIsNoProblem() throws Exception {
		assertEquals(Optional.empty(), problem(ProcessPaths.UNKNOWN, other, "-drive", "file=build.properties"));
	}
}
