package org.wheelhouse.core.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.host.DefinitionText;

class DefinitionFileTest {

	private final Path folder;

	DefinitionFileTest(@TempDir Path folder) {
		this.folder = folder;
	}

	private DefinitionFile at(Path file) {
		return new DefinitionFile(new TestFiles(folder), file, Runnable::run, (_, _) -> CompletableFuture.allOf());
	}

	private static CoreException refused(CompletableFuture<?> future) {
		return assertInstanceOf(CoreException.class, assertThrows(CompletionException.class, future::join).getCause());
	}

	/** The folder would let it be replaced. */
	@Test
	void aFileThatIsReadOnlyIsNotChanged() throws Exception {
		var file = Files.writeString(folder.resolve("vm.qemu"), "-m 64\n");
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
		var other = DefinitionText.parse("-m 65\n");
		var refused = refused(at(file).change(_ -> other));
		assertTrue(refused.what().contains(file + " is read only"), refused.what());
		assertEquals("-m 64\n", Files.readString(file));
		at(file).change(now -> now).join(); // what changes nothing may be said
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
		at(file).change(_ -> other).join();
		assertEquals("-m 65\n", Files.readString(file));
	}

	private String reason(Path file) {
		var refused = refused(at(file).read());
		assertFalse(refused.advice().isEmpty());
		return refused.what();
	}

	@Test
	void whatIsNoCommandLineIsRefusedInWords() throws Exception {
		assertTrue(reason(folder.resolve("none")).contains("there is no such file"));
		assertTrue(reason(folder).contains("it is a folder"));
		var big = folder.resolve("big");
		try (var file = new RandomAccessFile(big.toFile(), "rw")) {
			file.setLength(100 << 20);
		}
		assertTrue(reason(big).contains("it has 100 MiB"));
		assertTrue(reason(Files.write(folder.resolve("nul"), new byte[]{'-', 'm', 0})).contains("NUL"));
		assertTrue(reason(Files.write(folder.resolve("latin"), "-name ä".getBytes(StandardCharsets.ISO_8859_1)))
				.contains("UTF-8"));
	}

	@Test
	void tenThousandOptionsAreRead() throws Exception {
		var file = Files.writeString(folder.resolve("many"), "qemu-kvm" + " \\\n -device x".repeat(10_000));
		assertEquals(10_000, at(file).read().join().options().size());
	}
}
