package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;

/** Images that cannot be looked at, made or copied, with the local host and the real qemu-img. */
@Tag("qemu")
class ImageFaultsTest {

	private static final long MIB = 1 << 20;

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("Images");

	private final Path folder = Files.createTempDirectory("wheelhouse-images");
	private final LocalHost host = LocalHosts.in(folder);
	private final Images images = new Images(host);

	ImageFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		host.close();
		try (var left = Files.walk(folder)) {
			for (var file : left.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
	}

	private void row(String name, String how, CompletableFuture<?> tried) {
		var fault = Fault.of(assertThrows(CompletionException.class, tried::join));
		MATRIX.row(name, how, new Places().name(folder, "FOLDER"), fault);
	}

	private Path image(String name) {
		return images.create(folder.resolve(name), "qcow2", MIB).join();
	}

	private ImageInfo info(Path file) {
		return images.info(file).join();
	}

	@Test
	void itIsNotThere() {
		row("An image is not there", "the path of no file", images.info(folder.resolve("none.qcow2")));
	}

	@Test
	void itIsAFolder() {
		row("An image is a folder", "the path of a folder", images.info(folder));
	}

	@Test
	void itHasAnotherFormat() throws Exception {
		var file = Files.write(folder.resolve("disk.raw"), new byte[4096]);
		row("An image has another format", "a raw image that is said to be qcow2",
				images.info(file, Optional.of("qcow2")));
	}

	@Test
	void somethingIsThere() throws Exception {
		var file = Files.writeString(folder.resolve("disk0.qcow2"), "precious");
		row("There is something where an image shall be", "a new image of the same name",
				images.create(file, "qcow2", MIB));
	}

	@Test
	void itsFolderIsNotThere() {
		row("There is no folder for an image", "a new image in a folder that is not there",
				images.create(folder.resolve("none").resolve("disk0.qcow2"), "qcow2", MIB));
	}

	@Test
	void itsBaseIsNotThere() throws Exception {
		var base = info(image("base.qcow2"));
		Files.delete(base.file());
		row("The base of an overlay is not there", "an overlay on an image that was deleted",
				images.overlay(folder.resolve("top.qcow2"), base, false));
	}

	@Test
	void anotherProgramWritesToIt() throws Exception {
		var info = info(image("disk0.qcow2"));
		var user = new ProcessBuilder("qemu-io", "-f", "qcow2", info.file().toString()).redirectErrorStream(true)
				.start();
		try (var input = user.outputWriter(); var output = user.inputReader()) {
			input.write("length\n");
			input.flush();
			output.readLine(); // it has it open
			row("An image that is to be copied is written to", "a program that has it open",
					images.copy(info, folder.resolve("copy.qcow2"), "qcow2", Progress.NONE));
		} finally {
			user.destroy();
			user.waitFor();
		}
	}
}
