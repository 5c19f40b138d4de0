package org.wheelhouse.ui.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.model.live.LiveFactory;

class CpuTextTest {

	@ParameterizedTest
	@CsvSource({"2, tcg, 7.2.22, true", "2, tcg, 8.0.5, true", "4, tcg, 5.2.0, true", "1, tcg, 7.2.22, false",
			"2, kvm, 7.2.22, false", "2, tcg, 8.1.0, false", "2, tcg, 10.0.2, false", "2, tcg, '', false"})
	void severalCpusThatAreEmulatedMayHangBeforeVersion81(int count, String accelerator, String version, boolean told) {
		var machine = LiveFactory.eINSTANCE.createMachine();
		machine.setCpuCount(count);
		machine.setAccelerator(accelerator);
		machine.setQemuVersion(version);
		assertEquals(told, CpuText.of(machine).contains("8.1"), CpuText.of(machine));
		machine.getCommandLine().add("tcg,thread=single");
		assertEquals(String.valueOf(count), CpuText.of(machine));
		machine.setCpuCount(0);
		assertEquals("", CpuText.of(machine));
	}
}
