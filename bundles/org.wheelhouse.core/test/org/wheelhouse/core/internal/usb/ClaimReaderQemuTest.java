package org.wheelhouse.core.internal.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.usb.UsbClaim;

@Tag("qemu")
class ClaimReaderQemuTest {

	@Test
	void whatAMachineWaitsForIsTheSameAsItWasTold() throws Exception {
		try (var machine = RealMachine.start("claims", "-machine", "pc", "-device", "qemu-xhci,id=xhci", "-device",
				"usb-tablet,id=t", "-device", "usb-host,id=kind,vendorid=0xdead,productid=0xbeef", "-device",
				"usb-host,hostbus=7,hostport=1.2,vendorid=0xdead,productid=0xbeef")) {
			assertEquals(
					List.of(new UsbClaim("claims", "/machine/peripheral/kind", 0xdead, 0xbeef, 0, "", 0, false),
							new UsbClaim("claims", "/machine/peripheral-anon/device[0]", 0xdead, 0xbeef, 7, "1.2", 0,
									false)),
					Await.get(new ClaimReader(machine).read()));
		}
	}
}
