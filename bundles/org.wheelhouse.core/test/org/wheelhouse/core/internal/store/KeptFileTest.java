package org.wheelhouse.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.definition.NewerImages.Made;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.model.live.Lock;

/** What could not be read is not written over: somebody else may be able to read it. */
class KeptFileTest {

	private static final DeviceTemplate STICK = new DeviceTemplate("stick", "usb-storage", Map.of(), Map.of());

	private static final List<String> ALL = List.of("device-templates.json", "trusted.json", "overlays.json",
			"read-only.json");

	@TempDir
	private Path folder = Path.of("");

	@Test
	void whatTheDiskDoesNotGiveStaysAsItIs() throws Exception {
		// Nobody can read from there, not even root.
		for (var name : ALL) {
			Files.createSymbolicLink(folder.resolve(name), Path.of("/proc/self/mem"));
		}
		try (var state = StateFolder.take(folder)) {
			var templates = KeptTemplates.load(state, Runnable::run);
			templates.keep(STICK);
			assertEquals(List.of(STICK), templates.all(), "as long as this workbench runs");
			TrustedDefinitions.load(state, Runnable::run).add("local", "mark");
			MadeOverlays.load(state, Runnable::run).used("local", List.of());
			MadeOverlays.load(state, Runnable::run).put("local",
					new Made("/o", "/b", ""));
			var locks = ReadOnlyLocks.load(state, Runnable::run);
			locks.lockMachine("debian", true);
			assertEquals(Lock.UNKNOWN, locks.of("debian", "local"), "and anything else");
		}
		for (var name : ALL) {
			assertTrue(Files.isSymbolicLink(folder.resolve(name)), name);
		}
	}

	@Test
	void whatIsNoUtf8IsPutAside() throws Exception {
		var latin = "[{\"name\":\"M\u00fcll\",\"type\":\"t\"}]".getBytes(StandardCharsets.ISO_8859_1);
		Files.write(folder.resolve("device-templates.json"), latin);
		try (var state = StateFolder.take(folder)) {
			KeptTemplates.load(state, Runnable::run).keep(STICK);
			assertEquals(List.of(STICK), KeptTemplates.load(state, Runnable::run).all());
		}
		assertArrayEquals(latin, Files.readAllBytes(folder.resolve("device-templates.json.unreadable")));
	}

	/** Also of what is in it nothing may be taken for free. */
	@ParameterizedTest
	@ValueSource(strings = {"{\"machines\":[\"M\u00fcll\"]}", "{\"machines\":[\"deb", "[]", "{\"hosts\":{}}",
			"{\"machines\":[3]}"})
	void whereLocksAreNotUnderstoodAllIsLockedAndTheFileStays(String text) throws Exception {
		var kept = text.getBytes(StandardCharsets.ISO_8859_1);
		Files.write(folder.resolve("read-only.json"), kept);
		for (var start = 1; start <= 2; start++) {
			try (var state = StateFolder.take(folder)) {
				var locks = ReadOnlyLocks.load(state, Runnable::run);
				assertEquals(Lock.UNKNOWN, locks.of("debian", "local"));
				locks.lockHost("local", true);
				locks.lockHost("local", false);
				assertEquals(Lock.UNKNOWN, locks.of("local"));
				assertTrue(locks.trouble().orElse("").startsWith("The list of what is read-only, " + folder
						+ "/read-only.json, cannot be read: "), locks.trouble()::toString);
			}
			assertArrayEquals(kept, Files.readAllBytes(folder.resolve("read-only.json")));
		}
	}

	@Test
	void locksAreKept() throws Exception {
		for (var expected : List.of(Lock.NONE, Lock.HOST)) {
			try (var state = StateFolder.take(folder)) {
				var locks = ReadOnlyLocks.load(state, Runnable::run);
				assertEquals(expected, locks.of("debian", "local"));
				assertEquals(Optional.empty(), locks.trouble());
				locks.lockHost("local", true);
			}
		}
	}

	@Test
	void whatIsPutAsideLaterDoesNotReplaceWhatWasBefore() throws Exception {
		for (var text : List.of("first", "second")) {
			Files.writeString(folder.resolve("trusted.json"), text);
			try (var state = StateFolder.take(folder)) {
				assertFalse(TrustedDefinitions.load(state, Runnable::run).has("local", "mark"));
			}
		}
		assertEquals("first", Files.readString(folder.resolve("trusted.json.unreadable")));
	}
}
