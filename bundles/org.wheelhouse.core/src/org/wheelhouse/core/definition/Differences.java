package org.wheelhouse.core.definition;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.QemuOption;

/**
 * How a running machine is otherwise than it is defined, as far as that is known: what the next start will not have, or will
 * have again. A pure function; looks at no file.
 */
public final class Differences {

	private static final Map<String, String> FIXED_NAMES = Map.of("hda", "ide0-hd0", "hdb", "ide0-hd1", "hdc",
			"ide1-hd0", "hdd", "ide1-hd1", "fda", "floppy0", "fdb", "floppy1");

	private final List<QemuOption> options;
	private final Path folder;
	private final List<DefinedImage> images;

	private Differences(List<QemuOption> options, Path folder) {
		this.options = options;
		this.folder = folder;
		images = DefinedImages.of(options);
	}

	/**
	 * One sentence each, without its full stop.
	 *
	 * @param options of the definition
	 * @param folder  from which its paths start
	 * @param block   the disks that the machine has now; empty while that is not known
	 * @param plugged what was plugged in since it was started
	 * @param devices the ids of its PCI devices; empty while they are not known
	 */
	public static List<String> of(List<QemuOption> options, Path folder, Optional<BlockGraph> block,
			List<PlugJournal.Entry> plugged, Optional<Set<String>> devices) {
		var differences = new Differences(options, folder);
		var sentences = new ArrayList<String>();
		var fresh = plugged.stream().map(PlugJournal.Entry::deviceId).filter(id -> !differences.hasDevice(id)).toList();
		block.ifPresent(graph -> graph.devices().stream().filter(device -> !fresh.contains(device.id()))
				.forEach(device -> differences.disk(device, sentences)));
		fresh.forEach(id -> sentences.add(id + " was plugged in"));
		devices.ifPresent(present -> differences.unplugged(present, sentences));
		return List.copyOf(sentences);
	}

	private boolean hasDevice(String id) {
		return options("device").anyMatch(option -> value(option, "id").filter(id::equals).isPresent());
	}

	private Stream<QemuOption> options(String name) {
		return options.stream().filter(option -> option.name().equals(name));
	}

	private static Optional<String> value(QemuOption option, String key) {
		return KeyValues.parse(option.value().orElse("")).value(key);
	}

	private void disk(Device device, List<String> sentences) {
		var image = image(device);
		var top = device.chain().stream().findFirst().flatMap(node -> DefinedImage.path(folder, node.file()));
		if (image.isEmpty()) {
			if (device.removable() && top.filter(file -> !isNamed(file)).isPresent()) {
				sentences.add(device.id() + " holds " + name(top.get()) + ", which the definition does not have");
			}
		} else if (top.isEmpty()) {
			sentences.add("the disc of " + device.id() + " is out (defined: " + name(image.get()) + ")");
		} else if (!image.get().file(folder).equals(top)) {
			sentences.add(device.id() + (device.removable() ? " holds " : " is on ") + name(top.get()) + " (defined: "
					+ name(image.get()) + ")");
		}
		var throttled = image.filter(this::isThrottled).isPresent();
		if (!device.limits().equals(Limits.NONE) && !throttled) {
			sentences.add(device.id() + " is throttled");
		} else if (device.limits().equals(Limits.NONE) && throttled) {
			sentences.add(device.id() + " is not throttled (defined: it is)");
		}
	}

	/** The image that the definition names for a device: by any file of its chain, else by a name. */
	private Optional<DefinedImage> image(Device device) {
		for (var node : device.chain()) {
			var file = DefinedImage.path(folder, node.file());
			var found = images.stream().filter(image -> file.isPresent() && image.file(folder).equals(file))
					.findFirst();
			if (found.isPresent()) {
				return found;
			}
		}
		return images.stream().filter(image -> names(image).contains(device.device())
				|| names(image).contains(device.id())).findFirst();
	}

	/** What QEMU may call the device of an image. */
	private Set<String> names(DefinedImage image) {
		var option = options.get(image.option());
		var names = Stream.of(image.name(), FIXED_NAMES.getOrDefault(option.name(), ""))
				.filter(name -> !name.isEmpty()).collect(Collectors.toSet());
		if (option.name().equals("cdrom")) {
			names.addAll(Set.of("ide1-cd0", "ide2-cd0"));
		}
		options("device").filter(device -> value(device, "drive").filter(image.name()::equals).isPresent())
				.forEach(device -> value(device, "id").ifPresent(names::add));
		return names;
	}

	private boolean isNamed(Path file) {
		return options.stream().flatMap(option -> option.value().stream())
				.anyMatch(value -> value.contains(name(file)));
	}

	private boolean isThrottled(DefinedImage image) {
		var option = options.get(image.option());
		return option.name().equals("drive") && KeyValues.parse(option.value().orElse("")).parts().stream()
				.map(KeyValues.Part::key)
				.anyMatch(key -> key.startsWith("throttling.") || key.startsWith("bps") || key.startsWith("iops"));
	}

	private void unplugged(Set<String> present, List<String> sentences) {
		options("device").filter(option -> KeyValues.parse(option.value().orElse("")).head("driver").endsWith("-pci"))
				.flatMap(option -> value(option, "id").stream()).filter(id -> !present.contains(id))
				.forEach(id -> sentences.add(id + " was unplugged"));
	}

	private static String name(DefinedImage image) {
		return image.spelling().substring(image.spelling().lastIndexOf('/') + 1);
	}

	private static String name(Path file) {
		return String.valueOf(file.getFileName());
	}
}
