package org.wheelhouse.ui.appearance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the desktop says by D-Bus is heard: from a real bus, with messages that other programs wrote. */
@Tag("display")
class DesktopLookTest {

	/** An answer as a portal gives it, marshalled by libdbus: in a variant in a variant the number 1. */
	private static final String ANSWER = "6c0200010c000000100000002f000000050175000300000006017300040000003a312e3500000000"
			+ "07017300040000003a312e36000000000801670001760000017600017500000001000000";

	private final BlockingQueue<Optional<Boolean>> heard = new LinkedBlockingQueue<>();
	private @Nullable Process bus;
	private Path folder = Path.of("");

	@BeforeEach
	void startBus() throws Exception {
		folder = Files.createTempDirectory("wh");
		var socket = folder.resolve("bus");
		var started = new ProcessBuilder("dbus-daemon", "--session", "--nofork", "--nosyslog",
				"--address=unix:path=" + socket).redirectErrorStream(true)
				.redirectOutput(folder.resolve("log").toFile()).start();
		bus = started;
		for (var i = 0; i < 1000 && !takesConnections(socket); i++) {
			assertTrue(started.isAlive(), "dbus-daemon has ended");
			TimeUnit.MILLISECONDS.sleep(20);
		}
	}

	/** The socket is there a moment before its server listens, and a follower who is refused gives up. */
	private static boolean takesConnections(Path socket) {
		try (var _ = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
			return true;
		} catch (IOException _) {
			return false;
		}
	}

	@AfterEach
	void stopBus() throws Exception {
		var started = bus;
		if (started != null) {
			started.destroy();
			started.waitFor();
		}
		try (var files = Files.list(folder)) {
			for (var file : files.toList()) {
				Files.delete(file);
			}
		}
		Files.delete(folder);
	}

	@Test
	void aChangeIsHeardAndOtherSettingsAreNot() throws Exception {
		try (var look = new DesktopLook(Optional.of(folder.resolve("bus")), heard::add)) {
			look.follow();
			assertEquals(Optional.of(true), awaitAfterSaying("color-scheme", "uint32:1"));
			say("accent-color", "uint32:2");
			say("color-scheme", "uint32:2");
			assertEquals(Optional.of(false), await());
			say("color-scheme", "uint32:0");
			assertEquals(Optional.empty(), await());
		}
	}

	@Test
	void theAnswerOfAPortalIsUnderstood() throws IOException {
		var message = BusMessage.read(
				Channels.newChannel(new ByteArrayInputStream(HexFormat.of().parseHex(ANSWER))));
		assertEquals(new BusMessage(BusMessage.REPLY, 3, "", List.of("1")), message);
	}

	@Test
	void nonsenseIsRefused() {
		var tooLong = ANSWER.substring(0, 8) + "ffffff7f" + ANSWER.substring(16);
		var torn = ANSWER.substring(0, ANSWER.length() - 8);
		var wildString = ANSWER.replace("040000003a312e35", "ff0000003a312e35");
		for (var bytes : List.of(tooLong, torn, wildString, "")) {
			assertThrows(IOException.class, () -> BusMessage.read(
					Channels.newChannel(new ByteArrayInputStream(HexFormat.of().parseHex(bytes)))), bytes);
		}
	}

	@Test
	void theBusIsFoundByTheEnvironment() {
		var socket = folder.resolve("bus");
		assertEquals(Optional.of(socket), DesktopLook.sessionBus(
				Map.of("DBUS_SESSION_BUS_ADDRESS", "unix:abstract=x;unix:path=" + socket + ",guid=0123")));
		assertEquals(Optional.of(socket), DesktopLook.sessionBus(Map.of("XDG_RUNTIME_DIR", folder.toString())));
		assertEquals(Optional.empty(), DesktopLook.sessionBus(Map.of("XDG_RUNTIME_DIR", "/nowhere")));
		assertEquals(Optional.empty(), DesktopLook.sessionBus(Map.of()));
	}

	/** Says it until somebody listens. */
	private Optional<Boolean> awaitAfterSaying(String key, String value) throws Exception {
		for (var i = 0; i < 100; i++) {
			say(key, value);
			var said = heard.poll(200, TimeUnit.MILLISECONDS);
			if (said != null) {
				while (heard.poll(300, TimeUnit.MILLISECONDS) != null) {
					continue;
				}
				return said;
			}
		}
		throw new AssertionError("nobody heard it");
	}

	private Optional<Boolean> await() throws InterruptedException {
		var said = heard.poll(40, TimeUnit.SECONDS);
		if (said == null) {
			throw new AssertionError("nobody heard it");
		}
		return said;
	}

	private void say(String key, String value) throws Exception {
		var saying = new ProcessBuilder("dbus-send", "--bus=unix:path=" + folder.resolve("bus"), "--type=signal",
				"/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings.SettingChanged",
				"string:org.freedesktop.appearance", "string:" + key, "variant:" + value).inheritIO().start();
		assertEquals(0, saying.waitFor());
	}
}
