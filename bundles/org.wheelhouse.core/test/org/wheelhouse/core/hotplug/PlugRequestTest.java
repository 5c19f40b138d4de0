package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;

class PlugRequestTest {

	@ParameterizedTest
	@ValueSource(strings = {"", "1 bad", "1a", "a b", "a/b"})
	void anIdThatSomeQemuRefusesIsRefusedHere(String id) {
		assertThrows(IllegalArgumentException.class, () -> new PlugRequest("e1000", id, "pci.0", 3, new None()));
	}

	@Test
	void sizesAndSlotsAndValuesAreChecked() {
		assertThrows(IllegalArgumentException.class, () -> new PlugRequest("e1000", "a", "pci.0", 32, new None()));
		assertThrows(IllegalArgumentException.class,
				() -> new PlugRequest("e1000", "a", "pci.0", 3, new None(), Map.of("x", 1.5)));
		assertThrows(IllegalArgumentException.class, () -> new NewImage(Path.of("/d"), "raw", 1000));
	}

	@Test
	void nodeNamesAreNeverTooLongAndStayApart() {
		assertEquals("wh-disk0", Backends.name("disk0"));
		var one = Backends.name("a-very-long-name-of-a-device-one");
		var two = Backends.name("a-very-long-name-of-a-device-two");
		assertTrue((one + "-file").length() <= 31, one);
		assertNotEquals(one, two);
	}

	@ParameterizedTest
	@ValueSource(strings = {"virtio-blk-pci,drive=a,,b,id=x", "user", "", "a=b=c,,d", "file=/x,,,format=raw"})
	void optionsAreWrittenAsTheyWereRead(String text) {
		assertEquals(text, KeyValues.parse(text).text());
	}

	@Test
	void aDoubledCommaIsPartOfAValue() {
		var value = KeyValues.parse("file,path=/a,,b,id=c");
		assertEquals(List.of("file", "/a,b", "c"),
				List.of(value.head("backend"), value.value("path").orElse(""), value.value("id").orElse("")));
	}
}
