package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rule 1: nothing is written into a file that is there. */
class WholeFileTest {

	private static final byte[] OURS = "ours".getBytes(StandardCharsets.UTF_8);

	@TempDir
	private Path folder = Path.of("");

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
		}
	}

	@Test
	void aFileThatIsThereIsNotMadeAgain() throws Exception {
		Path there = Files.writeString(folder.resolve("there"), "precious");
		assertThrows(FileAlreadyExistsException.class, () -> WholeFile.create(there, OURS));
		assertEquals("precious", Files.readString(there));
	}

	/** Nor what a link would lead to. */
	@Test
	void aLinkIsNotFollowedToWhereNothingIs() throws Exception {
		Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("elsewhere"));
		assertThrows(FileAlreadyExistsException.class, () -> WholeFile.create(link, OURS));
		Path file = WholeFile.create(folder.resolve("file"), OURS);
		assertThrows(FileAlreadyExistsException.class, () -> WholeFile.move(file, link));
		assertEquals(List.of("file", "link"), names());
		assertFalse(Files.exists(folder.resolve("elsewhere"), LinkOption.NOFOLLOW_LINKS));
	}

	@Test
	void nothingIsMovedOverAFileOrAnEmptyFolder() throws Exception {
		Path from = WholeFile.create(folder.resolve("from"), OURS);
		Path there = Files.writeString(folder.resolve("there"), "precious");
		assertThrows(FileAlreadyExistsException.class, () -> WholeFile.move(from, there));
		assertEquals("precious", Files.readString(there));
		Path moved = Files.createDirectory(folder.resolve("moved"));
		Path empty = Files.createDirectory(folder.resolve("empty"));
		assertThrows(FileAlreadyExistsException.class, () -> WholeFile.move(moved, empty));
		assertEquals(List.of("empty", "from", "moved", "there"), names());
	}
}
