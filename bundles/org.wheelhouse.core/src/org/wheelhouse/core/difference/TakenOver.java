package org.wheelhouse.core.difference;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.DriveNames;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.definition.TakeOverlay;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.hotplug.Backends;
import org.wheelhouse.core.hotplug.DefinedDevice;
import org.wheelhouse.core.hotplug.JournalOptions;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/**
 * A definition that says what runs: each option is changed where it stands, in the style in which it is written, and nothing
 * else moves. Pure.
 *
 * @param folder  where the machine is started
 * @param running what it has
 */
record TakenOver(Path folder, Running running) {

	/** Kinds of image that an option can name; what else is at the top is a job's, or of no file. */
	private static final Set<String> FORMATS = Set.of("raw", "qcow2", "qcow", "qed", "vmdk", "vdi", "vpc", "vhdx",
			"luks", "parallels");
	private static final Set<String> FILES = Set.of("file", "host_device", "host_cdrom");
	private static final Set<String> MEDIUM_KEYS = Set.of("file", "file.filename", "file.driver", "format", "driver");

	/**
	 * The definition with one difference less.
	 *
	 * @throws CoreException when it cannot say so; its message is a sentence for a person
	 */
	DefinitionText apply(DefinitionText now, Difference difference) throws CoreException {
		var subject = difference.subject();
		return switch (difference.kind()) {
			case PLUGGED -> plugged(now, subject);
			case MISSING -> new DefinedDevice(subject).out(now);
			case IMAGE -> image(now, device(subject));
			case MEDIUM -> medium(now, device(subject));
			case THROTTLE -> throttle(now, device(subject));
			case MEMORY -> memory(now);
			case NETWORK -> new DefinedNetwork(subject).with(now, running.plugged());
			case LINK -> throw new CoreException("No option of QEMU's starts a network card with its link down");
			case BALLOON ->
				throw new CoreException(
						"A guest has all memory of its machine when it starts; -m would take it for good");
			case OPTION -> throw new CoreException("It is the definition that was changed");
		};
	}

	private Device device(String id) throws CoreException {
		return running.block().stream().flatMap(graph -> graph.devices().stream())
				.filter(device -> device.id().equals(id)).findFirst()
				.orElseThrow(() -> new CoreException("The machine has no disk " + id + " any more"));
	}

	/** What is beneath a plugged disk may have been changed since. */
	private DefinitionText plugged(DefinitionText now, String id) throws CoreException {
		var entry = running.plugged().stream().filter(plugged -> plugged.deviceId().equals(id)).findFirst()
				.orElseThrow(() -> new CoreException("It is not known how " + id + " was plugged in"));
		var with = new DefinedDevice(id).in(now, JournalOptions.of(entry));
		var disk = running.block().stream().flatMap(graph -> graph.devices().stream())
				.filter(device -> device.id().equals(id) && !device.chain().isEmpty()).findFirst();
		return disk.isPresent() ? image(with, disk.get()) : with;
	}

	private DefinedDrives drives(DefinitionText now) {
		return new DefinedDrives(now.options(), folder, running.block());
	}

	private DefinitionText image(DefinitionText now, Device disk) throws CoreException {
		var image = drives(now).image(disk)
				.orElseThrow(() -> new CoreException("No option of the definition names the image of this disk"));
		var top = disk.chain().getFirst();
		var file = file(top);
		if (image.file(folder).filter(file::equals).isPresent()) {
			return now;
		}
		if (!FORMATS.contains(top.driver())) {
			throw new CoreException("A job works on it, or it is no plain image: its uppermost node is of the kind "
					+ top.driver());
		}
		return TakeOverlay.apply(now, image, folder, file, top.driver());
	}

	private Path file(Node node) throws CoreException {
		var plain = !node.file().startsWith("json:") && (node.file().startsWith("/") || !node.file().contains(":"));
		return Optional.of(node.file()).filter(_ -> plain).flatMap(name -> DefinedImage.path(folder, name))
				.orElseThrow(() -> new CoreException("It is on no plain file: " + node.file()));
	}

