package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.DriveNames;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.migration.BootDevices.Unclear;
import org.wheelhouse.core.migration.RunningDisks.Disk;
import org.wheelhouse.host.QemuOption;

/**
 * Has the drives of a command line ({@code -drive}, {@code -hda}, {@code -cdrom} and the like) opened on what they are open
 * on now, each where it stands: another image, another disc, or none. Pure.
 */
final class DriveOptions {

	/** What names the image, its kind and what is beneath; all of it is that of the old one. */
	private static final Set<String> IMAGE = Set.of("file", "file.filename", "filename", "file.driver", "format",
			"driver",
			"read-only", "readonly", "detect-zeroes", "node-name", "file.node-name");
	/** All that a drive without a medium may have. */
	private static final Set<String> EMPTY = Set.of("if", "index", "bus", "unit", "media", "id", "werror", "rerror");
	private static final Set<String> ON = Set.of("on", "yes", "true", "y");

	private final RunningDisks running;

	DriveOptions(RunningDisks running) {
		this.running = running;
	}

	/** @throws Unclear when a drive is open on what no option says */
	List<QemuOption> apply(List<QemuOption> options) throws Unclear {
		var disks = running.disks().stream().filter(disk -> !disk.device().isEmpty())
				.collect(Collectors.toMap(Disk::device, disk -> disk, (first, _) -> first));
		var names = DriveNames.of(options, disks.keySet());
		var result = new ArrayList<QemuOption>();
		for (int i = 0; i < options.size(); i++) {
			var option = options.get(i);
			var drive = DriveNames.drive(option);
			refuseSnapshot(drive);
			var disk = drive.isEmpty() ? null : disks.get(names.getOrDefault(i, ""));
			result.add(disk == null || drive.isEmpty() ? option : changed(option, drive.get(), disk));
		}
		if (options.stream().noneMatch(option -> option.name().equals("readconfig"))) {
			result.addAll(ofQemusOwn(disks, names));
		}
		return result;
	}

	private static void refuseSnapshot(Optional<KeyValues> drive) throws Unclear {
		if (drive.flatMap(values -> values.value("snapshot")).filter(ON::contains).isPresent()) {
			var values = drive.get();
			throw new Unclear("The disk " + values.value("id").or(() -> values.value("file")).orElse("")
					+ " was opened with snapshot=on: what the guest wrote is in a file that only its QEMU has");
		}
	}

	private QemuOption changed(QemuOption option, KeyValues drive, Disk disk) throws Unclear {
		var root = disk.root();
		if (root.isEmpty()) {
			return file(drive).isEmpty() ? option : drive(option, emptied(drive));
		}
		return isOn(drive, root.get()) && !running.copies().contains(root.get().protocol().file())
				? option
				: drive(option, opened(drive, disk, root.get()));
	}

	private static QemuOption drive(QemuOption option, KeyValues values) {
		return new QemuOption("drive", Optional.of(values.text()), option.origin());
	}

	private static Optional<String> file(KeyValues drive) {
		return drive.value("file").or(() -> drive.value("file.filename")).or(() -> drive.value("filename"))
				.filter(file -> !file.isEmpty());
	}

	private static boolean isOn(KeyValues drive, RunningNode root) {
		var file = file(drive).map(name -> name.startsWith("file:") ? name.substring("file:".length()) : name)
				.orElse("");
		var format = drive.value("format").or(() -> drive.value("driver")).orElse(root.driver());
		return (file.equals(root.protocol().file()) || file.equals(root.file())) && format.equals(root.driver());
	}

	/** Drives that a machine has without being asked, and into which something was put. */
	private static List<QemuOption> ofQemusOwn(Map<String, Disk> disks, Map<Integer, String> names) throws Unclear {
		var added = new ArrayList<QemuOption>();
		for (var disk : disks.values()) {
			var place = DriveNames.place(disk.device());
			if (disk.root().isPresent() && !names.containsValue(disk.device()) && place.isPresent()) {
				added.add(QemuOption.of("drive", opened(place.get(), disk, disk.root().get()).text()));
			}
		}
		return added;
	}

	private static KeyValues emptied(KeyValues drive) {
		return new KeyValues(drive.parts().stream().filter(part -> EMPTY.contains(part.key())
				|| part.key().startsWith("throttling.") || isOldLimit(part.key())).toList());
	}

	/** Whether the option says of itself how fast the drive may be. */
	static boolean isLimited(KeyValues drive) {
		return drive.parts().stream().anyMatch(part -> part.key().startsWith("throttling.") || isOldLimit(part.key()));
	}

	private static boolean isOldLimit(String key) {
		return key.startsWith("bps") || key.startsWith("iops");
	}

	private static KeyValues opened(KeyValues drive, Disk disk, RunningNode root) throws Unclear {
		if (!root.isOpenedByFileName()) {
			throw new Unclear("The disk " + disk.title() + " is open on " + root.protocol().file()
					+ ", but not in the way in which another QEMU would open that file: beneath it are other images than "
					+ "it names");
		}
		var parts = new ArrayList<KeyValues.Part>();
		parts.add(new KeyValues.Part("file", named(root.protocol().file())));
		parts.add(new KeyValues.Part("format", root.driver()));
		drive.parts().stream().filter(part -> !IMAGE.contains(part.key()) && !part.key().startsWith("backing"))
				.forEach(parts::add);
		boolean disc = drive.value("media").filter("cdrom"::equals).isPresent();
		if (root.readOnly() && !disc) {
			parts.add(new KeyValues.Part("read-only", "on"));
		}
		if (!root.detectZeroes().equals("off")) {
			parts.add(new KeyValues.Part("detect-zeroes", root.detectZeroes()));
		}
		names("", root, parts);
		return new KeyValues(parts);
	}

	/** What is before a colon would be a protocol. */
	private static String named(String file) {
		return file.startsWith("/") || !file.contains(":") ? file : "file:" + file;
	}

	private static void names(String prefix, RunningNode node, List<KeyValues.Part> parts) {
		if (node.isNamed()) {
			parts.add(new KeyValues.Part(prefix + "node-name", node.name()));
		}
		node.children().forEach((purpose, child) -> names(prefix + purpose + ".", child, parts));
	}
}
