package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.qmp.command.QomGet;

@Tag("qemu")
class MoveQemuTest {

	/** Native hotplug lets go of what no guest has seen at once. */
	static final String[] Q35 = {"-machine", "q35", "-S", "-device", "pcie-root-port,id=rp1,chassis=1", "-device",
			"pcie-root-port,id=rp2,chassis=2", "-device", "qemu-xhci,id=xhci,bus=pcie.0,p2=4,p3=4", "-device",
			"virtio-scsi-pci,id=scsi,bus=pcie.0", "-device", "usb-tablet,id=tab,bus=xhci.0,port=1,serial=77", "-global",
			"ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off"};

	@TempDir
	private Path folder = Path.of("");

	@Test
	void aDiskGoesToAnotherPortWithItsImageAndItsProperties() throws Exception {
		try (var machine = RealMachine.start("move", Q35)) {
			Await.get(new HotplugDevice(machine, new PlugRequest("virtio-blk-pci", "disk0", "rp1", 0,
					new NewImage(folder.resolve("d.raw"), "raw", 1L << 20), Map.of("serial", "S1"))).run());
			var before = NoTrace.of(machine);
			machine.takeSent();
			var move = new MoveDevice(machine, Await.get(MadeDevice.of(machine, "disk0")), BusKind.PCIE_PORT, "rp2",
					"00");
			var planned = PlannedAndSent.planned(move);
			assertInstanceOf(MoveResult.Moved.class, Await.get(move.run()));
			PlannedAndSent.assertSent(planned, machine);
			assertEquals("/machine/peripheral/rp2/rp2", bus(machine, "disk0"));
			assertEquals("S1", Await.get(machine.ask(new QomGet("/machine/peripheral/disk0", "serial"))).asText());
			assertEquals(1, machine.journal().entries().size());
			assertTrue(machine.journal().entries().getFirst().deviceArguments().contains("\"bus\":\"rp2\""));
			Await.get(move.inverse().orElseThrow().run());
			assertEquals("/machine/peripheral/rp1/rp1", bus(machine, "disk0"));
			assertEquals(before, NoTrace.of(machine));
		}
	}

	@Test
	void aDeviceWhoseNewPlaceIsTakenIsPutBack() throws Exception {
		try (var machine = RealMachine.start("back", Q35)) {
			Await.get(
					new HotplugDevice(machine, new PlugRequest("virtio-rng-pci", "rng0", "rp2", 0, new None())).run());
			Await.get(new HotplugDevice(machine, new PlugRequest("virtio-net-pci", "nic0", "rp1", 0, new UserNetwork()))
					.run());
			var before = NoTrace.of(machine);
			var journal = machine.journal().entries().getLast().deviceArguments();
			var failure = assertThrows(OperationFailed.class, () -> Await.get(new MoveDevice(machine,
					Await.get(MadeDevice.of(machine, "nic0")), BusKind.PCIE_PORT, "rp2", "00").run()));
			assertTrue(failure.words().contains("in use by virtio-rng-pci,id=rng0"), failure.words());
			assertEquals(List.of("nic0 is back in its old place"), failure.undone());
			assertEquals("/machine/peripheral/rp1/rp1", bus(machine, "nic0"));
			assertEquals(journal, machine.journal().entries().getLast().deviceArguments());
			assertEquals(before, NoTrace.of(machine));
		}
	}

	@Test
	void whatTheCommandLineHasIsMovedToo() throws Exception {
		try (var machine = RealMachine.start("cold", Q35)) {
			var made = Await.get(MadeDevice.of(machine, "tab"));
			assertInstanceOf(MoveResult.Moved.class,
					Await.get(new MoveDevice(machine, made, BusKind.USB, "xhci.0", "3").run()));
			assertEquals("3", Await.get(machine.ask(new QomGet("/machine/peripheral/tab", "port"))).asText());
			assertEquals("77", Await.get(machine.ask(new QomGet("/machine/peripheral/tab", "serial"))).asText());
			assertTrue(machine.journal().entries().isEmpty());
		}
	}

