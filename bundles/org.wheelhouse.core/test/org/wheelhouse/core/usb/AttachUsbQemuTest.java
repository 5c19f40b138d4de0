package org.wheelhouse.core.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.hotplug.UnplugDevice;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;

/** What can be shown of it without any USB hardware: nothing is left of what is not there. */
@Tag("qemu")
class AttachUsbQemuTest {

	private static final UsbIds NOWHERE = new UsbIds(0xdead, 0xbeef);

	private static RealMachine start() throws Exception {
		return RealMachine.start("usb", "-machine", "pc", "-device", "qemu-xhci,id=xhci");
	}

	private static List<String> devices(RealMachine machine) throws Exception {
		return Await.get(machine.send(new QomList("/machine/peripheral"))).stream().map(QomList.Property::name).sorted()
				.toList();
	}

	private static AttachUsb attach(RealMachine machine, UsbWay way) {
		return AttachUsb.of(machine, "the stick", "usb0", new DevicePlace("xhci.0", Map.of("port", "1"), "xhci.0/1"),
				way.properties(NOWHERE, 1, "1.2", 99));
	}

	@Test
	void whatQemuDoesNotGetHoldOfIsTakenBack() throws Exception {
		try (var machine = start()) {
			assertEquals("", Await.get(AttachUsb.refusal(machine)));
			var before = devices(machine);
			for (var way : List.of(UsbWay.KIND, UsbWay.PORT)) {
				var failure = assertThrows(OperationFailed.class, () -> Await.get(attach(machine, way).run()));
				assertEquals("QEMU did not get hold of the stick", failure.what());
				assertTrue(failure.command().contains("\"vendorid\":57005"), failure.command());
				assertEquals(List.of("the device"), failure.undone());
				assertEquals(before, devices(machine));
				assertEquals(List.of(), machine.journal().entries());
			}
		}
	}

	/** The form was opened before somebody mounted it. */
	@Test
	void aStickThatIsMountedByNowStaysWithTheComputer(@TempDir Path folder) throws Exception {
		var sys = StandInSys.usual(folder);
		sys.mount("1-1.2:1.0", "sdb", "sdb1", "/media/stick");
		try (var machine = start()) {
			var before = devices(machine);
			for (var way : UsbWay.values()) {
				machine.takeSent();
				var attach = AttachUsb.of(machine, "the stick", "usb0",
						new DevicePlace("xhci.0", Map.of("port", "1"), "xhci.0/1"),
						way.properties(new UsbIds(0x0781, 0x5581), 1, "1.2", 5), sys.reader(new TestFiles(folder)));
				var failure = assertThrows(OperationFailed.class, () -> Await.get(attach.run()));
				assertEquals("Its file system is mounted on the computer at /media/stick: unmount it first.",
						failure.what());
				assertEquals(List.of(), machine.takeSent());
				assertEquals(before, devices(machine));
			}
		}
	}

	@Test
	void whatIsNotAtAnAddressIsToldInTheWordsOfQemu() throws Exception {
		try (var machine = start()) {
			var before = devices(machine);
			var failure = assertThrows(OperationFailed.class, () -> Await.get(attach(machine, UsbWay.ONCE).run()));
			assertEquals("failed to find host usb device 1:99", failure.words());
			assertEquals(before, devices(machine));
			assertEquals(List.of(), machine.journal().entries());
		}
	}

	@Test
	void aStickOfAnImageAndAHubComeAndGo(@TempDir Path folder) throws Exception {
		var image = Files.write(folder.resolve("stick.img"), new byte[1 << 20]);
		try (var machine = start()) {
			var before = devices(machine);
			var hub = new HotplugDevice(machine, new PlugRequest("usb-hub", "hub0", "xhci.0", Map.of("port", "1"),
					new BackendRequest.None(), Map.of()));
			Await.get(hub.run());
			var stick = new HotplugDevice(machine, new PlugRequest("usb-storage", "stick0", "xhci.0",
					Map.of("port", "1.1"), new BackendRequest.ExistingImage(image, "raw", true), Map.of()));
			Await.get(stick.run());
			assertEquals(List.of("hub0", "stick0", "type", "xhci"), devices(machine));
			assertEquals(Map.of("port", "1.1"), Map.of("port",
					Await.get(machine.send(new QomGet("/machine/peripheral/stick0", "port")))
							.asText()));
			Operation<?> out = new UnplugDevice(machine, "stick0");
			Await.get(out.run());
			Await.get(new UnplugDevice(machine, "hub0").run());
			assertEquals(before, devices(machine));
		}
	}
}
