package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * What is chosen depends on the computer; that it is measured and that both figures are told does not. The choice between
 * a fast and a slow kvm is tested with a stand-in binary in the emulator's own tests.
 */
class AccelerationTest extends ProductTest {
	private static final Pattern CHOICE = Pattern.compile("(?s).*\\b(tcg|kvm)\\b.*");

	@Test
	void chosenAcceleratorAndTheFiguresOfBothAreShown() {
		Sample sample = openWithSample("sample");
		person.open("sample");
		Seen facts = eyes().find(seen -> seen.text().contains("kvm") && seen.text().contains("tcg"),
				"why this accelerator");
		System.out.println("acceleration: " + facts.text());
		assertTrue(CHOICE.matcher(facts.text()).matches());
		assertTrue(facts.text().matches("(?s).*tcg [0-9.]+ s.*"), facts.text());
		assertTrue(Qemus.commandLine(sample.process(SOON).pid()).containsAll(List.of("-accel", "tcg")));
	}
}
