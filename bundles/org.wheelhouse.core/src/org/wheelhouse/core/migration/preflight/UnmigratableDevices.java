package org.wheelhouse.core.migration.preflight;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.qmp.command.QomList;

/** The devices of a QEMU before 6.0 that it refuses to move, which it says of itself only when it is told to. */
final class UnmigratableDevices {

	/** Each tried with QEMU 5.2: "State blocked by non-migratable device", of the last "peer mode". */
	private static final Set<String> TYPES = Set.of("nvme", "usb-audio", "usb-net", "usb-wacom-tablet", "amd-iommu",
			"rocker", "virtio-crypto-pci", "virtio-crypto-device", "ivshmem-plain", "ivshmem-doorbell");

	private final MachineAccess machine;

	UnmigratableDevices(MachineAccess machine) {
		this.machine = machine;
	}

	CompletableFuture<List<PreflightCheck>> checks() {
		return children("/machine/peripheral").thenCombine(children("/machine/peripheral-anon"), (named, anonymous) -> {
			var found = Stream.concat(named.stream(), anonymous.stream())
					.filter(device -> device.childType().filter(TYPES::contains).isPresent())
					.map(UnmigratableDevices::stop)
					.toList();
			return found.isEmpty()
					? List.of(PreflightCheck.fine(SourceLook.BLOCKED, "Devices", "None is known that cannot be moved"))
					: found;
		});
	}

	private CompletableFuture<List<QomList.Property>> children(String path) {
		return machine.send(new QomList(path));
	}

	private static PreflightCheck stop(QomList.Property device) {
		return PreflightCheck.stop(SourceLook.BLOCKED, device.name(),
				"QEMU cannot move a device of this kind: " + device.childType().orElse(""), "Unplug it first.");
	}
}
