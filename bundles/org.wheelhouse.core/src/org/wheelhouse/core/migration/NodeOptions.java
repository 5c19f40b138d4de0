package org.wheelhouse.core.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.hotplug.Backends;
import org.wheelhouse.core.migration.BootDevices.Unclear;
import org.wheelhouse.core.migration.RunningDisks.Disk;
import org.wheelhouse.host.QemuOption;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Has the devices of a command line that use a node ({@code -blockdev}) use the one that they use now, and makes or changes
 * the nodes for it: each under its name, and beneath it what is beneath it now. Pure.
 */
final class NodeOptions {

	private static final String BLOCKDEV = "blockdev";
	private static final String NODE_NAME = "node-name";
	private static final String READ_ONLY = "read-only";
	/** Kinds of image that have something beneath them when their header says so. */
	private static final Set<String> WITH_BACKING = Set.of("qcow2", "qcow", "qed", "vmdk");

	private final RunningDisks running;
	/** The anonymous devices that the machine has, in the order in which QEMU made them. */
	private final List<String> anonymous;
	private final Map<String, DeviceOption> given = new LinkedHashMap<>();
	/** By name, in an order in which each is made after what it needs. */
	private final Map<String, String> made = new LinkedHashMap<>();

	/** What devices use, themselves or by what is above it. */
	private final Set<String> used = new HashSet<>();

	NodeOptions(RunningDisks running, List<String> anonymous) {
		this.running = running;
		this.anonymous = anonymous;
	}

	/** @throws Unclear when a device uses what no option says */
	List<QemuOption> apply(List<QemuOption> options) throws Unclear {
		for (var option : options) {
			if (option.name().equals(BLOCKDEV)) {
				var node = DeviceOption.of(option);
				node.value(NODE_NAME).ifPresent(name -> given.put(name, node));
			}
		}
		var result = new ArrayList<QemuOption>();
		int nameless = 0;
		for (var option : options) {
			if (option.name().equals("device")) {
				var device = DeviceOption.of(option);
				var disk = disk(device, device.id().isEmpty() ? nameless++ : -1);
				var value = disk.isEmpty() ? Optional.<String>empty() : used(device, disk.get());
				result.add(value.isEmpty() ? option : new QemuOption("device", value, option.origin()));
			} else {
				result.add(option);
			}
		}
		given.forEach((name, option) -> {
			if (!used.contains(name) && running.named().getOrDefault(name, false) && !isOn(option, READ_ONLY)
					&& !isOn(option, "auto-read-only")) {
				made.put(name, readOnly(option, true));
			}
		});
		result.removeIf(this::isReplacedOrGone);
		made.values().forEach(value -> result.add(QemuOption.of(BLOCKDEV, value)));
		return result;
	}

	private boolean isReplacedOrGone(QemuOption option) {
		return option.name().equals(BLOCKDEV) && DeviceOption.of(option).value(NODE_NAME)
				.filter(name -> made.containsKey(name) || !running.named().containsKey(name)).isPresent();
	}

	/** The disk that a device is, where it uses a node. */
	private Optional<Disk> disk(DeviceOption device, int nameless) {
		var qdev = nameless >= 0 && nameless < anonymous.size() ? anonymous.get(nameless) : "";
		return running.disks().stream().filter(disk -> disk.device().isEmpty())
				.filter(disk -> device.id().isEmpty()
						? !qdev.isEmpty() && disk.anonymousName().equals(qdev)
						: disk.deviceId().equals(device.id()))
				.findFirst();
	}

	/** What its option is to say; empty when that says it already. */
	private Optional<String> used(DeviceOption device, Disk disk) throws Unclear {
		if (disk.root().isEmpty()) {
			return device.value("drive").map(_ -> device.without("drive"));
		}
		var root = disk.root().get();
		var name = root.isNamed() ? root.name() : freeName(disk);
		refer(root, name, disk);
		return device.value("drive").filter(name::equals).isPresent()
				? Optional.empty()
				: Optional.of(device.with("drive", name));
	}

	private String freeName(Disk disk) {
		var stem = Backends.name((disk.deviceId().isEmpty() ? "disk" : disk.deviceId()));
		int number = 0;
		while (running.named().containsKey(stem + "-" + number) || given.containsKey(stem + "-" + number)
				|| made.containsKey(stem + "-" + number)) {
			number++;
		}
		return stem + "-" + number;
	}

	/** Sees to it that there is such a node, with all that is beneath it. */
	private void refer(RunningNode node, String name, Disk disk) throws Unclear {
		var option = given.get(name);
		used.add(name);
		if (made.containsKey(name)) {
			return;
		}
		if (option == null || running.copies().contains(node.protocol().file())) {
			var fresh = fresh(node, disk, true);
			fresh.put(NODE_NAME, name);
			made.put(name, fresh.toString());
			return;
		}
		for (var child : node.children().values()) {
			if (child.isNamed()) {
				refer(child, child.name(), disk);
			}
		}
		patched(option, node, disk).or(() -> isAboveMade(node) ? Optional.of(option.asText()) : Optional.empty())
				.ifPresent(value -> made.put(name, value));
	}

