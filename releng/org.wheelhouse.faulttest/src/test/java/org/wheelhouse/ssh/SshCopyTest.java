package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.ssh.Answers.awaitTrue;
import static org.wheelhouse.ssh.Answers.failure;
import static org.wheelhouse.ssh.Answers.get;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.host.copy.ImageCopy;
import org.wheelhouse.host.copy.ImageCopy.Phase;
import org.wheelhouse.host.copy.ImageCopy.Progress;
import org.wheelhouse.host.remote.ConnectionState.Connected;

/** An image goes to a far computer and back whole, or there is none under its name. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class SshCopyTest {

	private static final Progress NOBODY = (_, _, _) -> {
		// nobody looks
	};

	private Path folder = Path.of("");

	@BeforeEach
	void makeFolder() throws IOException {
		folder = Files.createTempDirectory(Path.of("/tmp"), "whc");
	}

	@AfterEach
	void removeFolder() throws IOException {
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}

	private LocalHost here() throws Exception {
		return LocalHosts.in(Files.createDirectories(folder.resolve("kept")));
	}

	private static void run(String... words) throws Exception {
		assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor(), () -> String.join(" ", words));
	}

	/** What a shell would do, if it read it. */
	private byte[] noise(int count) {
		var bytes = new byte[count];
		new Random(4711).nextBytes(bytes);
		var script = ("\n.\n:>" + folder + "/run-as-script\n.\n").getBytes(StandardCharsets.UTF_8);
		for (var at = 0; at + script.length < count; at += 10_000) {
			System.arraycopy(script, 0, bytes, at, script.length);
		}
		return bytes;
	}

	private Path sparse(String name, long size, long... offsets) throws IOException {
		var file = folder.resolve(name);
		try (var disk = new RandomAccessFile(file.toFile(), "rw")) {
			disk.setLength(size);
			for (var offset : offsets) {
				disk.seek(offset);
				disk.write(noise(100_000));
			}
		}
		return file;
	}

	private static long blocks(Path file) throws Exception {
		var told = new ProcessBuilder("stat", "-c", "%b", file.toString()).start();
		return Long.parseLong(new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
	}

	private List<String> names(Path of) throws IOException {
		try (var files = Files.list(of)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	@Test
	void anImageGoesThereAndBackWithItsHoles() throws Exception {
		var size = (64L << 20) + 12_345;
		var image = sparse("disk ü'\n.img", size, 0, (20L << 20) + 777, size - 100_000);
		var far = Files.createDirectory(folder.resolve("far")).resolve("copy ü'\n.img");
		var back = folder.resolve("back.img");
		var heard = new CopyOnWriteArrayList<List<Long>>();
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			assertEquals(far, get(ImageCopy.start(here, image, there, far, NOBODY)));
			assertEquals(-1, Files.mismatch(image, far));
			assertTrue(blocks(far) * 512 < 2 << 20, "holes stay holes");
			assertEquals(back,
					get(ImageCopy.start(there, far, here, back, (_, done, all) -> heard.add(List.of(done, all)))));
			assertEquals(-1, Files.mismatch(image, back));
			assertTrue(blocks(back) * 512 < 2 << 20, "holes stay holes");
			assertEquals(0, heard.getFirst().getFirst());
			assertEquals(heard.getLast().getFirst(), heard.getLast().getLast());
			assertTrue(heard.getLast().getLast() < 8 << 20, "holes do not go over: " + heard.getLast());
			assertEquals(List.of("copy ü'\n.img"), names(far.getParent()), "nothing hidden is left");
			assertTrue(failure(ImageCopy.start(here, image, there, far, NOBODY)).getMessage().contains("already"));
		}
		assertFalse(Files.exists(folder.resolve("run-as-script")));
	}

	@Test
	void whatIsBeneathAnImageGoesWithIt() throws Exception {
		sparse("base.img", 4 << 20, 0, 2 << 20);
		var overlay = folder.resolve("overlay.qcow2");
		run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", "base.img", overlay.toString());
		run("qemu-io", "-c", "write -q -P 7 64k 64k", overlay.toString());
		var far = Files.createDirectory(folder.resolve("far")).resolve("one.qcow2");
		var phases = new CopyOnWriteArrayList<Phase>();
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			get(ImageCopy.start(here, overlay, there, far, (phase, _, _) -> phases.add(phase)));
		}
		run("qemu-img", "compare", "-q", overlay.toString(), far.toString());
		var info = new ProcessBuilder("qemu-img", "info", far.toString()).start();
		assertFalse(new String(info.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("backing"));
		assertEquals(Phase.COPYING, phases.getLast());
		assertEquals(List.of("one.qcow2"), names(far.getParent()));
		assertFalse(names(folder).stream().anyMatch(name -> name.endsWith("wheelhouse-flat")));
	}

	@Test
	void aCopyThatIsGivenUpLeavesNothing() throws Exception {
		var image = Files.write(folder.resolve("disk.img"), noise(30 << 20));
		var far = Files.createDirectory(folder.resolve("far")).resolve("disk.img");
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			var begun = new CompletableFuture<Boolean>();
			var copying = ImageCopy.start(here, image, there, far, (_, done, _) -> {
				if (done > 0) {
					begun.complete(true);
				}
			});
			get(begun);
			assertTrue(copying.cancel(true));
			awaitTrue(() -> names(far.getParent()).isEmpty());
		}
	}

	@Test
	void aCopyThatIsCutLeavesNothingAndCanBeMadeAgain() throws Exception {
		var image = Files.write(folder.resolve("disk.img"), noise(30 << 20));
		var far = Files.createDirectory(folder.resolve("far")).resolve("disk.img");
		var back = folder.resolve("back.img");
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			for (var upwards : List.of(true, false)) {
				var begun = new CompletableFuture<Boolean>();
				Progress progress = (_, done, _) -> {
					if (done > 0) {
						begun.complete(true);
					}
				};
				var copying = upwards
						? ImageCopy.start(here, image, there, far, progress)
						: ImageCopy.start(there, image, here, back, progress);
				get(begun);
				sshd.stop();
				var said = failure(copying).getMessage();
				assertTrue(said.contains("far"), said);
				awaitTrue(() -> names(far.getParent()).isEmpty());
				awaitTrue(() -> names(folder).stream().noneMatch(name -> name.endsWith(".part")));
				assertFalse(Files.exists(back));
				sshd.restart();
				TestSshd.await(there, Connected.class);
			}
			get(ImageCopy.start(here, image, there, far, NOBODY));
			assertEquals(-1, Files.mismatch(image, far));
		}
		assertFalse(Files.exists(folder.resolve("run-as-script")));
	}

	/** And what has not been written is no script. */
	@Test
	void aDiskThatIsFullThereIsTold() throws Exception {
		var disk = Files.createDirectory(folder.resolve("full"));
		if (new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=4m", "none", disk.toString()).start()
				.waitFor() != 0) {
			System.out.println("SKIPPED far-disk-full mount -t tmpfs is for root");
			return;
		}
		var image = Files.write(folder.resolve("disk.img"), noise(20 << 20));
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			var said = failure(ImageCopy.start(here, image, there, disk.resolve("disk.img"), NOBODY)).getMessage();
			assertEquals("The copy cannot be written to " + disk
					+ " on far: No space left on device. Make room there, or choose another folder.", said);
			assertEquals(List.of(), names(disk));
			assertTrue(failure(ImageCopy.start(there, image, there, disk.resolve("other.img"), NOBODY)).getMessage()
					.startsWith("There is not enough room for ") || names(disk).isEmpty());
			assertFalse(Files.exists(folder.resolve("run-as-script")));
			assertTrue(get(there.files().status(image)).isPresent());
		} finally {
			run("umount", disk.toString());
		}
	}

	/** Pieces of two moments are no image. */
	@Test
	void anImageThatIsWrittenMeanwhileIsNotCopied() throws Exception {
		var image = Files.write(folder.resolve("disk.img"), noise(8 << 20));
		var far = Files.createDirectory(folder.resolve("far")).resolve("disk.img");
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			for (var upwards : List.of(true, false)) {
				Progress writing = (_, done, _) -> {
					if (done > 0) {
						try (var disk = new RandomAccessFile(image.toFile(), "rw")) {
							disk.write(4711);
						} catch (IOException e) {
							throw new AssertionError(e);
						}
					}
				};
				var said = failure(upwards
						? ImageCopy.start(here, image, there, far, writing)
						: ImageCopy.start(there, image, here, far, writing)).getMessage();
				assertTrue(said.startsWith(image + " was written to while it was copied."), said);
				assertEquals(List.of(), names(far.getParent()));
			}
		}
	}

	/** What is known of an image is not guessed: a guest may write into a raw one what it wants. */
	@Test
	void anImageIsOfTheFormatThatIsKnown() throws Exception {
		var secret = Files.writeString(folder.resolve("secret"), "x".repeat(1 << 20));
		var image = folder.resolve("guest.img");
		run("qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", secret.toString(), image.toString());
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			var copy = Files.createDirectory(folder.resolve("far")).resolve("copy.img");
			get(ImageCopy.begin(here, image, Optional.empty(), there, copy, NOBODY).result());
			assertEquals(-1, Files.mismatch(image, copy));
			var made = copy.resolveSibling("made.qcow2");
			get(ImageCopy.begin(here, image, Optional.of(new ImageCopy.Conversion("raw", "qcow2")), there, made, NOBODY)
					.result());
			run("qemu-img", "compare", "-q", "-f", "raw", "-F", "qcow2", image.toString(), made.toString());
		}
	}

	/** It comes when the machine is there, with its disks. */
	private static void greeting(Path monitor) throws IOException {
		try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(monitor))) {
			assertEquals(1, channel.read(ByteBuffer.allocate(1)));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"qcow2", "raw"})
	void anImageThatIsInUseIsNotCopied(String format) throws Exception {
		var image = folder.resolve("used, by a guest");
		run("qemu-img", "create", "-q", "-f", format, image.toString(), "1M");
		var qemu = new ProcessBuilder("qemu-system-x86_64", "-S", "-M", "pc", "-accel", "tcg", "-m", "16",
				"-nodefaults",
				"-display", "none", "-qmp", "unix:" + folder + "/q,server=on,wait=off", "-drive",
				"if=virtio,format=" + format + ",file=" + image.toString().replace(",", ",,")).start();
		try (var sshd = TestSshd.start(); var there = sshd.connected(); var here = here()) {
			awaitTrue(() -> Files.exists(folder.resolve("q")));
			greeting(folder.resolve("q"));
			var said = failure(ImageCopy.start(there, image, here, folder.resolve("copy"), NOBODY)).getMessage();
			assertTrue(said.startsWith("The image is in use"), said);
			assertEquals(said, failure(ImageCopy
					.begin(there, image, Optional.empty(), here, folder.resolve("copy"), NOBODY).result())
					.getMessage());
			assertFalse(Files.exists(folder.resolve("copy")));
		} finally {
			qemu.destroyForcibly().waitFor();
		}
	}
}
