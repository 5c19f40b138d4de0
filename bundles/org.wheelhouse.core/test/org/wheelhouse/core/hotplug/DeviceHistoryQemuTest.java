package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.DeviceGesture;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What was done to devices is taken back by undoing it, and what QEMU has is as it was before. */
@Tag("qemu")
class DeviceHistoryQemuTest {

	@TempDir
	private Path folder = Path.of("");

	@Test
	void plugAndUnplugAreTakenBackToWhatWasThereBefore() throws Exception {
		try (var machine = RealMachine.start("undo", MoveQemuTest.Q35)) {
			var empty = state(machine);
			var image = folder.resolve("d.qcow2");
			run(machine, new HotplugDevice(machine, new PlugRequest("virtio-blk-pci", "disk0", "rp1", 0,
					new NewImage(image, "qcow2", 1L << 20), Map.of("serial", "S1"))));
			var plugged = state(machine);
			assertEquals("Plug virtio-blk-pci disk0 DONE", last(machine));
			run(machine, new UnplugDevice(machine, "disk0"));
			assertEquals(empty, state(machine));
			undo(machine, 2);
			assertEquals(plugged, state(machine));
			undo(machine, 1);
			assertEquals(empty, state(machine));
			assertTrue(Files.exists(image), "the image stays");
			assertEquals(List.of("UNDONE", "UNDONE", "DONE", "DONE"),
					machine.shownGestures().stream().map(gesture -> gesture.outcome().state().name()).toList());
			assertTrue(machine.shownGestures().stream().noneMatch(gesture -> gesture.undo().isPossible()));
		}
	}

	@Test
	void whatTheCommandLineHasComesBackToWhereQemuHadPutIt() throws Exception {
		try (var machine = RealMachine.start("cold", "-machine", "q35", "-S", "-netdev", "user,id=n0", "-device",
				"qemu-xhci,id=xhci,bus=pcie.0", "-device", "usb-net,id=net0,netdev=n0,mac=52:54:00:00:00:77,port=2",
				"-device", "virtio-scsi-pci,id=scsi,bus=pcie.0", "-device", "scsi-cd,id=cd0,bus=scsi.0")) {
			var before = state(machine);
			run(machine, new UnplugDevice(machine, "net0"));
			run(machine, new UnplugDevice(machine, "cd0"));
			undo(machine, 2);
			undo(machine, 1);
			assertEquals(before, state(machine));
		}
	}

	@Test
	void aMoveIsTakenBackAndTheNewestGoesFirst() throws Exception {
		try (var machine = RealMachine.start("moved", MoveQemuTest.Q35)) {
			run(machine,
					new HotplugDevice(machine, new PlugRequest("virtio-net-pci", "net1", "rp1", 0, new UserNetwork())));
			var plugged = state(machine);
			run(machine, new MoveDevice(machine, Await.get(MadeDevice.of(machine, "net1")), BusKind.PCIE_PORT, "rp2",
					"00"));
			assertEquals("Move virtio-net-pci net1 was done after it and has to be taken back first",
					machine.shownGestures().getFirst().undo().refusal());
			assertTrue(Await.get(machine.history().undo(1)).isEmpty());
			undo(machine, 2);
			assertEquals(plugged, state(machine));
			Await.until("the plug can be undone", () -> machine.shownGestures().getFirst().undo().isPossible());
		}
	}

	@Test
	void whatWentWithItsControllerComesBackWithIt() throws Exception {
		try (var machine = RealMachine.start("hub", MoveQemuTest.Q35)) {
			run(machine, new HotplugDevice(machine,
					new PlugRequest("virtio-scsi-pci", "hba", "rp1", 0, new None(), Map.of())));
			run(machine, new HotplugDevice(machine, new PlugRequest("scsi-cd", "cd0", "hba.0",
					Map.of("scsi-id", "0", "lun", "0"), new None(), Map.of())));
			var before = state(machine);
			run(machine, new UnplugDevice(machine, "hba"));
			Await.until("both are told", () -> machine.shownGestures().size() == 4);
			assertEquals("Unplug cd0 It went together with hba", machine.shownGestures().getLast().label() + " "
					+ machine.shownGestures().getLast().outcome().text());
			undo(machine, 3);
			assertEquals(before, state(machine));
		}
	}

	@Test
	void whatTheGuestHasNotLetGoOfIsNotUndoneYet() throws Exception {
		try (var machine = RealMachine.start("silent", "-machine", "pc")) {
			run(machine, new HotplugDevice(machine,
					new PlugRequest("virtio-rng-pci", "rng0", "pci.0", 7, new None(), Map.of())));
			run(machine, new UnplugDevice(machine, "rng0", Duration.ofMillis(300)));
			assertEquals("Unplug virtio-rng-pci rng0 AT_RESET", last(machine));
			assertEquals("It is not done yet", machine.shownGestures().getLast().undo().refusal());
			Await.get(machine.send(new RawCommand("system_reset")));
			Await.until("the reset takes it out", () -> last(machine).endsWith("DONE"));
			undo(machine, 2);
		}
	}

	/** Data rule 5: the guest does not come back onto older data. */
	@Test
	void aDiskOnASnapshotMadeSinceIsNotPutBackOntoTheOldImage() throws Exception {
		try (var machine = RealMachine.start("overlay", MoveQemuTest.Q35)) {
			run(machine, new HotplugDevice(machine, new PlugRequest("virtio-blk-pci", "disk0", "rp1", 0,
					new NewImage(folder.resolve("d.qcow2"), "qcow2", 1L << 20), Map.of())));
			var arguments = JsonNodeFactory.instance.objectNode()
					.put("node-name", "wh-disk0").put("snapshot-node-name", "over")
					.put("snapshot-file", folder.resolve("over.qcow2").toString());
			Await.get(machine.send(new RawCommand("blockdev-snapshot-sync", arguments)));
			var moving = assertThrows(OperationFailed.class,
					() -> Await.get(MadeDevice.of(machine, "disk0")));
			assertTrue(moving.what().startsWith("disk0 has been put on another image"), moving.what());
			run(machine, new UnplugDevice(machine, "disk0"));
			Await.until("it is told", () -> machine.shownGestures().getLast().undo().refusal()
					.startsWith("disk0 has been put on another image"));
			assertTrue(Await.get(machine.history().undo(2)).isEmpty());
		}
	}

	private static void run(RealMachine machine, Operation<?> operation) throws Exception {
		Await.get(machine.history().run(operation));
	}

	private static void undo(RealMachine machine, int number) throws Exception {
		Await.until("it can be undone: " + machine.shownGestures(), () -> of(machine, number).undo().isPossible());
		run(machine, Await.get(machine.history().undo(number)).orElseThrow());
	}

	private static DeviceGesture of(RealMachine machine, int number) {
		return machine.shownGestures().stream().filter(gesture -> gesture.number() == number).findFirst().orElseThrow();
	}

	private static String last(RealMachine machine) {
		var gesture = machine.shownGestures().getLast();
		return gesture.label() + " " + gesture.outcome().state();
	}

	/** All that plugging leaves behind, and where each device of PCI is. */
	private static Map<String, List<String>> state(RealMachine machine) throws Exception {
		var all = NoTrace.of(machine);
		all.put("query-pci", List.of(Await.get(machine.ask(new RawCommand("query-pci"))).toString()));
		return all;
	}
}
