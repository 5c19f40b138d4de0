package org.wheelhouse.core.definition.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.state.DefinedImage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The drives and nodes of a twin: empty ones of the same size, which open nothing. */
final class TwinDrives {

	private static final long DISK = 1L << 30;
	private static final long FLOPPY = 1_474_560;
	private static final long FLASH = 4L << 20;

	/** What an option for one image is as {@code -drive}. */
	private static final Map<String, String> SHORT = Map.ofEntries(Map.entry("", "index=0,media=disk"),
			Map.entry("hda", "index=0,media=disk"), Map.entry("hdb", "index=1,media=disk"),
			Map.entry("hdc", "index=2,media=disk"), Map.entry("hdd", "index=3,media=disk"),
			Map.entry("cdrom", "index=2,media=cdrom"), Map.entry("fda", "if=floppy,index=0"),
			Map.entry("fdb", "if=floppy,index=1"), Map.entry("sd", "if=sd"), Map.entry("mtdblock", "if=mtd"),
			Map.entry("pflash", "if=pflash"));

	/** Keys about a file, its format, its cache or its computer, which an empty node does not have. */
	private static final Pattern ABOUT_FILE = Pattern.compile(
			"(file|filename|format|driver|snapshot|aio|key-secret|locking|pr-manager|offset|size|data-file|export|path|host|port|user|server|url|uri|pool|image|namespace|conf|password-secret|tls-creds|drop-cache|aio-max-batch|cookie|sslverify|readahead|timeout|lazy-refcounts|overlap-check|cache-size|refcount-cache-size|cache-clean-interval|discard-no-unref|x-check-cache-dropped)"
					+ "|(file|children|image|raw|test|target|cache|backing|encrypt|server|data-file|pass-discard|overlap-check|l2-cache|snapshot)[.-].*|cache|backing");
	private static final Set<String> FORMATS = Set.of("raw", "qcow2", "qcow", "qed", "vmdk", "vdi", "vpc", "vhdx",
			"luks", "parallels", "bochs", "cloop", "dmg");
	private static final Set<String> FILTERS = Set.of("throttle", "blkdebug", "blkverify", "blklogwrites", "blkreplay",
			"copy-on-read", "compress", "quorum", "replication", "preallocate", "copy-before-write", "snapshot-access",
			"null-co", "null-aio");
	private static final Set<String> PROTOCOLS = Set.of("file", "host_device", "host_cdrom", "nbd", "nfs", "iscsi",
			"rbd", "ssh", "http", "https", "ftp", "ftps", "gluster", "vvfat", "nvme", "vxhs", "sheepdog", "io_uring",
			"nvme-io_uring", "virtio-blk-vfio-pci", "virtio-blk-vhost-user", "virtio-blk-vhost-vdpa");
	/** Keys of any node. */
	private static final List<String> NODE = List.of("node-name", "read-only", "auto-read-only", "discard",
			"detect-zeroes", "force-share");
	private static final ObjectMapper JSON = new ObjectMapper();

	private final Twin.Builder twin;
	private final Path folder;
	private final Function<Path, Long> sizes;

	TwinDrives(Twin.Builder twin, Path folder, Function<Path, Long> sizes) {
		this.twin = twin;
		this.folder = folder;
		this.sizes = sizes;
	}

	/** Takes an option if it is one of these. */
	boolean read(Said said) {
		if (SHORT.containsKey(said.name())) {
			twin.replace(said, "drive", SHORT.get(said.name()) + "," + empty(size(said.value().orElse(""), said)),
					"an empty one of the same size");
		} else if (said.is("drive")) {
			drive(said);
		} else if (said.is("blockdev")) {
			blockdev(said);
		} else {
			return false;
		}
		twin.untold(Untold.IMAGES);
		return true;
	}

	private static String empty(long size) {
		return "driver=null-co,size=" + size + ",read-zeroes=on";
	}

	private void drive(Said said) {
		var kept = said.keys().stream().filter(key -> !ABOUT_FILE.matcher(key.name()).matches())
				.filter(key -> !(key.isWord() && key.value().equals("snapshot")))
				.map(key -> new KeyValues.Part(key.name(), key.value())).toList();
		boolean medium = said.keys().stream()
				.anyMatch(key -> key.name().matches("file|filename|file\\..*|driver|server\\..*"));
		if (!medium && kept.size() == said.keys().size()) {
			twin.keep(said);
			return;
		}
		var file = said.text("file").or(() -> said.text("file.filename")).or(() -> said.text("filename")).orElse("");
		var size = medium
				? KeyValues.parse(empty(size(file, said))).parts().stream()
				: Stream.<KeyValues.Part>of();
		var value = TwinMaker.text(Stream.concat(kept.stream(), size));
		twin.replace(said, "drive", value, medium ? "an empty one of the same size" : "one without a file");
	}

