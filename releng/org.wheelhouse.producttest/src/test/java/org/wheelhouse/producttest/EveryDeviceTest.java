package org.wheelhouse.producttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Devices of each of QEMU's categories, dragged by the mouse onto their places, one machine for all; some by keys alone. */
@Tag("soak")
@Timeout(value = 1800, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EveryDeviceTest extends ProductTest {
	private static final String NEW_DISK = "=131072"; // sectors: 64 MiB

	/**
	 * A device that is dragged.
	 *
	 * @param bus     on which it is dropped
	 * @param address where there: any of a run of free places
	 * @param word    of the guest's report that tells of it, and what the word ends with
	 */
	private record Dragged(String type, String bus, String address, String id, String report, String word) {
		boolean isDisk() {
			return word.endsWith(NEW_DISK);
		}
	}

	private Sample sample;
	private Monitor second;
	private DevicesDriver devices;
	/** The one that stays in a QEMU that would not survive its leaving. */
	private Set<String> processor = Set.of();

	@Test
	void eachDraggedOntoAPcIsInTheGuestUntilItIsTakenAwayAndFiveByKeysAlone() {
		plugAndTakeAway("sample.qemu", "10.0", List.of(
				new Dragged("virtio-blk-pci", "pci.0", "1f", "vdisk0", "DISKS", "vdb" + NEW_DISK),
				new Dragged("scsi-hd", "scsi0.0", "9", "sdisk0", "DISKS", "sda" + NEW_DISK),
				new Dragged("nvme", "pci.0", "1f", "nvme0", "DISKS", "nvme0n1" + NEW_DISK),
				new Dragged("usb-storage", "xhci.0", "1", "stick0", "DISKS", "sdb" + NEW_DISK),
				new Dragged("usb-tablet", "xhci.0", "2", "tablet0", "USB", "=0627:0001"),
				new Dragged("usb-hub", "xhci.0", "3", "hub0", "USB", "=0409:55aa"),
				new Dragged("virtio-net-pci", "pci.0", "1f", "vnic0", "DRIVERS", "virtio-pci"),
				new Dragged("e1000", "pci.0", "1f", "enic0", "DRIVERS", "e1000"),
				new Dragged("rtl8139", "pci.0", "1f", "rnic0", "DRIVERS", "8139cp"),
				new Dragged("virtio-rng-pci", "pci.0", "1f", "rng0", "DRIVERS", "virtio-pci"),
				new Dragged("virtserialport", "vs0.0", "9", "port0", "PORTS", "p1"),
				new Dragged("ES1370", "pci.0", "1f", "sound0", "DRIVERS", "snd_ens1370"),
				new Dragged("i6300esb", "pci.0", "1f", "dog0", "DRIVERS", "i6300ESB_timer"),
				new Dragged("bochs-display", "pci.0", "1f", "screen0", "PCI", ""),
				new Dragged("qemu-xhci", "pci.0", "1f", "usb0", "DRIVERS", "xhci_hcd")), () -> {
					movesTheTablet();
					byKeys();
				});
	}

	@Test
	void eachDraggedOntoAQ35IsInTheGuestUntilItIsTakenAway() {
		plugAndTakeAway("sample-q35.qemu", "11", List.of(
				new Dragged("virtio-blk-pci", "port5", "00", "vdisk0", "DISKS", "vdb" + NEW_DISK),
				new Dragged("scsi-hd", "scsi0.0", "9", "sdisk0", "DISKS", "sda" + NEW_DISK),
				new Dragged("nvme", "port6", "00", "nvme0", "DISKS", "nvme0n1" + NEW_DISK),
				new Dragged("usb-storage", "xhci.0", "1", "stick0", "DISKS", "sdb" + NEW_DISK),
				new Dragged("usb-tablet", "xhci.0", "2", "tablet0", "USB", "=0627:0001"),
				new Dragged("usb-hub", "xhci.0", "3", "hub0", "USB", "=0409:55aa"),
				new Dragged("e1000e", "port7", "00", "enic0", "DRIVERS", "e1000e"),
				new Dragged("e1000", "pci1", "1f", "onic0", "DRIVERS", "e1000"),
				new Dragged("rtl8139", "pci1", "1f", "rnic0", "DRIVERS", "8139cp"),
				new Dragged("virtio-rng-pci", "port8", "00", "rng0", "DRIVERS", "virtio-pci"),
				new Dragged("virtserialport", "vs0.0", "9", "port0", "PORTS", "p1"),
				new Dragged("ES1370", "pci1", "1f", "sound0", "DRIVERS", "snd_ens1370"),
				new Dragged("i6300esb", "pci1", "1f", "dog0", "DRIVERS", "i6300ESB_timer"),
				new Dragged("bochs-display", "pci1", "1f", "screen0", "PCI", ""),
				new Dragged("qemu-xhci", "pci1", "1f", "usb0", "DRIVERS", "xhci_hcd")), () -> {
					// The others are the same for all machines.
				});
	}

	/**
	 * @param version of a QEMU that survives that a CPU is taken out; where it could not be had, the CPU stays in the installed one
	 * @param others  what is done while all of them are there
	 */
	private void plugAndTakeAway(String definition, String version, List<Dragged> all, Runnable others) {
		String qemu = Settings.qemu(version);
		sample = home().everyBus("sample", definition, qemu);
		openWorkbench("--define", sample.definition().toString(), "--launch", "--open", sample.name());
		if (!qemu.equals(Settings.INSTALLED)) {
			person.clickButton("Start"); // none of the QEMUs of this computer: it asks whether that is meant
		}
		sample.awaitBooted();
		try (Monitor monitor = new Monitor(Qemus.spareMonitor(sample.process(SOON)))) {
			second = monitor;
			devices = new DevicesDriver(workbench(), person);
			devices.awaitEveryType(BOOT);
			Set<String> categories = devices.categories();
			Map<String, Integer> before = counts();
			Set<String> there = plugged();
			List<String> nodes = monitor.blockNodes();

			person.openView("Devices");
			all.forEach(this::plug);
			all.forEach(device -> awaitWord(device.report(), address(device) + device.word()));
			others.run();
			processorAndMemory();
			assertEquals(categories, devices.dropped(), "QEMU's categories of devices");

			person.openView("Devices");
			all.reversed().forEach(device -> devices.unplug(device.id()));
			Await.until("QEMU has what it had", SOON, () -> plugged().equals(with(there, processor)));
			Await.until("its block nodes are gone", SOON, () -> monitor.blockNodes().equals(nodes));
			awaitCounts(before);
		}
	}

	private void plug(Dragged device) {
		devices.drop(device.type(), device.bus(), device.address());
		if (device.isDisk()) {
			devices.newDisk(device.id(), image(device.id()));
		} else {
			devices.fill("hotplug.id", device.id());
		}
		if (device.report().equals("DRIVERS") && device.word().startsWith("snd_")) {
			devices.fill("hotplug.named", "audio0");
		}
		devices.add("hotplug");
		Await.until("QEMU has " + device.id(), SOON, () -> plugged().contains(device.id()));
	}

	private Path image(String id) {
		return sample.folder().resolve(id + ".qcow2");
	}

	/** With which a word of the guest begins: for what is on PCI, where QEMU has it. */
	private String address(Dragged device) {
		return switch (device.report()) {
			case "PCI" -> function(device.id());
			case "DRIVERS" -> function(device.id()) + "=";
			default -> "";
		};
	}

	private String function(String id) {
		return second.pci(id).map(found -> String.format("0000:%02x:%02x.0", found.get("bus").asInt(),
				found.get("slot").asInt())).orElseThrow();
	}

	/** From the second port to the fourth: it is dragged from one place to another, and asked about. */
	private void movesTheTablet() {
		person.maximise("Devices"); // a low view scrolls while something is held near its edge
		devices.move("tablet0", "xhci.0", "4");
		person.restore("Devices");
		Await.until("the tablet is on port 4", SOON, () -> plugged().contains("tablet0") && second
				.command("qom-get", Map.of("path", "/machine/peripheral/tablet0", "property", "port")).asText()
				.equals("4"));
		awaitWord("USB", "-4=0627:0001");
	}

	/** Five kinds of devices with keys alone. */
	private void byKeys() {
		Map<String, Integer> before = counts();
		Set<String> had = plugged();
		Map<String, String> byKeys = new TreeMap<>(Map.of("virtio-rng-pci", "krng0", "usb-mouse", "kmouse0",
				"virtserialport", "kport0", "e1000", "knic0", "usb-hub", "khub0"));
		byKeys.forEach(devices::plugByKeys);
		Await.until("QEMU has them", SOON, () -> plugged().containsAll(byKeys.values()));
		sample.await("has them", SOON, () -> told("PCI") == before.get("PCI") + 2
				&& told("USB") == before.get("USB") + 2 && told("PORTS") == before.get("PORTS") + 1);
		List.copyOf(byKeys.values()).reversed().forEach(devices::unplugByKeys); // the hub may have the mouse
		Await.until("QEMU has what it had", SOON, () -> plugged().equals(had));
		awaitCounts(before);
	}

	/** A processor and a DIMM, dropped on their pictures. */
	private void processorAndMemory() {
		int memory = memory();
		Set<String> had = plugged();
		person.openView("CPUs");
		devices.drop("max-x86_64-cpu", DevicesDriver.CPUS, place -> place.startsWith("free/"), "cpu.plug.ok");
		devices.add("cpu.plug");
		awaitWord("CPUS", "3");
		person.openView("Memory");
		devices.drop("pc-dimm", DevicesDriver.MEMORY, "free/1"::equals, "memory.plug.ok");
		devices.add("memory.plug");
		assertEquals(1, second.query("query-memory-devices").size());
		assertEquals(1, second.query("query-memory-devices").get(0).get("data").get("slot").asInt());
		sample.await("has the memory", SOON,
				() -> memory() > memory + 100);

		devices.unplug(DevicesDriver.MEMORY, place -> place.contains("dimm"), "the DIMM");
		sample.await("has lost the memory", SOON,
				() -> memory() < memory + 100);
		person.openView("CPUs");
		if (second.query("query-version").get("qemu").get("major").asInt() < 10) {
			devices.awaitTip(DevicesDriver.CPUS, "cpu/2", "spoils its memory when a CPU is taken out");
			processor = plugged();
			processor.removeAll(had);
		} else {
			devices.unplug(DevicesDriver.CPUS, "cpu/2"::equals, "the processor");
			awaitWord("CPUS", "2");
		}
		Await.until("QEMU has what it had", SOON, () -> plugged().equals(with(had, processor)));
	}

	private static Set<String> with(Set<String> some, Set<String> others) {
		Set<String> both = new TreeSet<>(some);
		both.addAll(others);
		return both;
	}

	/** MiB of it that the guest uses. */
	private int memory() {
		return Integer.parseInt(sample.told("MEMORY").getFirst());
	}

	/** All that the second monitor sees plugged in by name. */
	private Set<String> plugged() {
		return new TreeSet<>(StreamSupport.stream(
				second.command("qom-list", Map.of("path", "/machine/peripheral")).spliterator(), false)
				.map(property -> property.get("name").asText()).toList());
	}

	private void awaitWord(String report, String end) {
		Predicate<String> said = word -> word.endsWith(end);
		sample.await("says of its " + report + " " + end, SOON, () -> sample.told(report).stream().anyMatch(said));
	}

	/** How many there are of each, by the guest's last reports. */
	private Map<String, Integer> counts() {
		Map<String, Integer> counts = new TreeMap<>();
		List.of("PCI", "DRIVERS", "USB", "PORTS", "DISKS").forEach(report -> counts.put(report, told(report)));
		return counts;
	}

	private int told(String report) {
		return sample.told(report).size();
	}

	/** By their number: a letter that a busy port has lost is only said anew after a while. */
	private void awaitCounts(Map<String, Integer> before) {
		before.forEach((report, count) -> sample.await("has " + count + " in its " + report, SOON,
				() -> told(report) == count));
	}
}
