package org.wheelhouse.core.deviceform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.qmp.command.QomList;

/** A machine is asked whether it would take a device, and has none more afterwards. */
@Tag("qemu")
class DryProbeQemuTest {

	@Test
	void itSaysInQemusWordsWhatItWouldNotTake() throws Exception {
		try (var machine = RealMachine.start("probed", "-machine", "q35", "-S", "-device", "pcie-root-port,id=root0",
				"-device", "pcie-root-port,id=shut0,chassis=2,hotplug=off")) {
			var before = peripheral(machine);
			assertEquals(ProbeAnswer.TAKEN, Await.get(DryProbe.of(machine, "virtio-rng-pci", "root0")));
			assertEquals(ProbeAnswer.TAKEN, Await.get(DryProbe.of(machine, "pc-dimm", "")));
			assertEquals(new ProbeAnswer("Bus 'pcie.0' does not support hotplugging", true),
					Await.get(DryProbe.of(machine, "virtio-rng-pci", "pcie.0")));
			assertEquals(new ProbeAnswer("Bus 'gone' not found", true),
					Await.get(DryProbe.of(machine, "virtio-rng-pci", "gone")));
			assertEquals(new ProbeAnswer("No 'usb-bus' bus found for device 'usb-tablet'", true),
					Await.get(DryProbe.of(machine, "usb-tablet", "")));
			assertEquals(before, peripheral(machine));
		}
	}

	private static List<String> peripheral(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QomList("/machine/peripheral"))).stream().map(QomList.Property::name).sorted()
				.toList();
	}
}
