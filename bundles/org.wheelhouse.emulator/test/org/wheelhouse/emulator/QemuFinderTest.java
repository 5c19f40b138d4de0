package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.host.HostProfile.Binary;
import org.wheelhouse.host.HostSettings;

/** A program is asked for its version once, and again when it is another file. */
class QemuFinderTest {

	/** Says its version as QEMU does, and is no script. */
	private static final Path PROGRAM = Path.of("/bin/bash");
	private static final String NEVER_SAID = "0.0.7";

	private final Bench bench = new Bench();
	private final Path program = bench.programs().resolve("qemu-system-test");
	private final Path kept = bench.folder().resolve("cache/versions.properties");
	private final String said;

	QemuFinderTest() throws IOException {
		Files.copy(PROGRAM, program);
		said = version();
		assertTrue(said.matches("\\d+\\.\\d+\\..*"), said);
	}

	@AfterEach
	void close() throws IOException {
		bench.close();
	}

	@Test
	void whatIsKnownIsNotAsked() throws Exception {
		keepWhatWasNeverSaid();
		assertEquals(NEVER_SAID, version());
	}

	@Test
	void anotherFileOfTheSameNameIsAsked() throws Exception {
		keepWhatWasNeverSaid();
		Files.setLastModifiedTime(program, FileTime.fromMillis(1));
		assertEquals(said, version());
		keepWhatWasNeverSaid();
		FileTime time = Files.getLastModifiedTime(program);
		Files.write(program, new byte[1], StandardOpenOption.APPEND);
		Files.setLastModifiedTime(program, time);
		assertEquals(said, version());
	}

	@Test
	void aLinkThatLeadsElsewhereIsAsked() throws Exception {
		Path other = Files.move(program, bench.folder().resolve("other"));
		Files.createSymbolicLink(program, other);
		assertEquals(said, version());
		keepWhatWasNeverSaid();
		assertEquals(NEVER_SAID, version());
		Files.copy(PROGRAM, bench.folder().resolve("third"));
		Files.delete(program);
		Files.createSymbolicLink(program, bench.folder().resolve("third"));
		assertEquals(said, version());
	}

	@Test
	void aScriptIsAskedEachTime() throws Exception {
		Files.delete(program);
		bench.script("qemu-system-test", "echo \"QEMU emulator version $(cat " + bench.folder() + "/now)\"");
		Files.writeString(bench.folder().resolve("now"), "8.1.0");
		assertEquals("8.1.0", version());
		Files.writeString(bench.folder().resolve("now"), "8.2.0");
		assertEquals("8.2.0", version());
	}

	@Test
	void aDamagedFileIsMadeAnew() throws Exception {
		String whole = Files.readString(kept);
		for (String damaged : List.of("", "\\u12", program + "=", program + "=1 2 " + NEVER_SAID, "\0\n")) {
			Files.writeString(kept, damaged);
			assertEquals(said, version());
			assertEquals(lines(whole), lines(Files.readString(kept)));
		}
	}

	@Test
	void whatIsGoneIsForgotten() throws Exception {
		Files.delete(program);
		assertEquals(List.of(), find());
		assertEquals("", lines(Files.readString(kept)));
	}

	@Test
	void withoutAFolderToKeepItInAProgramIsFoundAllTheSame() throws Exception {
		Files.delete(kept);
		Files.delete(kept.getParent());
		Files.createFile(kept.getParent());
		assertEquals(said, version());
	}

	private void keepWhatWasNeverSaid() throws IOException {
		String text = Files.readString(kept);
		assertTrue(text.contains(said), text);
		Files.writeString(kept, text.replace(said, NEVER_SAID));
	}

	private String version() {
		return find().getFirst().version();
	}

	private List<Binary> find() {
		return new QemuFinder(bench.settings(Optional.empty()), HostSettings.NONE).find();
	}

	/** Without the line that says when it was written. */
	private static String lines(String properties) {
		return properties.replaceAll("(?m)^#.*\n", "");
	}
}
