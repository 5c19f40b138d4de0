package org.wheelhouse.core.difference;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.DriveNames;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.host.QemuOption;

/** Where some options have the disks and drives that a machine has. Pure. */
final class DefinedDrives {

	private final List<QemuOption> options;
	private final Path folder;
	private final List<DefinedImage> images;
	/** By the place of the option. */
	private final Map<Integer, String> names;

	DefinedDrives(List<QemuOption> options, Path folder, Optional<BlockGraph> block) {
		this.options = options;
		this.folder = folder;
		images = DefinedImages.of(options);
		names = DriveNames.of(options, block.stream().flatMap(graph -> graph.devices().stream()).map(Device::device)
				.filter(name -> !name.isEmpty()).collect(Collectors.toSet()));
	}

	/** The option that makes a drive, as {@code -drive}, {@code -hda} or {@code -cdrom}. */
	OptionalInt drive(Device device) {
		return device.device().isEmpty()
				? OptionalInt.empty()
				: names.entrySet().stream().filter(entry -> entry.getValue().equals(device.device()))
						.mapToInt(Map.Entry::getKey).findFirst();
	}

	/** What the machine calls the drive that an option makes. */
	Optional<String> name(int option) {
		return Optional.ofNullable(names.get(option));
	}

	/** Whether an option makes the drive that the machine calls so. */
	boolean has(String name) {
		return names.containsValue(name);
	}

	/** The {@code -device} of the guest's side, where that has an id or names the drive. */
	OptionalInt frontEnd(Device device) {
		return IntStream.range(0, options.size()).filter(at -> options.get(at).name().equals("device")).filter(at -> {
			var option = DeviceOption.of(options.get(at));
			return !option.id().isEmpty() && option.id().equals(device.id())
					|| !device.device().isEmpty() && option.value("drive").filter(device.device()::equals).isPresent();
		}).findFirst();
	}

	/** The image that the options name for it: where they say so, else by any file of its chain. */
	Optional<DefinedImage> image(Device device) {
		var drive = drive(device);
		if (drive.isPresent()) {
			return images.stream().filter(image -> image.option() == drive.getAsInt()).findFirst();
		}
		var front = frontEnd(device);
		if (front.isPresent()) {
			var node = DeviceOption.of(options.get(front.getAsInt())).value("drive");
			var named = images.stream().filter(image -> node.filter(image.name()::equals).isPresent()).findFirst();
			if (named.isPresent() || node.isEmpty()) {
				return named;
			}
		}
		return device.chain().stream().flatMap(node -> DefinedImage.path(folder, node.file()).stream())
				.flatMap(file -> images.stream().filter(image -> image.file(folder).filter(file::equals).isPresent()))
				.findFirst();
	}

	/** Whether the options say what is in a drive, in a way that is not read here: a folder, a protocol, a file of options. */
	boolean isUnclear(Device device) {
		if (image(device).isPresent()) {
			return false;
		}
		if (options.stream().anyMatch(option -> option.name().equals("readconfig"))) {
			return true;
		}
		var drive = drive(device);
		if (drive.isPresent()) {
			var values = DriveNames.drive(options.get(drive.getAsInt())).orElse(KeyValues.parse(""));
			return values.parts().stream().anyMatch(
					part -> (part.key().equals("file") || part.key().startsWith("file.")) && !part.value().isEmpty());
		}
		var front = frontEnd(device);
		return front.isPresent() && DeviceOption.of(options.get(front.getAsInt())).value("drive").isPresent();
	}

	/** Where that is. */
	Optional<Path> file(Device device) {
		return image(device).flatMap(image -> image.file(folder));
	}
}
