package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/**
 * What is chosen depends on the computer; that it is measured and that both figures are told does not. The choice between
 * a fast and a slow kvm is tested with a stand-in binary in the emulator's own tests.
 */
class AccelerationTest extends ProductTest {
	private static final Pattern REASON = Pattern.compile("(kvm|tcg)\\b.*\\bkvm\\b.*\\btcg [0-9.]+ s \\(.*");

	@Test
	void chosenAcceleratorAndTheFiguresOfBothAreShown() {
		Sample sample = openWithSample("sample");
		person.open("sample");
		String reason = eyes().find(seen -> REASON.matcher(seen.tip()).matches(), "why this accelerator").tip();
		System.out.println("acceleration: " + reason);
		List<String> commandLine = Qemus.commandLine(sample.process(SOON).pid());
		assertEquals(reason.substring(0, 3), commandLine.get(commandLine.indexOf("-accel") + 1));
	}
}
