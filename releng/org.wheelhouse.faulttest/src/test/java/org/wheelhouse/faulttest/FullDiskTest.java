package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.HostFiles;
import org.wheelhouse.host.QemuOption;

/** A disk that is really full: what is made there is said not to be, nothing is left of it, and what is there stays. */
@Tag("qemu")
class FullDiskTest {

	private static final int MIB = 1 << 20;

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A disk is full");

	private final Path folder = Files.createTempDirectory("wheelhouse-full");
	private final Path disk = Files.createDirectory(folder.resolve("disk"));
	private final LocalHost host = LocalHosts.in(folder);
	private final Path filler = disk.resolve("of others");

	FullDiskTest() throws Exception {
	}

	@BeforeEach
	void mount() throws Exception {
		if (run("mount", "-t", "tmpfs", "-o", "size=4m", "none", disk.toString()) != 0) {
			System.out.println("SKIPPED full-disk mount -t tmpfs is for root");
			assumeTrue(false);
		}
	}

	@AfterEach
	void close() throws Exception {
		host.close();
		run("umount", disk.toString());
		run("rm", "-rf", "--one-file-system", folder.toString());
	}

	private static int run(String... command) throws IOException, InterruptedException {
		return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor();
	}

	/** As another program does it: to the last byte. */
	private void fill() {
		try (var out = Files.newOutputStream(filler)) {
			out.write(new byte[4 * MIB]);
		} catch (IOException _) {
			// that is what is wanted
		}
	}

	private void leave(int bytes) throws IOException {
		try (var file = FileChannel.open(filler, StandardOpenOption.WRITE)) {
			file.truncate(file.size() - bytes);
		}
	}

	private void row(String name, String how, CompletableFuture<?> tried) {
		var fault = Fault.of(assertThrows(CompletionException.class, tried::join));
		MATRIX.row(name, how, new Places().name(disk, "DISK").name(folder, "FOLDER"), fault);
	}

	private List<Path> left() throws IOException {
		try (var files = Files.list(disk)) {
			return files.filter(file -> !file.equals(filler)).toList();
		}
	}

	private ImageInfo image(int bytes) throws IOException {
		var random = new byte[bytes];
		new Random(1).nextBytes(random);
		return new Images(host).info(Files.write(folder.resolve("from.raw"), random), Optional.of("raw")).join();
	}

	/** The same computer, where the room that was told is gone a moment later. */
	private Host filledMeanwhile() {
		var files = host.files();
		var hastened = (HostFiles) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{HostFiles.class},
				(_, method, arguments) -> {
					var told = invoke(files, method, arguments);
					if (method.getName().equals("room")) {
						((CompletableFuture<?>) told).join();
						fill();
						leave(MIB);
					}
					return told;
				});
		return (Host) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{Host.class},
				(_, method,
						arguments) -> method.getName().equals("files") ? hastened : invoke(host, method, arguments));
	}

	private static Object invoke(Object of, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(of, arguments);
		} catch (InvocationTargetException e) {
			throw e.getCause();
		}
	}

	@Test
	void thereIsNoRoomForACopy() throws Exception {
		row("There is no room for a copy", "an image of 8 MiB, to be copied to a disk of 4 MiB", new Images(host)
				.copy(image(8 * MIB), disk.resolve("copy.qcow2"), "qcow2", Progress.NONE));
		assertEquals(List.of(), left());
	}

	/** What qemu-img had written until then is of no use. Its words name the byte at which there was no more room: another each time. */
	@Test
	void theRoomIsTakenWhileItIsCopied() throws Exception {
		var fault = Fault.of(assertThrows(CompletionException.class, new Images(filledMeanwhile())
				.copy(image(2 * MIB), disk.resolve("copy.qcow2"), "qcow2", Progress.NONE)::join));
		assertTrue(fault.command().contains("qemu-img convert"), fault::toString);
		assertTrue(fault.words().endsWith("No space left on device"), fault::toString);
		assertEquals("Make room where the file is kept.", fault.advice());
		assertEquals(List.of(), left());
	}

	@Test
	void aNewImageHasNoRoom() throws Exception {
		fill();
		row("There is no room for a new image", "a new image on a full disk",
				new Images(host).create(disk.resolve("disk0.qcow2"), "qcow2", MIB));
		assertEquals(List.of(), left());
	}

	@Test
	void aDefinitionCannotBeChanged() throws Exception {
		var text = "qemu-system-x86_64 -name one # " + "x".repeat(8000) + "\n";
		var definition = Files.writeString(disk.resolve("one.qemu"), text);
		fill();
		row("There is no room for a changed definition", "a change of a definition on a full disk",
				new DefinitionFile(host.files(), definition, Runnable::run, (_, _) -> CompletableFuture.allOf())
						.change(FullDiskTest::longer));
		assertEquals(text, Files.readString(definition));
		assertEquals(List.of(definition), left());
	}

	private static DefinitionText longer(DefinitionText now) {
		return now.with(List.of(QemuOption.of("m", "2G")));
	}
}
