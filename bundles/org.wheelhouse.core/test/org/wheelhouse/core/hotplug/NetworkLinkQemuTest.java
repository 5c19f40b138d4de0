package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

@Tag("qemu")
class NetworkLinkQemuTest {

	private static final String PORTS = "BAR0: I/O at ";
	private static final int MEDIA_STATUS = 0x58;
	private static final int CABLE_IN = 0xd0;
	private static final int CABLE_OUT = 0xd4;

	@Test
	void theLinkOfACardIsTakenDownByItsName() throws Exception {
		try (var machine = RealMachine.start("link", "-machine", "pc", "-netdev", "user,id=net0", "-device",
				"rtl8139,id=nic0,netdev=net0,romfile=")) {
			// A card without ports yet is listed with all ones, and one whose ports are not switched on answers with them.
			Await.until("the firmware has given the card its ports", () -> {
				var pci = print(machine, "info pci");
				return pci.contains(PORTS) && !pci.contains(PORTS + "0xffff") && mediaStatus(machine) == CABLE_IN;
			});
			var down = Await.get(NetworkLink.of(machine, "nic0", false));
			machine.takeSent();
			Await.get(down.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(down), machine);
			assertEquals(CABLE_OUT, mediaStatus(machine));
			Await.get(down.inverse().orElseThrow().run());
			assertEquals(CABLE_IN, mediaStatus(machine));
			assertThrows(OperationFailed.class,
					() -> Await.get(Await.get(NetworkLink.of(machine, "nobody", false)).run()));
		}
	}

	/** A register of the RTL8139 that says whether the cable is in. */
	private static int mediaStatus(RealMachine machine) {
		var pci = print(machine, "info pci");
		var ports = Integer.decode(pci.substring(pci.indexOf(PORTS) + PORTS.length()).split("\\s")[0]);
		return Integer.decode(print(machine, "i /b " + (ports + MEDIA_STATUS)).split("=")[1].strip());
	}

	private static String print(RealMachine machine, String line) {
		try {
			return Await.get(machine.send(new HumanMonitorCommand(line)));
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