	@Test
	void aControllerWithSomethingOnItStaysWhereItIs() throws Exception {
		try (var machine = RealMachine.start("busy", Q35)) {
			var failure = assertThrows(OperationFailed.class, () -> Await.get(new MoveDevice(machine,
					Await.get(MadeDevice.of(machine, "xhci")), BusKind.PCIE_PORT, "rp1", "00").run()));
			assertEquals("xhci cannot be moved: on it is tab.", failure.what());
		}
	}

	@Test
	void whatWasTakenOutIsPutBackAsItWas() throws Exception {
		try (var machine = RealMachine.start("replug", Q35)) {
			var image = folder.resolve("d.qcow2");
			Await.get(new HotplugDevice(machine, new PlugRequest("scsi-hd", "sd0", "scsi.0",
					Map.of("scsi-id", "3", "lun", "1"), new NewImage(image, "qcow2", 1L << 20), Map.of())).run());
			var before = NoTrace.of(machine);
			var unplug = new UnplugDevice(machine, "sd0");
			var made = Await.get(MadeDevice.of(machine, "sd0"));
			assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(unplug.run()));
			assertTrue(Files.exists(image));
			Await.get(new ReplugDevice(machine, made).run());
			assertEquals(before, NoTrace.of(machine));
			assertEquals(3, Await.get(machine.ask(new QomGet("/machine/peripheral/sd0", "scsi-id"))).asInt());
			assertEquals(1, machine.journal().entries().size());
		}
	}

	/** What would be made of nothing is something else. */
	@Test
	void whatIsBehindADeviceAndCannotBeReadIsNotMade() throws Exception {
		try (var machine = RealMachine.start("unread", Q35)) {
			var image = folder.resolve("u.qcow2");
			Await.get(new HotplugDevice(machine, new PlugRequest("scsi-hd", "sd0", "scsi.0", Map.of(),
					new NewImage(image, "qcow2", 1L << 20), Map.of())).run());
			var made = Await.get(MadeDevice.of(machine, "sd0"));
			Await.get(new UnplugDevice(machine, "sd0").run());
			var before = NoTrace.of(machine);
			var behind = made.backend().orElseThrow();
			var torn = new MadeDevice(made.id(), made.arguments(), Optional.of(new PlugJournal.Backend(behind.command(),
					"{\"node-name")), made.journaled());
			var refusal = assertThrows(OperationFailed.class, () -> Await.get(new ReplugDevice(machine, torn).run()));
			assertEquals("sd0 cannot be plugged in again: what was written down of what is behind it is no JSON",
					refusal.what());
			assertEquals(before, NoTrace.of(machine));
		}
	}

	/** QEMU closes it together with its device. */
	@Test
	void aDiskOfDriveIsNotMoved() throws Exception {
		var image = Files.write(folder.resolve("old.raw"), new byte[1 << 20]);
		try (var machine = RealMachine.start("drive", "-machine", "pc", "-S", "-drive",
				"if=none,id=d0,format=raw,file=" + image, "-device", "virtio-blk-pci,drive=d0,id=old")) {
			var failure = assertThrows(OperationFailed.class, () -> Await.get(MadeDevice.of(machine, "old")));
			assertTrue(failure.what().contains("-drive id=d0"), failure.what());
		}
	}

	@Test
	void theOnlyNetworkCardIsWarnedOf() throws Exception {
		try (var machine = RealMachine.start("nic", Q35)) {
			Await.get(new HotplugDevice(machine, new PlugRequest("e1000e", "nic0", "rp1", 0, new UserNetwork())).run());
			var warning = Await.get(new UnplugDevice(machine, "nic0").warning());
			assertTrue(warning.orElseThrow().what().contains("only network card"), warning.toString());
			Await.get(new HotplugDevice(machine, new PlugRequest("e1000e", "nic1", "rp2", 0, new UserNetwork())).run());
			assertTrue(Await.get(new UnplugDevice(machine, "nic0").warning()).isEmpty());
		}
	}

	private static String bus(RealMachine machine, String id) throws Exception {
		return Await.get(machine.ask(new QomGet("/machine/peripheral/" + id, "parent_bus"))).asText();
	}
}
