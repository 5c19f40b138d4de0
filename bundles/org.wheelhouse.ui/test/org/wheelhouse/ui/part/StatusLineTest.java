package org.wheelhouse.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.ui.widget.Plural;

/** The line says nothing of another machine than the current one. */
class StatusLineTest {

	private final List<String> said = new ArrayList<>();
	private final StatusLine line = new StatusLine(said::add);

	private String shown() {
		return said.isEmpty() ? "" : said.getLast();
	}

	@Test
	void whatWasDoneGoesWhenAnotherMachineIsCurrent() {
		line.current("a");
		line.begin().say("Pause a: done", false);
		assertEquals("Pause a: done", shown());
		line.current("b");
		assertEquals("", shown());
		line.current("a");
		assertEquals("", shown(), "it is old");
	}

	@Test
	void newsOfAnotherMachineWaitUntilItIsCurrent() {
		line.current("a");
		var powerDown = line.begin();
		powerDown.say("The guest of a was asked to power down", true);
		line.current("b");
		line.begin().say("Pause b: done", false);
		powerDown.say("The guest of a has not powered down", true);
		assertEquals("Pause b: done", shown());
		line.current("a");
		assertEquals("The guest of a has not powered down", shown());
		powerDown.say("The guest of a has powered down", false);
		assertEquals("The guest of a has powered down", shown());
	}

	@Test
	void whatEndsBehindOnesBackIsNotSaidLater() {
		line.current("a");
		var start = line.begin();
		start.say("Start a…", true);
		line.current("");
		assertEquals("", shown());
		start.say("Start a: done", false);
		assertEquals("", shown());
		line.current("a");
		assertEquals("", shown());
	}

	@Test
	void theSameMachineOnceMoreLeavesTheLineAlone() {
		line.current("a");
		line.begin().say("Pause a: done", false);
		line.current("a");
		assertEquals("Pause a: done", shown());
	}

	@Test
	void countsAreSaidInTheSingular() {
		var message = "{0} {0,choice,0#commands|1#command|1<commands} of {1}";
		assertEquals("0 commands of m'x{1}", Plural.bind(message, 0, "m'x{1}"));
		assertEquals("1 command of m", Plural.bind(message, 1, "m"));
		assertEquals("2 commands of m", Plural.bind(message, 2, "m"));
	}
}
