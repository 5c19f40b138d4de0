package org.wheelhouse.core.difference;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.definition.DefinedImages;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.core.hotplug.JournalOptions;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.BlockGraph.Node;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Kind;
import org.wheelhouse.core.state.Difference.Way;
import org.wheelhouse.core.state.PlugJournal;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/**
 * How a running machine is otherwise than it is defined, as far as that is known: what the next start will not have, or will
 * have again. What can be taken over is found by doing it to the text. A pure function; looks at no file.
 */
public final class Differences {

	/** What is written into the definition since the start, and nobody has done to the machine. */
	public static final String EDITED = "edited";
	private static final Way NEXT_START = Way.not("at the next start");

	private final DefinitionText definition;
	private final Path folder;
	private final Running running;
	private final TakenOver takenOver;
	private final DefinedDrives drives;
	private final DefinedDrives before;
	private final Map<String, QemuOption> defined;
	private final Map<String, QemuOption> started;
	private final List<Difference> found = new ArrayList<>();

	private Differences(DefinitionText definition, Path folder, Running running) {
		this.definition = definition;
		this.folder = folder;
		this.running = running;
		takenOver = new TakenOver(folder, running);
		drives = new DefinedDrives(definition.options(), folder, running.block());
		before = new DefinedDrives(running.started(), folder, running.block());
		defined = devices(definition.options());
		started = devices(running.started());
	}

	/**
	 * All of them, those of devices first.
	 *
	 * @param folder from which paths of the definition start
	 */
	public static List<Difference> of(DefinitionText definition, Path folder, Running running) {
		var differences = new Differences(definition, folder, running);
		differences.find();
		return List.copyOf(differences.found);
	}

	/** Files that have to be looked for: media that can be put back only where they are. */
	public static Set<Path> media(DefinitionText definition, Path folder) {
		return DefinedImages.of(definition.options()).stream()
				.filter(image -> !image.written()).flatMap(image -> image.file(folder).stream())
				.collect(Collectors.toSet());
	}

	private static Map<String, QemuOption> devices(List<QemuOption> options) {
		var devices = new HashMap<String, QemuOption>();
		options.stream().filter(option -> option.name().equals("device")).forEach(option -> {
			var id = DeviceOption.of(option).id();
			if (!id.isEmpty()) {
				devices.put(id, option);
			}
		});
		return devices;
	}

	private void find() {
		var fresh = running.plugged().stream().filter(entry -> !defined.containsKey(entry.deviceId())).toList();
		fresh.stream().filter(entry -> !PluggedMemory.isModule(entry)).forEach(this::plugged);
		missing();
		removed();
		running.plugged().forEach(this::network);
		var ids = fresh.stream().map(PlugJournal.Entry::deviceId).collect(Collectors.toSet());
		running.block().ifPresent(graph -> graph.devices().stream().filter(device -> !ids.contains(device.id()))
				.forEach(this::disk));
		running.linksDown().stream().sorted().forEach(this::linkDown);
		memory();
		balloon();
		if (!running.started().isEmpty()) {
			found.addAll(new EditedOptions(definition.options(), running.started(), drives, before).differences());
		}
	}

	private void add(Kind kind, String subject, String title, String origin, String asDefined, String asRuns,
			Way drop) {
		var difference = new Difference(kind, subject, title, origin, Optional.empty(), asDefined, asRuns, Way.NONE,
				drop, Way.NONE);
		found.add(new Difference(kind, subject, title, origin, Optional.empty(), asDefined, asRuns,
				takeOver(difference), drop, Way.NONE));
	}

	private void addEdited(Kind kind, String subject, String title, String asDefined, String asRuns, Way apply) {
		found.add(new Difference(kind, subject, title, EDITED, Optional.empty(), asDefined, asRuns, Way.NONE, Way.NONE,
				apply));
	}

	private Way takeOver(Difference difference) {
		try {
			takenOver.apply(definition, difference);
			return Way.to("writes what runs into the definition");
		} catch (CoreException e) {
			return Way.not(withoutStop(e.what()));
		}
	}

	private static String withoutStop(String text) {
		return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
	}

