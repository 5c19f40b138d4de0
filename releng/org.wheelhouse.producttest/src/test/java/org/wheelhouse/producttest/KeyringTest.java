package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product keeps secrets in a real keyring of a desktop (the Secret Service), and nothing where there is none. */
@Tag("product")
class KeyringTest {

	private static final String SECRET = "Sesam9InTheKeyring";

	private final Settings settings = Settings.fromProperties();
	private final List<Process> started = new ArrayList<>();
	@TempDir
	private Path folder = Path.of("");

	@AfterEach
	void end() throws InterruptedException {
		for (Process process : started.reversed()) {
			process.destroy();
			assertTrue(process.waitFor(20, TimeUnit.SECONDS));
		}
	}

	@Test
	void whatIsKeptIsThereInTheNextSessionAndUnreadableInItsFile() throws Exception {
		assumeTrue(Stream.of(System.getenv("PATH").split(":"))
				.anyMatch(one -> Files.isExecutable(Path.of(one, "gnome-keyring-daemon"))),
				"gnome-keyring is not installed");
		Map<String, String> desktop = desktop();
		assertEquals(List.of("there true", "found nothing", "kept true", "all {m1=[k0]}"), session(desktop));
		assertEquals(List.of("there true", "found true", "kept true", "all {m1=[k0]}"), session(desktop));
		assertFalse(Files.readString(folder.resolve("state/secrets")).contains(SECRET));
		assertEquals(List.of(), filesWithIt());
	}

	@Test
	void withoutAKeyringNothingIsKept() throws Exception {
		Map<String, String> bus = Map.of("DBUS_SESSION_BUS_ADDRESS", bus(Map.of()));
		assertEquals(List.of("there false", "found nothing", "kept false", "all {}"), session(bus));
		assertEquals(List.of(), filesWithIt());
	}

	private List<Path> filesWithIt() throws IOException {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter(Files::isRegularFile).filter(KeyringTest::hasIt).toList();
		}
	}

	private static boolean hasIt(Path file) {
		try {
			return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(SECRET);
		} catch (IOException _) {
			return false; // gone meanwhile
		}
	}

	/** A session bus with a keyring that was unlocked at login. */
	private Map<String, String> desktop() throws Exception {
		Path run = Files.createDirectory(folder.resolve("run"),
				PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
		Map<String, String> own = Map.of("HOME", folder.toString(), "XDG_DATA_HOME", folder.resolve("data").toString(),
				"XDG_RUNTIME_DIR", run.toString(), "XDG_CONFIG_HOME", folder.resolve("config").toString());
		var desktop = new java.util.HashMap<>(own);
		desktop.put("DBUS_SESSION_BUS_ADDRESS", bus(own));
		Process keyring = start(desktop, "gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets");
		try (var password = keyring.getOutputStream()) {
			password.write("login".getBytes(StandardCharsets.UTF_8));
		}
		Await.until("the keyring is there", java.time.Duration.ofSeconds(30), () -> hasOwner(desktop));
		return desktop;
	}

	private boolean hasOwner(Map<String, String> desktop) {
		try {
			Process asked = start(desktop, "dbus-send", "--print-reply=literal", "--dest=org.freedesktop.DBus", "/",
					"org.freedesktop.DBus.NameHasOwner", "string:org.freedesktop.secrets");
			return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8).contains("true");
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	/** @return its address. Without services that it could start */
	private String bus(Map<String, String> environment) throws IOException {
		Path config = Files.writeString(folder.resolve("bus.conf"), "<!DOCTYPE busconfig PUBLIC "
				+ "\"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
				+ "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><type>session</type>"
				+ "<listen>unix:dir=" + folder + "</listen><auth>EXTERNAL</auth><policy context=\"default\">"
				+ "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow own=\"*\"/>"
				+ "</policy></busconfig>");
		Process bus = start(environment, "dbus-daemon", "--config-file=" + config, "--nofork", "--nosyslog",
				"--print-address");
		return String.valueOf(new BufferedReader(bus.inputReader()).readLine());
	}

	/** What the product's keyring says in a process of its own. */
	private List<String> session(Map<String, String> environment) throws Exception {
		Files.createDirectories(folder.resolve("state"));
		Process probe = start(environment, Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), KeyringProbe.class.getName(),
				settings.product().resolve("plugins").toString(), folder.resolve("state").toString(), "m1");
		try (var input = probe.getOutputStream()) {
			input.write(SECRET.getBytes(StandardCharsets.UTF_8));
		}
		List<String> said = probe.inputReader().lines().toList();
		assertTrue(probe.waitFor(60, TimeUnit.SECONDS));
		assertEquals(0, probe.exitValue(), said::toString);
		return said;
	}

	private Process start(Map<String, String> environment, String... command) throws IOException {
		var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
		builder.environment().putAll(environment);
		Process process = builder.start();
		started.add(process);
		return process;
	}
}
