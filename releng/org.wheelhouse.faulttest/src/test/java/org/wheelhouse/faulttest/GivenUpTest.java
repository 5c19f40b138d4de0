package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.emulator.LocalHosts;

/** A copy that is given up, on the local host, where the program that copies lives on for a moment. */
@Tag("qemu")
class GivenUpTest {

	private static final int BYTES = 64 << 20;

	@Test
	void nothingIsLeftAlsoWhenTheProgramHasEnded(@TempDir Path folder) throws Exception {
		var bytes = new byte[BYTES];
		new Random(1).nextBytes(bytes);
		var from = Files.write(folder.resolve("from.raw"), bytes);
		try (var host = LocalHosts.in(folder)) {
			var images = new Images(host);
			var info = images.info(from, Optional.of("raw")).join();
			var copying = new CompletableFuture<Double>();
			var copy = images.copy(info, folder.resolve("copy.qcow2"), "qcow2", (_, share) -> copying.complete(share));
			copying.join();
			copy.cancel(true);
			assertThrows(CancellationException.class, copy::join);
			assertEquals(List.of(from), images(folder));
			Await.until("it has ended", () -> ProcessHandle.current().descendants()
					.noneMatch(process -> process.info().command().orElse("").endsWith("qemu-img")));
			assertEquals(List.of(from), images(folder));
		}
	}

	private static List<Path> images(Path folder) throws Exception {
		try (var files = Files.list(folder)) {
			return files.filter(Files::isRegularFile).toList();
		}
	}
}
