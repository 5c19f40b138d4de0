package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;

/** Secrets reach a real QEMU, and are then found nowhere: in no command line, environment, file or error. */
@Tag("qemu")
class SecretsQemuTest {

	private static final String KEY = "Sesam-oeffne-dich, 7 times";
	private static final String WRONG = "not-the-key-of-this-disk";
	private static final String PASSWORD = "vnc,word";

	/** Of making an image, before anything is tested. */
	private static final int MOST_TRIES = 40;

	private static byte[] made = {};

	private final Bench bench = new Bench();
	private final LocalHost host;
	private final Path image = bench.folder().resolve("disk.luks");

	SecretsQemuTest() throws IOException {
		Files.delete(bench.kvmDevice());
		host = bench.realHost();
		Files.write(image, made);
	}

	/** Once, as it takes QEMU some seconds to choose how hard a key is to be guessed. */
	@BeforeAll
	static void makeImage(@TempDir Path folder) throws IOException {
		Path key = Files.writeString(folder.resolve("key"), KEY);
		Path disk = folder.resolve("disk");
		int tries = 0;
		do {
			// "Unable to get accurate CPU usage", it says now and then where the kernel counts by ticks.
			Files.deleteIfExists(disk);
			assertTrue(tries++ < MOST_TRIES, "an encrypted image can be made");
		} while (!ShortProcess.run(
				List.of("qemu-img", "create", "-q", "--object", "secret,id=k,file=" + key, "-f", "luks", "-o",
						"key-secret=k,iter-time=10", disk.toString(), "1M"),
				Duration.ofSeconds(60)).succeeded());
		made = Files.readAllBytes(disk);
	}

	@AfterEach
	void close() throws IOException {
		bench.close();
	}

	@Test
	void aKeyAndAPasswordReachQemuAndAreFoundNowhere() throws Exception {
		HostedMachine machine = bench.launch(host, request(Map.of("disk-key", secret(KEY), "v0", secret(PASSWORD))));
		assertTrue(machine.commandLine().stream().anyMatch(word -> word.startsWith("secret,id=disk-key,file=")),
				machine.commandLine()::toString);
		assertEquals(List.of(), found(KEY, PASSWORD));
		assertFalse(Files.exists(machine.folder().resolve("secret0")));
	}

	@Test
	void aWrongKeyIsInNoErrorAndLeavesNothing() throws Exception {
		HostException failure = assertThrows(HostException.class,
				() -> bench.launch(host, request(Map.of("disk-key", secret(WRONG), "v0", secret(PASSWORD)))));
		assertTrue(failure.words().contains("Invalid password"), failure.words());
		String told = failure.getMessage() + failure.lastLines() + failure.command();
		assertFalse(told.contains(WRONG) || told.contains(PASSWORD), told);
		assertEquals(List.of(), found(WRONG, PASSWORD));
		try (Stream<Path> left = Files.list(bench.runtime())) {
			assertEquals(List.of(), left.toList());
		}
	}

	@Test
	void aRequestShowsNoneOfIts() {
		String shown = request(Map.of("disk-key", secret(KEY))).toString();
		assertTrue(shown.contains("disk-key") && !shown.contains(KEY), shown);
	}

	private LaunchRequest request(Map<String, Secret> secrets) {
		return Bench.request("locked", QemuOption.of("S"), QemuOption.of("nodefaults"), QemuOption.of("m", "16"),
				QemuOption.of("drive", "if=none,id=d0,format=luks,file=" + image + ",key-secret=disk-key"),
				QemuOption.of("device", "virtio-blk-pci,drive=d0"),
				QemuOption.of("vnc", "unix:" + bench.folder().resolve("vnc") + ",password-secret=v0")).with(secrets);
	}

	private static Secret secret(String text) {
		return Secret.of(text.toCharArray());
	}

	/** Where one of these texts stands: a process's command line or environment, or a file of the host's. */
	private List<String> found(String... secrets) throws IOException {
		List<Path> places = new ArrayList<>();
		try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
			processes.filter(process -> process.getFileName().toString().matches("\\d+"))
					.forEach(process -> places.addAll(List.of(process.resolve("cmdline"), process.resolve("environ"))));
		}
		try (Stream<Path> files = Files.walk(bench.folder())) {
			files.filter(Files::isRegularFile).filter(file -> !file.equals(image)).forEach(places::add);
		}
		List<String> found = new ArrayList<>();
		for (Path place : places) {
			String text = read(place);
			for (String secret : secrets) {
				if (text.contains(secret)) {
					found.add(place + " has " + secret);
				}
			}
		}
		assertTrue(places.size() > 20, places::toString);
		return found;
	}

	private static String read(Path place) {
		try {
			return Files.isReadable(place) ? new String(Files.readAllBytes(place), StandardCharsets.ISO_8859_1) : "";
		} catch (IOException _) {
			return ""; // it has ended meanwhile, or belongs to somebody else
		}
	}
}
