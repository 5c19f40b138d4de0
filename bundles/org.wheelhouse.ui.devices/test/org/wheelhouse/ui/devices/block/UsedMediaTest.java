package org.wheelhouse.ui.devices.block;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;

import org.eclipse.core.internal.preferences.EclipsePreferences;
import org.junit.jupiter.api.Test;
import org.osgi.service.prefs.Preferences;

class UsedMediaTest {

	private final Preferences node = new EclipsePreferences();
	private final UsedMedia used = new UsedMedia(node);

	@Test
	void theLastOneIsFirstAndEachIsThereOnce() {
		used.add("one", "/iso/a.iso");
		used.add("one", "/iso/b.iso");
		used.add("one", "/iso/a.iso");
		assertEquals(List.of("/iso/a.iso", "/iso/b.iso"), used.of("one"));
	}

	@Test
	void anotherMachineHasItsOwnAndAnotherSessionTheSame() {
		used.add("one", "/iso/a.iso");
		assertEquals(List.of(), used.of("two"));
		assertEquals(List.of("/iso/a.iso"), new UsedMedia(node).of("one"));
	}

	@Test
	void theOldestGoes() {
		IntStream.rangeClosed(1, 9).forEach(number -> used.add("one", "/iso/" + number + ".iso"));
		assertEquals(IntStream.rangeClosed(2, 9).mapToObj(number -> "/iso/" + number + ".iso").toList().reversed(),
				used.of("one"));
	}

	@Test
	void aNameThatIsTwoLinesIsNotTwoMedia() {
		used.add("one", "/iso/a\n/iso/b");
		assertEquals(List.of(), used.of("one"));
	}
}
