package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;

@Tag("qemu")
class HotplugQemuTest {

	private static final String[] PC = {"-machine", "pc", "-S"};

	@TempDir
	private Path folder = Path.of("");

	@Test
	void aNewDiskIsCreatedOpenedAndPlugged() throws Exception {
		try (var machine = RealMachine.start("disk", PC)) {
			var file = folder.resolve("new.qcow2");
			var plug = new HotplugDevice(machine, disk("disk0", 5, new NewImage(file, "qcow2", 1L << 30)));
			var planned = PlannedAndSent.planned(plug);
			assertEquals(new PluggedDevice("disk0", "pci.0, slot 5"), Await.get(plug.run()));
			PlannedAndSent.assertSent(planned, machine);
			assertEquals(5, slotOf(machine, "disk0"));
			var node = Await.get(machine.send(new QueryNamedBlockNodes(true))).stream()
					.filter(known -> known.toString().contains("wh-disk0")).findFirst();
			assertTrue(node.orElseThrow().toString().contains("qcow2"), node.toString());
			assertEquals(List.of("disk0"),
					machine.journal().entries().stream().map(entry -> entry.deviceId()).toList());
		}
	}

	@Test
	void aNetworkCardGetsAnAddressOfItsOwn() throws Exception {
		try (var machine = RealMachine.start("nic", PC)) {
			var plug = new HotplugDevice(machine,
					new PlugRequest("e1000", "nic0", "pci.0", 6, new UserNetwork(), Map.of()));
			var planned = PlannedAndSent.planned(plug);
			Await.get(plug.run());
			PlannedAndSent.assertSent(planned, machine);
			assertTrue(planned.getLast().matches(".*\"mac\":\"52:54:00(:[0-9a-f]{2}){3}\".*"), planned.getLast());
			assertEquals(6, slotOf(machine, "nic0"));
		}
	}

	@Test
	void whatNeedsNothingIsOneCommand() throws Exception {
		try (var machine = RealMachine.start("rng", PC)) {
			var plug = new HotplugDevice(machine,
					new PlugRequest("virtio-rng-pci", "rng0", "pci.0", 7, new None(), Map.of("max-bytes", 1024)));
			Await.get(plug.run());
			PlannedAndSent.assertSent(
					List.of("{\"execute\":\"device_add\",\"arguments\":{\"driver\":\"virtio-rng-pci\",\"id\":\"rng0\","
							+ "\"bus\":\"pci.0\",\"addr\":\"0x7\",\"max-bytes\":1024}}"),
					machine);
		}
	}

	@Test
	void anIdThatOnlyTheCommandLineShowsIsTaken() throws Exception {
		try (var machine = RealMachine.start("taken", "-machine", "pc", "-S", "-usb", "-device", "usb-tablet,id=tab0",
				"-device", "{\"driver\":\"usb-mouse\",\"id\":\"tab1\"}", "-netdev", "user,id=tab2")) {
			assertTrue(HotplugDevice.takenIds(machine).containsAll(Set.of("tab0", "tab1")));
			assertEquals("tab2", HotplugDevice.freeId(machine, "tab"), "a network is no device");
			for (var id : List.of("tab0", "tab1")) {
				var refused = new HotplugDevice(machine, new PlugRequest("virtio-rng-pci", id, "pci.0", 7, new None()));
				var failure = assertThrows(OperationFailed.class, () -> Await.get(refused.run()));
				assertTrue(failure.words().contains("uplicate"), failure.words());
			}
			Await.get(
					new HotplugDevice(machine, new PlugRequest("virtio-rng-pci", "tab2", "pci.0", 7, new None()))
							.run());
			assertEquals("tab3", HotplugDevice.freeId(machine, "tab"));
			Await.get(machine.send(new org.wheelhouse.qmp.command.RawCommand("device_add",
					com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode().put("driver", "usb-kbd")
							.put("id", "others"))));
			assertTrue(Await.get(HotplugDevice.askTakenIds(machine)).containsAll(Set.of("tab0", "tab2", "others")),
					"what somebody else plugged, on a bus that nobody looks at");
		}
	}