	private long size(String spelling, Said said) {
		long known = DefinedImage.path(folder, spelling).map(sizes).orElse(0L);
		if (known > 0) {
			return known;
		}
		return switch (said.name().isEmpty() ? "hda" : said.name()) {
			case "fda", "fdb" -> FLOPPY;
			case "pflash" -> FLASH;
			default -> switch (said.text("if").orElse("")) {
				case "floppy" -> FLOPPY;
				case "pflash" -> FLASH;
				default -> DISK;
			};
		};
	}

	private void blockdev(Said said) {
		var value = said.value().orElse("");
		if (!said.isJson()) {
			var node = node(tree(said), said);
			var parts = new ArrayList<KeyValues.Part>();
			flatten("", node, parts);
			twin.replace(said, "blockdev", TwinMaker.text(parts.stream()), "an empty node of the same size");
			return;
		}
		try {
			if (JSON.readTree(value) instanceof ObjectNode tree) {
				twin.replace(said, "blockdev", node(tree, said).toString(), "an empty node of the same size");
				return;
			}
		} catch (JsonProcessingException _) {
			// QEMU says what is wrong with it
		}
		twin.keep(said);
	}

	/** Keys with dots as objects. */
	private static ObjectNode tree(Said said) {
		var tree = JsonNodeFactory.instance.objectNode();
		for (var key : said.keys()) {
			var name = said.named(key).isEmpty() ? key.value() : said.named(key);
			var at = tree;
			var steps = name.split("\\.");
			for (int step = 0; step < steps.length - 1; step++) {
				at = at.get(steps[step]) instanceof ObjectNode inner ? inner : at.putObject(steps[step]);
			}
			at.put(steps[steps.length - 1], said.named(key).isEmpty() ? "on" : key.value());
		}
		return tree;
	}

	private static void flatten(String prefix, ObjectNode node, List<KeyValues.Part> into) {
		node.properties().forEach(member -> {
			if (member.getValue() instanceof ObjectNode inner) {
				flatten(prefix + member.getKey() + ".", inner, into);
			} else {
				into.add(new KeyValues.Part(prefix + member.getKey(),
						member.getValue().isBoolean()
								? member.getValue().asBoolean() ? "on" : "off"
								: member.getValue().asText()));
			}
		});
	}

	private ObjectNode node(ObjectNode node, Said said) {
		var driver = node.path("driver").asText();
		if (FILTERS.contains(driver)) {
			node.properties().forEach(member -> member.setValue(harmless(member.getValue(), said)));
			return node;
		}
		var made = JsonNodeFactory.instance.objectNode();
		if (FORMATS.contains(driver)) {
			made.put("driver", "raw");
			copy(node, made);
			Optional.ofNullable(node.get("file")).ifPresent(file -> made.set("file", harmless(file, said)));
			unknown(node, made);
			return made;
		}
		if (!PROTOCOLS.contains(driver)) {
			made.put("driver", driver);
			copy(node, made);
			return made;
		}
		made.put("driver", "null-co");
		copy(node, made);
		made.put("size", size(node.path("filename").asText(), said));
		if (said.isJson()) {
			made.put("read-zeroes", true);
		} else {
			made.put("read-zeroes", "on");
		}
		if (Set.of("file", "host_device", "host_cdrom").contains(driver)) {
			unknown(node, made);
		}
		return made;
	}

	/** All nodes in what belongs to another one, also in lists. */
	private JsonNode harmless(JsonNode value, Said said) {
		if (value instanceof ObjectNode object && object.has("driver")) {
			return node(object, said);
		}
		if (value instanceof ObjectNode object) {
			object.properties().forEach(member -> member.setValue(harmless(member.getValue(), said)));
		} else if (value instanceof ArrayNode list) {
			for (int at = 0; at < list.size(); at++) {
				list.set(at, harmless(list.get(at), said));
			}
		}
		return value;
	}

	private static void copy(ObjectNode node, ObjectNode made) {
		NODE.stream().filter(node::has).forEach(key -> made.set(key, node.get(key)));
	}

	/** What no file and no format has stays, so that QEMU refuses it. */
	private static void unknown(ObjectNode node, ObjectNode made) {
		for (Map.Entry<String, JsonNode> member : node.properties()) {
			if (!made.has(member.getKey()) && !ABOUT_FILE.matcher(member.getKey()).matches()) {
				made.set(member.getKey(), member.getValue());
			}
		}
	}
}
