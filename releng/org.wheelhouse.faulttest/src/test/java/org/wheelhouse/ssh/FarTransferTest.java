package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.wheelhouse.ssh.Answers.get;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.image.ImageTransfer;
import org.wheelhouse.core.image.ImageTransfer.Wish;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.emulator.LocalHost;
import org.wheelhouse.emulator.LocalHosts;
import org.wheelhouse.host.Host;

/** A copy is looked at before; what cannot be whole is refused by name, and what is given up leaves nothing. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class FarTransferTest {

	private Path folder = Path.of("");

	@BeforeEach
	void makeFolder() throws IOException {
		folder = Files.createTempDirectory(Path.of("/tmp"), "wht");
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

	private static Wish wish(Host from, Path source, Host to, Path target, String... format) {
		return new Wish(from, source, Optional.empty(), to, target, List.of(format).stream().findFirst());
	}

	private static String refusal(Wish wish) {
		var thrown = assertThrows(ExecutionException.class,
				() -> ImageTransfer.plan(wish, List.of()).get(90, TimeUnit.SECONDS));
		return Fault.of(thrown.getCause()).text().replace("\n", " ");
	}

	private static String info(Path image) throws Exception {
		var info = new ProcessBuilder("qemu-img", "info", image.toString()).start();
		return new String(info.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private List<String> names(Path of) throws IOException {
		try (var files = Files.list(of)) {
			return files.map(file -> file.getFileName().toString()).sorted().toList();
		}
	}

	/** By way of the workbench: neither knows of the other. */
	@Test
	void anImageGoesFromOneFarComputerToAnotherInTheFormatThatIsWanted() throws Exception {
		var image = folder.resolve("disk.qcow2");
		run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "4M");
		run("qemu-io", "-c", "write -q -P 7 64k 1M", image.toString());
		var far = Files.createDirectory(folder.resolve("far"));
		try (var one = TestSshd.start();
				var other = TestSshd.start();
				var from = one.connected();
				var to = other.connected()) {
			var same = far.resolve("same.qcow2");
			var said = new CopyOnWriteArrayList<String>();
			assertEquals(same, get(get(ImageTransfer.plan(wish(from, image, to, same), List.of()))
					.start((what, _) -> said.add(what))));
			assertEquals(-1, Files.mismatch(image, same));
			assertTrue(said.getLast().startsWith("Copying disk.qcow2, "), said::toString);
			var raw = far.resolve("disk.raw");
			get(get(ImageTransfer.plan(wish(from, image, to, raw, "raw"), List.of())).start(Progress.NONE));
			assertTrue(info(raw).contains("file format: raw"), info(raw));
			run("qemu-img", "compare", "-q", image.toString(), raw.toString());
		}
		assertEquals(List.of("disk.raw", "same.qcow2"), names(far));
		assertFalse(names(folder).stream().anyMatch(name -> name.endsWith("wheelhouse-flat")));
	}

	@Test
	void whatCannotBeCopiedIsRefusedByName() throws Exception {
		var image = folder.resolve("disk.qcow2");
		run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "4M");
		var there = Files.writeString(folder.resolve("there.qcow2"), "precious");
		try (var sshd = TestSshd.start(); var far = sshd.connected(); var here = here()) {
			assertEquals("disk.qcow2 cannot be copied: there is a " + there
					+ " on far already. Choose another name; nothing is written over.",
					refusal(wish(here, image, far, there)));
			assertEquals("disk.qcow2 cannot be copied: there is no folder " + folder + "/none on far. "
					+ "Choose a folder that is there.", refusal(wish(here, image, far, folder.resolve("none/a"))));
			assertTrue(refusal(wish(far, folder.resolve("gone"), here, folder.resolve("a")))
					.contains("there is no such file"));
			assertEquals("precious", Files.readString(there));
		}
	}

	/** It is over when nothing is left of it, not before. */
	@Test
	void aCopyThatIsGivenUpIsOverWhenNothingIsLeft() throws Exception {
		var image = Files.write(folder.resolve("disk.img"), new byte[30 << 20]);
		Files.write(image, "x".repeat(30 << 20).getBytes(StandardCharsets.US_ASCII));
		var target = Files.createDirectory(folder.resolve("far")).resolve("disk.img");
		try (var sshd = TestSshd.start(); var far = sshd.connected(); var here = here()) {
			var begun = new CompletableFuture<Boolean>();
			var copying = get(ImageTransfer.plan(wish(here, image, far, target), List.of())).start((_, share) -> {
				if (share > 0) {
					begun.complete(true);
				}
			});
			get(begun);
			copying.cancel(true);
			assertInstanceOf(CancellationException.class,
					assertThrows(CancellationException.class, () -> copying.get(90, TimeUnit.SECONDS)));
			assertEquals(List.of(), names(target.getParent()));
		}
	}
}