	private void plugged(PlugJournal.Entry entry) {
		var options = JournalOptions.of(entry);
		var device = DeviceOption.of(options.getLast());
		var at = device.value("bus").map(bus -> ", in " + bus
				+ device.value("addr").map(addr -> ", slot " + Integer.decode(addr.replaceFirst("\\..*", "")))
						.orElse(""))
				.orElse("");
		var image = running.block().stream().flatMap(graph -> graph.devices().stream())
				.filter(disk -> disk.id().equals(entry.deviceId())).flatMap(disk -> disk.chain().stream().limit(1))
				.map(node -> ", " + name(node)).findFirst().orElse("");
		add(Kind.PLUGGED, entry.deviceId(), DeviceTitle.of(device), "plugged", "", device.type() + image + at,
				Way.to("unplugs it"));
	}

	/** Another network behind a card that is defined. */
	private void network(PlugJournal.Entry entry) {
		var network = new DefinedNetwork(entry.deviceId());
		var asDefined = network.in(definition);
		var runs = DefinedNetwork.of(entry);
		if (asDefined.isPresent() && runs.isPresent() && !DefinedNetwork.isSame(asDefined.get(), runs.get())) {
			add(Kind.NETWORK, entry.deviceId(), "Network card " + entry.deviceId(), "on another network",
					asDefined.get().without("id").text(), runs.get().without("id").text(),
					Way.not("change its network by hand"));
		}
	}

	/** Devices of the definition that the machine does not have. */
	private void missing() {
		definition.options().stream().filter(option -> option.name().equals("device")).forEach(option -> {
			var device = DeviceOption.of(option);
			if (device.id().isEmpty() || isPlugged(device.id())) {
				return;
			}
			var present = running.devices().filter(ids -> ids.contains(device.id())).isPresent();
			if (started.containsKey(device.id()) || running.started().isEmpty()) {
				if (!present && running.devices().isPresent() && DeviceTitle.isPci(device.type())) {
					add(Kind.MISSING, device.id(), DeviceTitle.of(device), "unplugged", DefinedPlug.words(option), "",
							plug(device.id(), "plugs it in again"));
				}
			} else if (!present) {
				addEdited(Kind.MISSING, device.id(), DeviceTitle.of(device), DefinedPlug.words(option), "",
						plug(device.id(), "plugs it in"));
			}
		});
	}

	private boolean isPlugged(String id) {
		return running.plugged().stream().anyMatch(entry -> entry.deviceId().equals(id));
	}

	private Way plug(String id, String does) {
		try {
			DefinedPlug.of(definition.options(), id, running);
			return Way.to(does);
		} catch (CoreException e) {
			return Way.not(withoutStop(e.what()));
		}
	}

	/** Devices that have been taken out of the definition and that the machine still has. */
	private void removed() {
		started.forEach((id, option) -> {
			var device = DeviceOption.of(option);
			var gone = DeviceTitle.isPci(device.type())
					&& running.devices().filter(ids -> !ids.contains(id)).isPresent();
			if (!defined.containsKey(id) && !gone && !isPlugged(id)) {
				addEdited(Kind.PLUGGED, id, DeviceTitle.of(device), "", DefinedPlug.words(option),
						DeviceTitle.isPci(device.type()) ? Way.to("unplugs it") : NEXT_START);
			}
		});
	}

	private void disk(Device device) {
		var image = drives.image(device);
		var file = image.flatMap(named -> named.file(folder));
		var top = device.chain().stream().findFirst();
		var runs = top.flatMap(node -> DefinedImage.path(folder, node.file()));
		if (!file.equals(runs)) {
			if (device.removable()) {
				medium(device, file, top);
			} else if (image.isPresent() && top.isPresent()) {
				image(device, image.get(), top.get());
			}
		}
		throttle(device);
	}

	private void medium(Device device, Optional<Path> file, Optional<Node> top) {
		var runs = top.map(Differences::name).orElse("empty");
		var asDefined = file.map(Differences::name).orElse("empty");
		var back = file.filter(running.missing()::contains).isPresent()
				? Way.not("its file is missing")
				: Way.to(file.isPresent() ? "puts " + asDefined + " in" : "takes the medium out");
		var title = "Drive " + device.id();
		// Of a drive that QEMU makes by itself, a definition need not say anything.
		if (file.isEmpty() && (top.isEmpty() || drives.isUnclear(device))) {
			return;
		}
		if (isAsStarted(device)) {
			addEdited(Kind.MEDIUM, device.id(), title, asDefined, runs, back);
		} else {
			var origin = top.isEmpty() ? "ejected" : file.isEmpty() ? "medium put in" : "medium changed";
			add(Kind.MEDIUM, device.id(), title, origin, asDefined, runs, back);
		}
	}

