package org.wheelhouse.core.trust;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.trust.HostEffect.Kind;
import org.wheelhouse.host.QemuOption;

/** What disks do: which files outside the folder, folders and servers are written. Of what is only read nothing is said. */
final class DiskEffects {

	private static final String IMAGE = "writes into the disk %s";
	private static final String FOLDER = "lets the guest write into the folder %s";
	private static final Set<String> PLAIN = Set.of("", "hda", "hdb", "hdc", "hdd", "fda", "fdb", "sd", "mtdblock",
			"pflash");
	private static final Set<String> READ_ONLY = Set.of("http", "https", "ftp", "ftps", "null-co", "null-aio", "dmg",
			"bochs", "cloop");
	private static final Set<String> SERVERS = Set.of("nbd", "ssh", "iscsi", "nfs", "rbd", "gluster", "sheepdog");
	private static final Pattern PROTOCOL = Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]*):(.*)", Pattern.DOTALL);

	private final FoundEffects found;
	private final boolean temporary;
	private final List<Node> nodes = new ArrayList<>();

	/** A {@code -blockdev}. */
	private record Node(QemuOption option, OptionParts parts) {

		String name() {
			return parts.value("node-name").orElse("");
		}

		boolean readOnly() {
			return parts.isOn("read-only");
		}

		/** The nodes into which it writes. */
		List<String> below() {
			return parts.parts().stream()
					.filter(part -> Set.of("file", "raw", "test", "log", "image", "children", "data-file")
							.contains(part.key()))
					.map(KeyValues.Part::value).toList();
		}
	}

	DiskEffects(FoundEffects found, List<QemuOption> options) {
		this.found = found;
		temporary = options.stream().anyMatch(option -> option.name().equals("snapshot"));
	}

	static boolean isPlain(String option) {
		return PLAIN.contains(option);
	}

	/** An option whose value is the image. */
	void plain(QemuOption option) {
		if (!temporary) {
			image(option, option.value().orElse(""));
		}
	}

	/** {@code -drive} */
	void drive(QemuOption option, OptionParts parts) {
		boolean written = !temporary && !parts.isOn("readonly") && !parts.isOn("read-only")
				&& !parts.isOn("snapshot") && parts.value("media").filter("cdrom"::equals).isEmpty();
		if (written) {
			parts.value("file").ifPresent(file -> image(option, file));
			node(option, parts);
		}
	}

	/** {@code -blockdev}; what is known of it depends on those that come later. */
	void blockdev(QemuOption option, OptionParts parts) {
		nodes.add(new Node(option, parts));
	}

	/** Tells of all {@code -blockdev}. A node below others is written when one of those is. */
	void end() {
		Map<String, List<Node>> above = new HashMap<>();
		nodes.forEach(node -> node.below()
				.forEach(name -> above.computeIfAbsent(name, _ -> new ArrayList<>()).add(node)));
		nodes.stream().filter(node -> isWritten(node, above, new HashSet<>()))
				.forEach(node -> node(node.option(), node.parts()));
	}

	private static boolean isWritten(Node node, Map<String, List<Node>> above, Set<Node> seen) {
		if (node.readOnly() || !seen.add(node)) {
			return false;
		}
		var users = above.getOrDefault(node.name(), List.of());
		return users.isEmpty() || users.stream().anyMatch(user -> isWritten(user, above, seen));
	}

	/** Its own file, and those of the nodes within it; what is behind its image is only read. */
	private void node(QemuOption option, OptionParts parts) {
		var driver = parts.head("driver");
		for (var part : parts.parts()) {
			int dot = part.key().lastIndexOf('.');
			var place = part.key().substring(0, dot + 1);
			var key = part.key().substring(dot + 1);
			var type = parts.value(place + "driver").orElse(place.isEmpty() ? driver : "file");
			if (place.contains("backing.") || READ_ONLY.contains(type)) {
				continue;
			}
			switch (key) {
				case "filename" -> image(option, part.value());
				case "dir" -> {
					if (type.equals("vvfat") && parts.isOn(place + "rw")) {
						found.writes(part.value(), FOLDER, option);
					}
				}
				case "driver" -> server(option, part.value());
				default -> {
					// no place
				}
			}
		}
		if (parts.value("driver").isEmpty()) {
			server(option, driver);
		}
	}

	private void server(QemuOption option, String driver) {
		if (SERVERS.contains(driver)) {
			found.add(Kind.WRITES, driver, "writes into a disk on another computer, by %s", option);
		}
	}

	/** An image as it is spelled: a path, or a protocol with something behind it. */
	private void image(QemuOption option, String spelling) {
		var matcher = PROTOCOL.matcher(spelling);
		if (!matcher.matches()) {
			found.writes(spelling, IMAGE, option);
			return;
		}
		var protocol = String.valueOf(matcher.group(1));
		var rest = String.valueOf(matcher.group(2));
		switch (protocol) {
			case "file", "host_device", "host_cdrom" -> found.writes(rest, IMAGE, option);
			case "json" -> node(option, OptionParts.of(rest));
			case "fat" -> fat(option, rest);
			case "blkdebug", "blkverify" -> image(option, rest.substring(rest.indexOf(':') + 1));
			default -> {
				if (!READ_ONLY.contains(protocol)) {
					found.add(Kind.WRITES, spelling, IMAGE, option);
				}
			}
		}
	}

	/** {@code fat:floppy:rw:folder} */
	private void fat(QemuOption option, String rest) {
		boolean rw = false;
		var folder = rest;
		for (var word = PROTOCOL.matcher(folder); word.matches(); word = PROTOCOL.matcher(folder)) {
			rw |= "rw".equals(word.group(1));
			folder = String.valueOf(word.group(2));
		}
		if (rw) {
			found.writes(folder, FOLDER, option);
		}
	}
}
