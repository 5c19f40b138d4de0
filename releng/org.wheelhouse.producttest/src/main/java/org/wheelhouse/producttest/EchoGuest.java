package org.wheelhouse.producttest;

import java.awt.Point;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A machine whose guest says which scan codes and pointer positions reach it: {@code guests/echo.S}. */
record EchoGuest(String name, Path definition, Path log) {

	/** @param vnc the value of QEMU's option, for example {@code 127.0.0.1:0,to=99} */
	static EchoGuest in(Path folder, String name, String vnc) {
		try {
			Files.createDirectories(folder);
			Path log = folder.resolve("echo.log");
			Path image = Path.of("guests/echo.img").toAbsolutePath();
			String line = "qemu-system-x86_64 -name %s -machine pc -m 16 -nodefaults -vga std -drive file=%s,format=raw,if=ide,snapshot=on -vnc %s -serial file:%s%n"
					.formatted(name, image, vnc, log);
			return new EchoGuest(name, Files.writeString(folder.resolve(name + ".qemu"), line), log);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Starts it with a monitor on each of these sockets, and nobody who looks after it. */
	Process startByHand(Path... monitors) {
		try {
			StringBuilder line = new StringBuilder("exec " + Files.readString(definition).strip() + " -accel tcg");
			for (Path monitor : monitors) {
				line.append(" -qmp unix:").append(monitor).append(",server=on,wait=off");
			}
			Process process = new ProcessBuilder("sh", "-c", line.toString()).redirectErrorStream(true)
					.redirectOutput(log.resolveSibling("qemu.log").toFile()).start();
			Await.until("the monitors of " + name, Duration.ofSeconds(60),
					() -> List.of(monitors).stream().allMatch(Files::exists));
			return process;
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	void awaitListening() {
		Await.until("the guest of " + name + " listens", Duration.ofSeconds(60), () -> said().contains("R"));
	}

	/** All lines so far. */
	List<String> said() {
		try {
			return Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.of();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The bytes of the keyboard so far, two hexadecimal digits each. */
	String scanCodes() {
		return said().stream().filter(line -> line.matches("K [0-9A-Fa-f]{2}"))
				.map(line -> line.substring(2).toLowerCase())
				.reduce((all, next) -> all + " " + next).orElse("");
	}

	/** The last position of the pointer, 0 to 65535 each. */
	Point pointer() {
		return said().stream().filter(line -> line.matches("M [0-9A-F]{4} [0-9A-F]{4} [0-9A-F]{2}"))
				.reduce((_, last) -> last)
				.map(line -> new Point(Integer.parseInt(line.substring(2, 6), 16),
						Integer.parseInt(line.substring(7, 11), 16)))
				.orElse(new Point(-1, -1));
	}
}
