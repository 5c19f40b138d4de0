package org.wheelhouse.core.info;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;

@Tag("qemu")
class PointingDeviceQemuTest {

	@Test
	void anotherMouseIsChosen() throws Exception {
		try (var machine = RealMachine.start("mice", "-machine", "pc", "-usb", "-device", "usb-tablet")) {
			var before = Await.get(QemuInfo.of(machine));
			var other = before.mice().stream().filter(mouse -> !mouse.current()).findFirst().orElseThrow();
			Await.get(QemuInfo.choose(machine, other).run());
			var now = Await.get(QemuInfo.of(machine)).mice();
			assertTrue(now.stream().filter(mouse -> mouse.index() == other.index()).findFirst().orElseThrow()
					.current(), now.toString());
			assertThrows(OperationFailed.class, () -> Await.get(QemuInfo
					.choose(machine, new PointingDevice("none", 99, false, false)).run()));
		}
	}
}
