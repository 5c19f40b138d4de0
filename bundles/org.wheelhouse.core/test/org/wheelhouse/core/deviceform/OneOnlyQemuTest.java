package org.wheelhouse.core.deviceform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;

/** Of which devices a machine has one at most: what {@link DevicePlaces} says of them is what QEMU says. */
@Tag("qemu")
class OneOnlyQemuTest {

	static Stream<RealQemu> versions() throws Exception {
		return RealQemu.all().stream();
	}

	@ParameterizedTest
	@MethodSource("versions")
	void aSecondWatchdogIsTakenAndASecondBalloonIsNot(RealQemu qemu) throws Exception {
		try (var machine = RealMachine.start("one", qemu, "-machine", "pc", "-S")) {
			for (var slot : List.of(5, 6)) {
				plug(machine, "i6300esb", slot);
			}
			plug(machine, "virtio-balloon-pci", 7);
			var refused = assertThrows(OperationFailed.class, () -> plug(machine, "virtio-balloon-pci", 8));
			assertEquals("Only one balloon device is supported", refused.words());
		}
	}

	private static void plug(RealMachine machine, String type, int slot) throws Exception {
		Await.get(new HotplugDevice(machine,
				new PlugRequest(type, "dev" + slot, "pci.0", slot, new None(), Map.of())).run());
	}
}
