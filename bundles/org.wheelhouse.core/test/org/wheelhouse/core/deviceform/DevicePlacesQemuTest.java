package org.wheelhouse.core.deviceform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.devicetype.DeviceTypeFacts;
import org.wheelhouse.core.devicetype.Verdict;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;

/** What is said of a second device before the drop is what QEMU says after it. */
@Tag("qemu")
class DevicePlacesQemuTest {

	@Test
	void thereIsOneBalloonAndAsManyWatchdogsAsAreWanted() throws Exception {
		try (var machine = RealMachine.start("one", "-machine", "pc", "-S", "-device", "virtio-balloon-pci,id=first",
				"-device", "i6300esb,id=dog")) {
			var places = places(machine);
			for (var balloon : List.of("virtio-balloon-pci", "virtio-balloon-pci-transitional",
					"virtio-balloon-pci-non-transitional")) {
				var refused = assertThrows(OperationFailed.class, () -> plug(machine, balloon));
				assertEquals(refused.words(), places.refusal(pci(balloon)), balloon);
				assertEquals(List.of(), places.fitting(pci(balloon)), balloon);
			}
			assertEquals("", places.refusal(pci("i6300esb")));
			plug(machine, "i6300esb");
		}
	}

	private static void plug(RealMachine machine, String type) throws Exception {
		Await.get(new HotplugDevice(machine, new PlugRequest(type, "second", "pci.0", 9, new None())).run());
	}

	private static DevicePlaces places(RealMachine machine) throws Exception {
		var bare = machine.snapshot();
		return DevicePlaces.of(new MachineSnapshot(bare.identity(), bare.facts(), bare.condition(), bare.load(),
				MachineTrees.NONE.with(MachineTrees.PCI, Optional.of(Await.get(new PciTopologyReader(machine).read()))),
				Map.of()));
	}

	private static DeviceType pci(String name) {
		return DeviceType.of(new DeviceTypeFacts(name, "", "", List.of("Misc"), "PCI", false, true,
				new Verdict.Yes(), List.of(), Optional.empty()));
	}
}