	/** Whether the disk is on what it was started with, so that the definition is what has changed. */
	private boolean isAsStarted(Device device) {
		return !running.started().isEmpty() && before.file(device).equals(
				device.chain().stream().findFirst().flatMap(node -> DefinedImage.path(folder, node.file())));
	}

	private void image(Device device, DefinedImage image, Node top) {
		var title = "Disk " + device.id();
		if (isAsStarted(device)) {
			addEdited(Kind.IMAGE, device.id(), title, name(image), name(top), NEXT_START);
			return;
		}
		if (!image.written()) {
			return; // what is written is thrown away at the end, as with -snapshot
		}
		var upon = device.chain().stream().skip(1).flatMap(node -> DefinedImage.path(folder, node.file()).stream())
				.anyMatch(beneath -> image.file(folder).filter(beneath::equals).isPresent());
		add(Kind.IMAGE, device.id(), title, upon ? "snapshot" : "on another image", name(image),
				name(top) + (upon ? " upon it" : ""),
				Way.not("what the guest has written since is in " + name(top) + " only"));
	}

	private void throttle(Device device) {
		if (device.chain().isEmpty()) {
			return;
		}
		var asDefined = limits(drives, definition.options(), device);
		if (asDefined.equals(device.limits())) {
			return;
		}
		var title = "Disk " + device.id();
		var way = Way.to(asDefined.equals(Limits.NONE) ? "lets it go as fast as it can" : "limits it as defined");
		if (!running.started().isEmpty() && limits(before, running.started(), device).equals(device.limits())) {
			addEdited(Kind.THROTTLE, device.id(), title, DefinedLimits.text(asDefined),
					DefinedLimits.text(device.limits()), way);
		} else {
			add(Kind.THROTTLE, device.id(), title,
					device.limits().equals(Limits.NONE) ? "not throttled" : "throttled",
					DefinedLimits.text(asDefined), DefinedLimits.text(device.limits()), way);
		}
	}

	/** The limits that options give a disk. */
	static Limits limits(DefinedDrives drives, List<QemuOption> options, Device device) {
		var option = drives.drive(device);
		return option.isPresent() && options.get(option.getAsInt()).name().equals("drive")
				? DefinedLimits.of(KeyValues.parse(options.get(option.getAsInt()).value().orElse("")))
				: Limits.NONE;
	}

	private void linkDown(String card) {
		add(Kind.LINK, card, "Network card " + card, "link taken down", "link up", "link down",
				Way.to("brings the link up"));
	}

	private void memory() {
		var asDefined = DefinedMemory.of(definition.options());
		var asStarted = DefinedMemory.of(running.started());
		if (asDefined.isEmpty() || asStarted.isEmpty() || running.started().isEmpty()) {
			return;
		}
		var plugged = PluggedMemory.beside(definition, running.plugged());
		var runs = asStarted.get().having(asStarted.get().bytes() + plugged.bytes());
		if (asDefined.get().equals(runs)) {
			return;
		}
		if (asDefined.get().equals(asStarted.get())) {
			add(Kind.MEMORY, "m", "Memory", "plugged", asDefined.get().text(), runs.text(),
					Way.to("unplugs " + String.join(", ", plugged.modules())));
			return;
		}
		boolean onlySize = asDefined.get().having(0).equals(runs.having(0));
		addEdited(Kind.MEMORY, "m", "Memory",
				onlySize ? ByteText.text(asDefined.get().bytes()) : asDefined.get().text(),
				onlySize ? ByteText.text(runs.bytes()) : runs.text(),
				MoreMemory.way(asDefined.get(), runs, asStarted.get(), plugged));
	}

	/** A guest that has less than its machine has. */
	private void balloon() {
		var started = DefinedMemory.of(running.started());
		if (running.started().isEmpty() || started.isEmpty() || running.memory() <= 0) {
			return;
		}
		long all = started.get().bytes() + PluggedMemory.of(running.plugged()).bytes();
		if (running.memory() < all) {
			add(Kind.BALLOON, "balloon", "Memory of the guest", "balloon inflated", ByteText.text(all),
					ByteText.text(running.memory()), Way.to("lets the guest have all of it"));
		}
	}

	private static String name(DefinedImage image) {
		return image.spelling().substring(image.spelling().lastIndexOf('/') + 1);
	}

	private static String name(Node node) {
		return node.file().substring(node.file().lastIndexOf('/') + 1);
	}

	private static String name(Path file) {
		return String.valueOf(file.getFileName());
	}
}