	@Test
	void aSlotInUseTakesTheNewImageBack() throws Exception {
		try (var machine = RealMachine.start("busy", PC)) {
			var file = folder.resolve("never.qcow2");
			var plug = new HotplugDevice(machine, disk("disk0", 1, new NewImage(file, "qcow2", 1L << 20)));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(plug.run()));
			assertEquals("PCI: slot 1 function 0 not available for virtio-blk-pci, in use by PIIX3,id=(null)",
					failure.words());
			assertTrue(failure.command().contains("device_add"), failure.command());
			assertEquals(List.of("the opened image", "the file " + file), failure.undone());
			assertFalse(Files.exists(file));
			assertNothingOpen(machine);
			assertTrue(machine.journal().entries().isEmpty());
		}
	}

	@Test
	void aDuplicateIdTakesTheNetworkBack() throws Exception {
		try (var machine = RealMachine.start("twice", PC)) {
			Await.get(new HotplugDevice(machine,
					new PlugRequest("virtio-rng-pci", "dev", "pci.0", 7, new None(), Map.of())).run());
			var plug = new HotplugDevice(machine,
					new PlugRequest("virtio-net-pci", "dev", "pci.0", 8, new UserNetwork(), Map.of()));
			machine.takeSent();
			var failure = assertThrows(OperationFailed.class, () -> Await.get(plug.run()));
			assertEquals("Duplicate device ID 'dev'", failure.words());
			assertEquals(List.of("the network"), failure.undone());
			assertEquals("{\"execute\":\"netdev_del\",\"arguments\":{\"id\":\"wh-dev\"}}",
					machine.takeSent().getLast());
			assertEquals(7, slotOf(machine, "dev"));
		}
	}

	@Test
	void aMissingImageIsToldInQemusWords() throws Exception {
		try (var machine = RealMachine.start("missing", PC)) {
			var file = folder.resolve("nowhere.raw");
			var plug = new HotplugDevice(machine, disk("disk0", 5, new ExistingImage(file, "raw", false)));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(plug.run()));
			assertEquals("Could not open '" + file + "': No such file or directory", failure.words());
			assertTrue(failure.undone().isEmpty());
			assertTrue(failure.getMessage().contains("Check the path"), failure.getMessage());
		}
	}

	@Test
	void anImageThatAnotherMachineUsesStaysClosed() throws Exception {
		try (var owner = RealMachine.start("owner", PC); var machine = RealMachine.start("locked", PC)) {
			var file = folder.resolve("owned.raw");
			Await.get(new HotplugDevice(owner, disk("disk0", 5, new NewImage(file, "raw", 1L << 20))).run());
			var plug = new HotplugDevice(machine, disk("disk0", 5, new ExistingImage(file, "raw", false)));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(plug.run()));
			assertEquals("Failed to get \"write\" lock", failure.words());
			assertTrue(failure.advice().contains("another machine"), failure.advice());
			assertNothingOpen(machine);
		}
	}

	/** Rule 2: QEMU would let the guest write to it, and the other image would be spoilt. */
	@Test
	void aGuestWritesToNoImageThatAnotherOneIsAnOverlayOf() throws Exception {
		try (var machine = RealMachine.start("base", PC)) {
			var base = folder.resolve("base.qcow2");
			var overlay = folder.resolve("overlay.qcow2");
			for (var words : List.of(List.of("qemu-img", "create", "-q", "-f", "qcow2", base.toString(), "1M"),
					List.of("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", base.toString(),
							overlay.toString()))) {
				assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor());
			}
			var plug = new HotplugDevice(machine, disk("disk0", 5, new ExistingImage(base, "qcow2", false)));
			machine.takeSent();
			var failure = assertThrows(OperationFailed.class, () -> Await.get(plug.run()));
			assertTrue(failure.what().contains(overlay.toString()), failure.what());
			assertEquals(List.of(), machine.takeSent());
			assertTrue(machine.journal().entries().isEmpty());
			Await.get(new HotplugDevice(machine, disk("disk1", 6, new ExistingImage(base, "qcow2", true))).run());
			Await.get(new HotplugDevice(machine, disk("disk2", 7, new ExistingImage(overlay, "qcow2", false))).run());
		}
	}

	@Test
	void aFileThatExistsIsNeverOverwritten() throws Exception {
		try (var machine = RealMachine.start("precious", PC)) {
			var file = Files.writeString(folder.resolve("precious.raw"), "precious");
			var plug = new HotplugDevice(machine, disk("disk0", 5, new NewImage(file, "raw", 1L << 20)));
			var failure = assertThrows(OperationFailed.class, () -> Await.get(plug.run()));
			assertTrue(failure.getMessage().contains("exists already"), failure.getMessage());
			assertEquals("precious", Files.readString(file));
			assertTrue(machine.takeSent().isEmpty());
		}
	}

	@Test
	void aFolderThatIsNotThereIsToldByTheJob() throws Exception {
		try (var machine = RealMachine.start("job", PC)) {
			var file = folder.resolve("none/new.raw");
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(
							new HotplugDevice(machine, disk("disk0", 5, new NewImage(file, "raw", 1L << 20))).run()));
			assertEquals("Could not create '" + file + "': No such file or directory", failure.words());
			assertTrue(machine.takeSent().getLast().contains("job-dismiss"));
		}
	}

	private static void assertNothingOpen(RealMachine machine) throws Exception {
		assertEquals(List.of(), Await.get(machine.send(new QueryNamedBlockNodes(true))));
	}

	private static int slotOf(RealMachine machine, String id) throws Exception {
		return Await.get(new PciTopologyReader(machine).read()).function(id).orElseThrow().slot();
	}

	private static PlugRequest disk(String id, int slot, BackendRequest backend) {
		return new PlugRequest("virtio-blk-pci", id, "pci.0", slot, backend, Map.of());
	}
}
