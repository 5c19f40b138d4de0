package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.wheelhouse.core.fixture.RealMachines;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.hotplug.BackendRequest.NewImage;
import org.wheelhouse.core.hotplug.BackendRequest.None;
import org.wheelhouse.core.hotplug.BackendRequest.UserNetwork;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.pci.DevicePalette;
import org.wheelhouse.core.pci.DeviceType;
import org.wheelhouse.core.pci.PciTopologyReader;
import org.wheelhouse.core.pci.Placement;
import org.wheelhouse.core.pci.PlacementRules;
import org.wheelhouse.core.state.PciFunction;

/** The sample machine of type q35 with its Linux guest: devices onto its ports, and away again. */
@Tag("qemu")
class Q35QemuTest {

	private static final String SAMPLE = "sample-q35.qemu";
	private static final String NATIVE = "ICH9-LPC.acpi-pci-hotplug-with-bridge-support=off";

	@TempDir
	private Path folder = Path.of("");

	@Test
	void whatIsPluggedIntoPortsAndTheBridgeIsInTheGuestUntilItIsTakenAway() throws Exception {
		var guest = new SampleGuest(SAMPLE, folder);
		try (var machine = guest.start("sample")) {
			guest.awaitBooted();
			var pci = guest.pci();
			var disks = guest.disks();
			plugThree(machine);
			Await.get(plug(machine, "rtl8139", "old", "pci1", 4, new UserNetwork()).run());
			var at = Set.of(address(machine, "vdisk"), address(machine, "vnic"), address(machine, "vrng"),
					address(machine, "old"));
			assertEquals(4, at.size());
			guest.await(at + " in the guest", () -> guest.pci().containsAll(at));
			guest.await("the disk has a driver", () -> guest.disks().contains("vdb=2048"));
			Await.until("the card has a driver", () -> machine.events().stream()
					.anyMatch(event -> event.name().equals("NIC_RX_FILTER_CHANGED")
							&& event.data().path("name").asText().equals("vnic")));
			assertEquals(Set.of(), without(guest.pci(), pci, at));

			for (var id : List.of("vdisk", "vnic", "vrng", "old")) {
				assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(new UnplugDevice(machine, id).run()), id);
			}
			guest.await("they are gone", () -> guest.pci().equals(pci) && guest.disks().equals(disks));
			assertTrue(machine.shownLeaving().isEmpty());
			assertTrue(machine.journal().entries().isEmpty());
		}
	}

	@Test
	void theRefusedPlacesAreRefusedByQemuToo() throws Exception {
		var guest = new SampleGuest(SAMPLE, folder);
		try (var machine = guest.start("sample", "-S")) {
			var topology = Await.get(new PciTopologyReader(machine).read());
			var rules = new PlacementRules(topology, "prelaunch", false, Set.of());
			var rng = type(machine, "virtio-rng-pci");
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(plug(machine, "virtio-rng-pci", "never", "pcie.0", 9, new None()).run()));
			assertEquals(new Placement.Refused(failure.words()), rules.judge("pcie.0", 9, rng));
			assertTrue(failure.advice().contains("pcie-root-port"), failure.advice());
			assertEquals(new Placement.Refused("Slot 0 of port1 is in use by disk0"), rules.judge("port1", 0, rng));
			assertThrows(OperationFailed.class,
					() -> Await.get(plug(machine, "virtio-rng-pci", "never", "port1", 0, new None()).run()));
			assertEquals(List.of("port5/0", "port6/0", "port7/0", "port8/0"), rules.places(rng).limit(4)
					.map(place -> place.bus() + "/" + place.slot()).toList(), "free ports before the bridge");
			for (var id : List.of("scsi0", "port5", "pci1")) {
				assertEquals(false, topology.function(id).orElseThrow().removable(), id);
			}
			assertTrue(topology.function("disk0").orElseThrow().removable());
		}
	}

	@Test
	void aMigratedGuestKeepsWhatIsInItsPortsAndLetsGoOfItThere() throws Exception {
		var guest = new SampleGuest(SAMPLE, folder);
		try (var machines = new RealMachines()) {
			var source = machines.add(guest.start("source"));
			guest.awaitBooted();
			var pci = guest.pci();
			plugThree(source);
			var at = address(source, "vdisk");
			guest.await(at + " in the guest", () -> guest.pci().size() == pci.size() + 3);
			assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(new UnplugDevice(source, "bal0").run()));
			var before = Await.get(new PciTopologyReader(source).read());

			assertInstanceOf(MigrationOutcome.Completed.class,
					Await.get(new Migrate(machines, "source", MigrationRequest.usual()).run()));

			var destination = machines.get("destination");
			var arrived = guest.counted();
			guest.await("the guest counts on", () -> guest.counted() > arrived + 1);
			var after = Await.get(new PciTopologyReader(destination).read());
			assertEquals(before.allFunctions().map(Q35QemuTest::place).toList(),
					after.allFunctions().map(Q35QemuTest::place).toList());
			assertEquals(at, address(destination, "vdisk"));
			assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(new UnplugDevice(destination, "vrng").run()));
			guest.await("the guest let go of it", () -> guest.pci().size() == pci.size() + 1);
		}
	}

	@Test
	void aPortWithItsOwnButtonTakesSomeSecondsAndMayBeAskedTwice() throws Exception {
		var guest = new SampleGuest(SAMPLE, folder);
		try (var machine = guest.start("sample", "-global", NATIVE)) {
			guest.awaitBooted();
			var pci = guest.pci();
			Await.get(plug(machine, "virtio-rng-pci", "vrng", "port5", 0, new None()).run());
			guest.await("it is in the guest", () -> guest.pci().size() == pci.size() + 1);
			var first = new UnplugDevice(machine, "vrng").run();
			var second = new UnplugDevice(machine, "vrng").run();
			assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(second));
			assertEquals(new UnplugResult.Unplugged(List.of()), Await.get(first));
			guest.await("it is gone", () -> guest.pci().equals(pci));
			var topology = Await.get(new PciTopologyReader(machine).read());
			assertTrue(topology.function("pci1").orElseThrow().removable(), "by its own port, not by ACPI");
			assertEquals(1, topology.bus("pci1").orElseThrow().firstSlot());
		}
	}

	private void plugThree(RealMachine machine) throws Exception {
		Await.get(plug(machine, "virtio-blk-pci", "vdisk", "port5", 0,
				new NewImage(folder.resolve("vdisk.qcow2"), "qcow2", 1L << 20)).run());
		Await.get(plug(machine, "virtio-net-pci", "vnic", "port6", 0, new UserNetwork()).run());
		Await.get(plug(machine, "virtio-rng-pci", "vrng", "port8", 0, new None()).run());
	}

	private static HotplugDevice plug(RealMachine machine, String type, String id, String bus, int slot,
			BackendRequest backend) {
		return new HotplugDevice(machine, new PlugRequest(type, id, bus, slot, backend, Map.of()));
	}

	private static DeviceType type(RealMachine machine, String name) throws Exception {
		return Await.get(DevicePalette.of(machine)).stream().filter(type -> type.name().equals(name)).findFirst()
				.orElseThrow();
	}

	/** As the guest writes it, for example {@code 0000:06:00.0}. */
	private static String address(RealMachine machine, String id) throws Exception {
		var topology = Await.get(new PciTopologyReader(machine).read());
		var function = topology.function(id).orElseThrow();
		return String.format("0000:%02x:%s", topology.busOf(function).orElseThrow().number().orElseThrow(),
				function.address());
	}

	private static Set<String> without(Set<String> all, Set<String> some, Set<String> others) {
		return all.stream().filter(one -> !some.contains(one) && !others.contains(one))
				.collect(java.util.stream.Collectors.toSet());
	}

	private static String place(PciFunction function) {
		return function.key() + " " + function.address() + " " + function.type();
	}
}
