package org.wheelhouse.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** Invariant 2 of docs/architecture.md: no thread ever waits for the thread of the user interface. */
class NoSyncExecTest {

	private static final Path BUNDLES = Path.of("..");
	private static final Pattern WAITS = Pattern
			.compile("\\b(syncExec|syncCall)\\s*\\(|::\\s*(syncExec|syncCall)\\b|\\bUISynchronize\\b");

	@Test
	void invariant2_nothingWaitsForTheUserInterface() throws IOException {
		var found = sources().stream().filter(NoSyncExecTest::waits).map(Path::toString).toList();
		assertEquals(List.of(), found);
	}

	@Test
	void theSearchFindsWhatItLooksFor() throws IOException {
		for (var code : List.of("display.syncExec(() -> {});", "Display.getDefault().syncExec (runnable)",
				"run(display::syncExec)", "display.syncCall(callable)")) {
			assertTrue(WAITS.matcher(code).find(), code);
		}
		assertFalse(WAITS.matcher("display.asyncExec(runnable); // no syncExec").find());
		assertTrue(sources().size() > 100, "the sources were not found");
	}

	private static List<Path> sources() throws IOException {
		try (var files = Files.walk(BUNDLES)) {
			return files.filter(file -> file.toString().endsWith(".java"))
					.filter(file -> file.toString().contains("/src/")).toList();
		}
	}

	private static boolean waits(Path file) {
		try {
			return WAITS.matcher(Files.readString(file)).find();
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}
}
