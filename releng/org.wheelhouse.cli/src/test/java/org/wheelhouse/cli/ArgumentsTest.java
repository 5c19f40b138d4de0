package org.wheelhouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {

	@Test
	void optionsMayStandAnywhereAndCommandsKeepTheirOrder() throws Exception {
		var arguments = Arguments.parse(List.of("--exec", "box", "stop", "--timeout", "0.5", "cont", "--raw"));
		assertEquals(new Arguments("box", List.of("stop", "cont"), Duration.ofMillis(500), true, false), arguments);
	}

	@Test
	void listTakesNoAddress() throws Exception {
		assertTrue(Arguments.parse(List.of("--list", "--json")).isList());
	}

	@ParameterizedTest
	@ValueSource(strings = {"", "--exec", "--exec box", "--list stop", "--exec box --list stop",
			"--exec box --timeout 0 stop",
			"--exec box --timeout soon stop", "--exec box --loud stop", "--exec box stop --timeout",
			"--exec box --timeout NaN stop"})
	void whatIsNoRequestIsTold(String words) {
		var stopped = assertThrows(Stopped.class,
				() -> Arguments.parse(words.isEmpty() ? List.of() : List.of(words.split(" "))));
		assertEquals(ExitStatus.UNREADABLE, stopped.status());
		assertTrue(stopped.getMessage().endsWith("--help."), stopped.getMessage());
	}
}
