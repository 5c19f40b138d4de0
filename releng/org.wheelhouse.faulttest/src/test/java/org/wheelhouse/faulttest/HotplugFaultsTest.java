package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.cpu.PlugCpu;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.hotplug.BackendRequest;
import org.wheelhouse.core.hotplug.BackendRequest.CharacterDevice;
import org.wheelhouse.core.hotplug.HotplugDevice;
import org.wheelhouse.core.hotplug.MadeDevice;
import org.wheelhouse.core.hotplug.MoveDevice;
import org.wheelhouse.core.hotplug.PlugRequest;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.memory.PlugDimm;
import org.wheelhouse.core.usb.AttachUsb;
import org.wheelhouse.core.usb.UsbIds;
import org.wheelhouse.core.usb.UsbWay;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.qmp.command.QueryNamedBlockNodes;

/** A device cannot be plugged in. What had been done is taken back each time. */
@Tag("qemu")
class HotplugFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A device cannot be plugged in");

	private final Inventory inventory = new Inventory();

	HotplugFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private void row(String name, String how, MachineAccess machine, PlugRequest intent) {
		int before = nodes(machine);
		Fault fault = Fault.of(Await.failure(new HotplugDevice(machine, intent).run()));
		assertFalse(fault.command().isEmpty(), "says what was sent");
		assertFalse(fault.words().isEmpty(), "says QEMU's words");
		assertEquals(before, nodes(machine), "images that are open afterwards");
		MATRIX.row(name, how, inventory.places(), fault);
	}

	private static int nodes(MachineAccess machine) {
		return Await.get(machine.send(new QueryNamedBlockNodes(true))).size();
	}

	private MachineAccess machine(String... words) throws Exception {
		return inventory.access(inventory.start("vm", words));
	}

	private static PlugRequest disk(Path image, String format) {
		return new PlugRequest("virtio-blk-pci", "d0", "pci.0", 5,
				new BackendRequest.ExistingImage(image, format, false));
	}

	@Test
	void imageIsMissing() throws Exception {
		row("The image is missing", "an image that does not exist", machine(),
				disk(inventory.folder().resolve("none.qcow2"), "qcow2"));
	}

	@Test
	void imageIsLocked() throws Exception {
		Path image = inventory.image("disk.qcow2");
		inventory.start("other", "-drive", "file=" + image + ",format=qcow2,if=virtio");
		row("The image is in use by another machine", "a machine that runs with the same image", machine(),
				disk(image, "qcow2"));
	}

	@Test
	void imageHasAnotherFormat() throws Exception {
		row("The image has another format", "a raw image, plugged in as qcow2", machine(),
				disk(inventory.file("disk.raw", new byte[65536]), "qcow2"));
	}

	@Test
	void imageIsOfANewerFormat() throws Exception {
		Path image = inventory.image("disk.qcow2");
		byte[] bytes = Files.readAllBytes(image);
		bytes[7] = 9;
		Files.write(image, bytes);
		row("The image has an unknown version of its format", "an image of version 9", machine(), disk(image, "qcow2"));
	}

	@Test
	void imageIsAFolder() throws Exception {
		row("The image is a folder", "a folder", machine(), disk(inventory.folder(), "raw"));
	}

	@Test
	void nodeIsOpenAlready() throws Exception {
		row("An image is open under the name already", "`-blockdev driver=null-co,node-name=wh-d0`",
				machine("-blockdev", "driver=null-co,node-name=wh-d0"), disk(inventory.image("disk.qcow2"), "qcow2"));
	}

	@Test
	void qemuGetsNoHoldOfAUsbDevice() throws Exception {
		MachineAccess machine = machine("-device", "qemu-xhci,id=xhci");
		var gone = new UsbIds(0xdead, 0xbeef);
		var port = new DevicePlace("xhci.0", Map.of("port", "1"), "xhci.0/1");
		Fault kind = Fault.of(Await.failure(
				AttachUsb.of(machine, "the stick", "usb0", port, UsbWay.KIND.properties(gone, 1, "2", 99)).run()));
		MATRIX.row("QEMU gets no hold of a USB device", "a device of the computer that is not plugged in, by its kind",
				inventory.places(), kind);
		Fault once = Fault.of(Await.failure(
				AttachUsb.of(machine, "the stick", "usb0", port, UsbWay.ONCE.properties(gone, 1, "2", 99)).run()));
		assertFalse(once.words().isEmpty(), "says QEMU's words");
		MATRIX.row("A USB device has gone", "a device of the computer by an address that nobody has",
				inventory.places(), once);
	}

	@Test
	void idIsTaken() throws Exception {
		row("The id is taken", "a second device with the id of the first",
				machine("-device", "virtio-rng-pci,id=d0"), disk(inventory.image("disk.qcow2"), "qcow2"));
	}

	@Test
	void slotIsTaken() throws Exception {
		row("The slot is taken", "a device in the slot of another",
				machine("-device", "virtio-rng-pci,id=rng,addr=5"), disk(inventory.image("disk.qcow2"), "qcow2"));
	}

	@Test
	void busTakesNothing() throws Exception {
		row("The bus takes nothing while the machine runs", "`-machine q35` and its `pcie.0`",
				machine("-machine", "q35"), new PlugRequest("virtio-rng-pci", "rng", "pcie.0", 5,
						new BackendRequest.None()));
	}

	@Test
	void secondBalloon() throws Exception {
		row("There is a balloon already", "a second balloon", machine("-device", "virtio-balloon-pci,id=one"),
				new PlugRequest("virtio-balloon-pci", "two", "pci.0", 6, new BackendRequest.None()));
	}

	@Test
	void busIsMissing() throws Exception {
		row("No controller has a bus of its kind", "a tablet, and no USB controller", machine(),
				new PlugRequest("usb-tablet", "tablet", "", Map.of(), new BackendRequest.None(), Map.of()));
	}

	@Test
	void lunIsTaken() throws Exception {
		row("The unit of a SCSI target is taken", "two disks at one target and unit",
				machine("-device", "virtio-scsi-pci,id=scsi", "-device", "scsi-cd,id=cd0,scsi-id=0,lun=0"),
				new PlugRequest("scsi-hd", "d0", "scsi.0", new TreeMap<>(Map.of("scsi-id", "0", "lun", "0")),
						new BackendRequest.ExistingImage(inventory.image("disk.qcow2"), "qcow2", false), Map.of()));
	}

	@Test
	void propertyTakesAnotherValue() throws Exception {
		row("A property has another kind of value", "`queue-size` of a disk that is no power of two", machine(),
				new PlugRequest("virtio-blk-pci", "d0", "pci.0", 5,
						new BackendRequest.ExistingImage(inventory.image("disk.qcow2"), "qcow2", false),
						Map.of("queue-size", 3)));
	}

	@Test
	void nobodyListens() throws Exception {
		row("Nobody listens where a serial port is to lead", "a socket that is not there",
				machine("-device", "virtio-serial-pci,id=vs"),
				new PlugRequest("virtserialport", "port", "vs.0", Map.of("nr", "1"), new CharacterDevice(
						CharacterDevice.Kind.CONNECT, inventory.folder().resolve("none").toString(), ""), Map.of()));
	}

	@Test
	void noSlotForMemory() throws Exception {
		own("No slot for memory is free", "a second DIMM, with `-m 64,slots=1,maxmem=1G`",
				machine("-m", "64,slots=1,maxmem=1G", "-object", "memory-backend-ram,id=m0,size=2M", "-device",
						"pc-dimm,id=dimm9,memdev=m0"),
				access -> PlugDimm.of(access, "dimm0", PlugDimm.GRANULE, OptionalInt.empty()).run());
	}

	@Test
	void imageHasAnOverlay() throws Exception {
		Path base = inventory.image("base.qcow2");
		assertEquals(0,
				new ProcessBuilder("qemu-img", "create", "-q", "-f", "qcow2", "-F", "qcow2", "-b", base.toString(),
						inventory.folder().resolve("overlay.qcow2").toString()).inheritIO().start().waitFor());
		own("The image has an overlay on it", "the base of another image, plugged in to be written to", machine(),
				access -> new HotplugDevice(access, disk(base, "qcow2")).run());
	}

	@Test
	void noPlaceForACpu() throws Exception {
		own("No place for a CPU is free", "`-smp 1`", machine("-smp", "1"), access -> PlugCpu.lowest(access));
	}

	@Test
	void whatHasSomethingOnItsBusesIsNotMoved() throws Exception {
		own("A controller with something on it cannot be moved", "a tablet on an `xhci`",
				machine("-device", "qemu-xhci,id=usb,addr=5", "-device", "usb-tablet,id=tablet,bus=usb.0"),
				access -> MadeDevice.of(access, "usb")
						.thenCompose(made -> new MoveDevice(access, made, BusKind.PCI, "pci.0", "07").run()));
	}

	private void own(String name, String how, MachineAccess machine,
			Function<MachineAccess, CompletableFuture<?>> gesture) {
		MATRIX.row(name, how, inventory.places(), Fault.of(Await.failure(gesture.apply(machine))));
	}
}