	private DefinitionText medium(DefinitionText now, Device drive) throws CoreException {
		var medium = drive.chain().stream().findFirst();
		var file = medium.isPresent() ? Optional.of(file(medium.get())) : Optional.<Path>empty();
		var drives = drives(now);
		var option = drives.drive(drive);
		if (option.isPresent()) {
			return inDrive(now, option.getAsInt(), file, medium);
		}
		var front = drives.frontEnd(drive);
		if (front.isPresent()) {
			return inFrontEnd(now, front.getAsInt(), drives.image(drive), file, medium);
		}
		if (file.isPresent() && DriveNames.place(drive.device()).isPresent()) {
			return now.with(List.of(QemuOption.of("drive", DriveNames.place(drive.device()).get()
					.with("file", file.get().toString()).with("format", medium.get().driver()).text())));
		}
		throw new CoreException("No option of the definition makes this drive");
	}

	/** An empty value is a drive without a medium, for {@code -cdrom} and {@code -fda} too. */
	private DefinitionText inDrive(DefinitionText now, int option, Optional<Path> file, Optional<Node> medium) {
		var written = now.options().get(option);
		if (!written.name().equals("drive")) {
			return now.withValue(option, file.map(path -> spelled(path, written.value().orElse(""))).orElse(""));
		}
		var drive = KeyValues.parse(written.value().orElse(""));
		if (file.isEmpty()) {
			return now.withValue(option, new KeyValues(
					drive.parts().stream().filter(part -> !MEDIUM_KEYS.contains(part.key())).toList()).text());
		}
		var key = drive.has("file.filename") ? "file.filename" : "file";
		var path = spelled(file.get(), drive.value(key).orElse("/"));
		var named = drive.has(key) ? drive.replacing(key, path) : drive.with(key, path);
		var format = named.has("driver") ? "driver" : "format";
		return now.withValue(option, medium.map(node -> named.has(format) || !drive.has(key)
				? named.without(format).with(format, node.driver())
				: named).orElse(named).text());
	}

	private String spelled(Path file, String before) {
		boolean relative = !before.isEmpty() && !before.startsWith("/") && !before.startsWith("file:/")
				&& file.startsWith(folder);
		return (relative ? folder.relativize(file) : file).toString();
	}

	private DefinitionText inFrontEnd(DefinitionText now, int front, Optional<DefinedImage> image, Optional<Path> file,
			Optional<Node> medium) throws CoreException {
		var device = DeviceOption.of(now.options().get(front));
		if (file.isEmpty()) {
			var without = now.withValue(front, device.without("drive"));
			return image.isPresent()
					? without.without(new HashSet<>(List.of(image.get().option(), image.get().layer())))
					: without;
		}
		var driver = medium.map(Node::driver).orElse("");
		if (image.isPresent()) {
			var format = FILES.contains(driver) && image.get().format().isPresent()
					? image.get().format().get()
					: driver;
			return TakeOverlay.replace(now, image.get(), folder, file.get(), format);
		}
		if (device.value("drive").isPresent() || device.id().isEmpty()) {
			throw new CoreException("The drive is written in a way that cannot be changed from here");
		}
		var node = Backends.name(device.id());
		var disc = FILES.contains(driver)
				? "driver=file,filename="
				: "driver=" + driver + ",file.driver=file,file.filename=";
		return now.withValue(front, device.with("drive", node)).with(List.of(QemuOption.of("blockdev",
				disc + file.get().toString().replace(",", ",,") + ",node-name=" + node + ",read-only=on")));
	}

	private DefinitionText throttle(DefinitionText now, Device disk) throws CoreException {
		var option = drives(now).drive(disk);
		if (option.isEmpty()) {
			throw new CoreException("Only a -drive has limits of its own, and this disk is written as -blockdev");
		}
		var written = now.options().get(option.getAsInt());
		if (!written.name().equals("drive")) {
			throw new CoreException("-" + written.name() + " takes no limits; write the disk as -drive first");
		}
		return now.withValue(option.getAsInt(), DefinedLimits
				.with(KeyValues.parse(written.value().orElse("")), disk.limits()).text());
	}

	private DefinitionText memory(DefinitionText now) throws CoreException {
		var options = now.options();
		int last = IntStream.range(0, options.size()).filter(at -> options.get(at).name().equals("m"))
				.filter(at -> !KeyValues.parse(options.get(at).value().orElse("")).head("size").isEmpty())
				.reduce((_, second) -> second).orElseThrow(() -> new CoreException("The definition has no -m"));
		var started = DefinedMemory.of(running.started())
				.orElseThrow(() -> new CoreException("It is not known how much memory it was started with"));
		return now.withValue(last, DefinedMemory.with(options.get(last).value().orElse(""),
				started.bytes() + PluggedMemory.beside(now, running.plugged()).bytes()));
	}
}
