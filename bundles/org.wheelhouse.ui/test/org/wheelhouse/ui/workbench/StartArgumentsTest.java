package org.wheelhouse.ui.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

class StartArgumentsTest {

	@Test
	void argumentsOfThePlatformAreLeftAlone() {
		var read = StartArguments.parse("-consoleLog", "--attach", "unix:/a", "-nl", "en", "--attach",
				"tcp:localhost:4444", "--open", "rich", "--page", "display");
		assertEquals(List.of("unix:/a", "tcp:localhost:4444"), read.attach());
		assertEquals(Optional.of("rich"), read.open());
		assertEquals(Optional.of("display"), read.page());
		assertEquals(Optional.empty(), read.define());
	}

	@Test
	void definitionIsMadeAbsolute() {
		var read = StartArguments.parse("--define", "vm/../rich.args", "--launch");
		assertEquals(Optional.of(Path.of("rich.args").toAbsolutePath()), read.define());
		assertTrue(read.launch());
	}

	@Test
	void aSocketIsMadeAbsolute() {
		assertEquals(List.of("unix:" + Path.of("q.sock").toAbsolutePath(), "unix:/q", "tcp:h:1"),
				StartArguments.parse("--attach", "unix:vm/../q.sock", "--attach", "unix:/q", "--attach", "tcp:h:1")
						.attach());
	}

	@Test
	void missingValueIsNamed() {
		var failure = assertThrows(IllegalArgumentException.class, () -> StartArguments.parse("--attach", "--launch"));
		assertTrue(String.valueOf(failure.getMessage()).contains("--attach"), failure.getMessage());
		assertThrows(IllegalArgumentException.class, () -> StartArguments.parse("--open"));
	}

	@Test
	void launchingNeedsADefinition() {
		assertThrows(IllegalArgumentException.class, () -> StartArguments.parse("--launch"));
	}
}