	/** Such a node has to come behind what is beneath it. */
	private boolean isAboveMade(RunningNode node) {
		return node.all().skip(1).anyMatch(below -> made.containsKey(below.name()));
	}

	/** What its option is to say; empty when that says it already. */
	private static Optional<String> patched(DeviceOption option, RunningNode node, Disk disk) throws Unclear {
		boolean another = isOn(option, READ_ONLY) != node.readOnly() && !isOn(option, "auto-read-only");
		var backing = backing(option, node);
		if (!another && backing.isEmpty()) {
			return Optional.empty();
		}
		if (option.json().isEmpty()) {
			if (backing.isPresent()) {
				throw new Unclear("The node " + node.name() + " of the disk " + disk.title()
						+ " has other images beneath it than its -blockdev says, which is not written in JSON");
			}
			return Optional.of(readOnly(option, node.readOnly()));
		}
		var changed = option.json().get().deepCopy();
		if (another) {
			changed.put(READ_ONLY, node.readOnly());
		}
		backing.ifPresent(reference -> changed.set(RunningNode.BACKING, reference));
		return Optional.of(changed.toString());
	}

	private static boolean isOn(DeviceOption option, String key) {
		return option.value(key).filter(Set.of("on", "true")::contains).isPresent();
	}

	private static String readOnly(DeviceOption option, boolean readOnly) {
		return option.json().map(members -> members.deepCopy().put(READ_ONLY, readOnly).toString())
				.orElseGet(() -> option.with(READ_ONLY, readOnly ? "on" : "off"));
	}

	/** What its option is to say of what is beneath; empty when that may stay as it is. */
	private static Optional<JsonNode> backing(DeviceOption option, RunningNode node) {
		var there = node.backing();
		boolean said = option.properties().keySet().stream().anyMatch(key -> key.startsWith(RunningNode.BACKING))
				|| option.json().filter(members -> members.has(RunningNode.BACKING)).isPresent();
		if (there.isEmpty()) {
			return said && !option.json().filter(members -> members.path(RunningNode.BACKING).isNull()).isPresent()
					? Optional.of(JsonNodeFactory.instance.nullNode())
					: Optional.empty();
		}
		var name = there.get().name();
		return there.get().isNamed() && option.value(RunningNode.BACKING).filter(name::equals).isEmpty()
				? Optional.of(new TextNode(name))
				: Optional.empty();
	}

	/** Options for a node that none has made; the nodes without a name that are beneath it are within it. */
	private ObjectNode fresh(RunningNode node, Disk disk, boolean atTop) throws Unclear {
		var made = JsonNodeFactory.instance.objectNode().put("driver", node.driver());
		if (atTop && node.readOnly()) {
			made.put(READ_ONLY, true);
		}
		if (atTop && !node.cache().isEmpty()) {
			var cache = made.putObject("cache");
			node.cache().forEach(way -> cache.put(way, true));
		}
		discard(node).ifPresent(way -> made.put("discard", way));
		if (!node.detectZeroes().equals("off")) {
			made.put("detect-zeroes", node.detectZeroes());
		}
		var file = node.children().get(RunningNode.FILE);
		if (file == null) {
			return filename(made, node, disk);
		}
		if (!Set.of(RunningNode.FILE, RunningNode.BACKING).containsAll(node.children().keySet())) {
			throw unknownWay(node, disk);
		}
		made.set(RunningNode.FILE, child(file, disk));
		if (node.backing().isPresent()) {
			made.set(RunningNode.BACKING, child(node.backing().get(), disk));
		} else if (WITH_BACKING.contains(node.driver())) {
			made.putNull(RunningNode.BACKING);
		}
		return made;
	}

	private static ObjectNode filename(ObjectNode made, RunningNode node, Disk disk) throws Unclear {
		if (!Set.of("file", "host_device", "host_cdrom").contains(node.driver()) || node.file().startsWith("json:")) {
			throw unknownWay(node, disk);
		}
		return made.put("filename", node.file());
	}

	private static Unclear unknownWay(RunningNode node, Disk disk) {
		return new Unclear("The disk " + disk.title() + " is open on " + node.file() + " (" + node.driver()
				+ ") in a way that its options do not tell");
	}

	private JsonNode child(RunningNode node, Disk disk) throws Unclear {
		if (node.isNamed()) {
			refer(node, node.name(), disk);
			return new TextNode(node.name());
		}
		return fresh(node, disk, false);
	}

	/** QEMU tells of no node whether it passes discarded blocks on; an overlay does what the node beneath it did. */
	private Optional<String> discard(RunningNode node) {
		return node.chain().stream().skip(running.copies().contains(node.file()) ? 0 : 1)
				.flatMap(below -> Optional.ofNullable(given.get(below.name())).stream())
				.flatMap(option -> option.value("discard").stream()).findFirst();
	}
}
