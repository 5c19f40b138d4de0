package org.wheelhouse.rfb.qemu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.wheelhouse.rfb.encoder.Picture;

/** A real QEMU that boots one sector, with its screen by VNC and a monitor that is asked one thing at a time. */
public final class Qemu implements AutoCloseable {

	private final Path folder;
	private final Process process;
	private final SocketChannel monitor;
	private final BufferedReader answers;
	private int dumps;

	/** @param vncOptions what follows the address, beginning with a comma, or nothing */
	public Qemu(Path folder, byte[] sector, String vncOptions, String... more) throws Exception {
		this.folder = folder;
		var floppy = new byte[1440 * 1024];
		System.arraycopy(sector, 0, floppy, 0, sector.length);
		Files.write(folder.resolve("floppy"), floppy);
		var command = new ArrayList<>(List.of("qemu-system-x86_64", "-machine", "pc,accel=tcg", "-nodefaults", "-m",
				"32", "-vga", "std", "-vnc", "unix:" + folder.resolve("vnc") + vncOptions, "-debugcon",
				"file:" + folder.resolve("marks"), "-drive",
				"file=" + folder.resolve("floppy") + ",format=raw,if=floppy",
				"-qmp", "unix:" + folder.resolve("qmp") + ",server=on,wait=off"));
		command.addAll(List.of(more));
		process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile())
				.start();
		try {
			monitor = connectMonitor();
			answers = new BufferedReader(
					new InputStreamReader(Channels.newInputStream(monitor), StandardCharsets.UTF_8));
			ask("qmp_capabilities", "");
		} catch (Exception | AssertionError e) {
			process.destroyForcibly();
			throw e;
		}
	}

	private SocketChannel connectMonitor() throws Exception {
		for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);;) {
			try {
				return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("qmp")));
			} catch (IOException e) {
				assertTrue(process.isAlive() && System.nanoTime() < end, () -> log() + e);
				TimeUnit.MILLISECONDS.sleep(5);
			}
		}
	}

	private String log() {
		try {
			return Files.readString(folder.resolve("log"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** A connection to its screen. */
	public SocketChannel screen() throws IOException {
		return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("vnc")));
	}

	/** Sends a command and waits for its answer, which must be a good one. */
	public void ask(String command, String arguments) throws IOException {
		monitor.write(StandardCharsets.UTF_8
				.encode("{\"execute\": \"" + command + "\", \"arguments\": {" + arguments + "}}\n"));
		while (true) {
			var line = String.valueOf(answers.readLine());
			if (line.startsWith("{\"return\"")) {
				return;
			}
			assertTrue(line.startsWith("{\"timestamp\"") || line.startsWith("{\"QMP\""), line);
		}
	}

	/** Waits until the boot sector has told so often that a picture is complete. */
	public void awaitMarks(int count) throws Exception {
		await("marks: " + count, () -> marks() >= count);
	}

	private long marks() {
		try {
			return Files.size(folder.resolve("marks"));
		} catch (IOException e) {
			return 0;
		}
	}

	private void await(String what, BooleanSupplier condition) throws InterruptedException {
		for (var end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60); !condition.getAsBoolean();) {
			assertTrue(process.isAlive() && System.nanoTime() < end, () -> what + " " + log());
			TimeUnit.MILLISECONDS.sleep(5);
		}
	}

	/** What the screen shows, as QEMU itself writes it to a file (PPM). */
	public Picture dump() throws IOException {
		var file = folder.resolve("dump" + dumps++);
		ask("screendump", "\"filename\": \"" + file + "\"");
		var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
		Files.delete(file);
		assertEquals("P6", word(bytes));
		var picture = new Picture(Integer.parseInt(word(bytes)), Integer.parseInt(word(bytes)));
		assertEquals("255", word(bytes));
		for (var i = 0; i < picture.pixels().length; i++) {
			picture.pixels()[i] = (bytes.get() & 0xFF) << 16 | (bytes.get() & 0xFF) << 8 | bytes.get() & 0xFF;
		}
		assertEquals(0, bytes.remaining());
		return picture;
	}

	private static String word(ByteBuffer bytes) {
		var word = new StringBuilder();
		for (byte next; (next = bytes.get()) > ' ';) {
			word.append((char) next);
		}
		return word.toString();
	}

	@Override
	public void close() throws Exception {
		monitor.close();
		process.destroyForcibly();
		assertTrue(process.waitFor(10, TimeUnit.SECONDS));
	}
}
