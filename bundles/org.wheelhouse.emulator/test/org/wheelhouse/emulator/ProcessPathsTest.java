package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.host.ProcessPaths;

/** Paths of another process; that it is no QEMU makes no difference. */
class ProcessPathsTest {

	private static final Path FILE = Path.of("inside");

	@TempDir
	private Path folder = Path.of("");
	private Optional<Process> process = Optional.empty();

	@BeforeEach
	void mark() throws Exception {
		Files.writeString(folder.resolve("mark"), "ours");
	}

	@AfterEach
	void end() throws Exception {
		if (process.isPresent()) {
			process.get().destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		}
	}

	/** Starts a process there that says when it is there. */
	private ProcessPaths start(String... before) throws Exception {
		var line = new ArrayList<>(List.of(before));
		line.addAll(List.of("sh", "-c", "echo theirs > inside; echo; exec sleep 1000"));
		var started = new ProcessBuilder(line).directory(folder.toFile()).redirectErrorStream(true).start();
		process = Optional.of(started);
		if (started.getInputStream().read() != '\n') {
			started.destroyForcibly().waitFor(20, TimeUnit.SECONDS);
			System.out.println("SKIPPED files-of-another-namespace " + List.of(before) + " is for root");
			assumeTrue(false);
		}
		Await.until("it sleeps", () -> started.info().command().filter(name -> name.endsWith("sleep")).isPresent());
		return new ProcessTable().paths(started.pid());
	}

	@Test
	void aRelativePathBeginsInItsFolder() throws Exception {
		var files = start();
		assertEquals("ours", Files.readString(files.here(Path.of("mark")).orElseThrow()));
		assertEquals(Optional.of(folder.resolve("mark")), files.here(folder.resolve("mark")));
		assertTrue(files.sharesNetwork());
		assertEquals(Optional.empty(), ProcessPaths.UNKNOWN.here(FILE));
		assertEquals(Optional.of(folder), ProcessPaths.UNKNOWN.here(folder));
	}

	@Test
	void anAbsolutePathIsOneOfItsOwnFiles() throws Exception {
		var files = start("unshare", "-m", "sh", "-c", "mount -t tmpfs none " + folder + " && cd " + folder
				+ " && exec \"$@\"", "sh");
		assertFalse(Files.exists(folder.resolve(FILE)));
		assertEquals("theirs\n", Files.readString(files.here(folder.resolve(FILE)).orElseThrow()));
		assertFalse(Files.exists(files.here(folder.resolve("mark")).orElseThrow()));
	}

	@Test
	void aPortIsOneOfItsOwnNetwork() throws Exception {
		assertFalse(start("unshare", "-n").sharesNetwork());
	}
}
