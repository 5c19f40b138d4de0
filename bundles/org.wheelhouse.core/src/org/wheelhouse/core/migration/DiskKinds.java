package org.wheelhouse.core.migration;

import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.migration.RunningDisks.Disk;

/** Tells which disks a second QEMU cannot open as the first one has them, and why. Pure. */
final class DiskKinds {

	private static final Set<String> IMAGES = Set.of("raw", "qcow2", "qcow", "qed", "vmdk", "vdi", "vhdx", "vpc",
			"parallels", "dmg", "bochs", "cloop");
	private static final Set<String> FILES = Set.of("file", "host_device", "host_cdrom", "null-co", "null-aio");
	private static final Set<String> NETWORK = Set.of("nbd", "http", "https", "ftp", "ftps", "ssh", "iscsi", "rbd",
			"nfs", "gluster", "sheepdog");

	private DiskKinds() {
	}

	/** Why a migration cannot take the machine with these disks along, a sentence for a person. */
	static Optional<String> refusal(RunningDisks disks) {
		return disks.disks().stream().flatMap(disk -> refusal(disk).stream()).findFirst()
				.or(() -> disks.busy().stream().findFirst());
	}

	/** Why this one cannot be taken along. */
	static Optional<String> refusal(Disk disk) {
		return disk.root().stream().flatMap(RunningNode::all).flatMap(node -> kind(node).stream()).findFirst()
				.map(kind -> "The disk " + disk.title() + " " + kind);
	}

	private static Optional<String> kind(RunningNode node) {
		var driver = node.driver();
		if (node.encrypted() || driver.equals("luks")) {
			return Optional.of("is encrypted, and its key is not known to this workbench");
		}
		if (node.isTemporary()) {
			return Optional.of("was opened with snapshot=on: what the guest wrote is in a file that only its QEMU has");
		}
		if (IMAGES.contains(driver) || FILES.contains(driver)) {
			return Optional.empty();
		}
		return Optional.of(switch (driver) {
			case "vvfat" ->
				"is a folder that QEMU shows as one (fat:): what the guest wrote there is known to its QEMU alone";
			case "quorum" -> "is made of several images (quorum), which cannot be opened a second time from here";
			case String network when NETWORK.contains(network) ->
				"is reached through " + network + ", which cannot be opened a second time from here";
			default -> "goes through QEMU's " + driver + ", which cannot be set up a second time from here";
		});
	}
}
