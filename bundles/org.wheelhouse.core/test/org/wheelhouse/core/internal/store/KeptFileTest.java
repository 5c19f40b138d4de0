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

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.definition.NewerImages.Made;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;

/** What could not be read is not written over: somebody else may be able to read it. */
class KeptFileTest {

	private static final DeviceTemplate STICK = new DeviceTemplate("stick", "usb-storage", Map.of(), Map.of());

	@TempDir
	private Path folder = Path.of("");

	@Test
	void whatTheDiskDoesNotGiveStaysAsItIs() throws Exception {
		// Nobody can read from there, not even root.
		for (var name : List.of("device-templates.json", "trusted.json", "overlays.json")) {
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
		}
		for (var name : List.of("device-templates.json", "trusted.json", "overlays.json")) {
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
