package org.wheelhouse.core.definition;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.state.DefinedImage;
import org.wheelhouse.host.QemuOption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Finds the images that options name as plain files, in whatever style: {@code -hda}, {@code -drive}, {@code -blockdev} with
 * commas or as JSON. What is no file of this kind (a folder as FAT, a network's disk, what {@code -readconfig} brings) is not
 * told. Pure.
 */
public final class DefinedImages {

	private static final Set<String> PLAIN = Set.of("", "hda", "hdb", "hdc", "hdd", "fda", "fdb", "sd", "mtdblock",
			"pflash");
	/** {@code nbd:…}, {@code fat:rw:…}, {@code json:…}; QEMU takes what is before the first colon for a protocol. */
	private static final Pattern PROTOCOL = Pattern.compile("^(?!file:)[A-Za-z][A-Za-z0-9+.-]*:.*");
	private static final ObjectMapper JSON = new ObjectMapper();

	private final List<QemuOption> options;
	private final boolean temporary;
	private final List<DefinedImage> found = new ArrayList<>();
	/** Options that open a file and have no format of their own, by node. */
	private final Map<String, Integer> files = new HashMap<>();

	private DefinedImages(List<QemuOption> options) {
		this.options = options;
		temporary = options.stream().anyMatch(option -> option.name().equals("snapshot"));
	}

	/** All of them, in the order of the options. */
	public static List<DefinedImage> of(List<QemuOption> options) {
		var images = new DefinedImages(options);
		for (int option = 0; option < options.size(); option++) {
			images.read(option);
		}
		return List.copyOf(images.found);
	}

	private void read(int option) {
		var value = options.get(option).value().orElse("");
		var name = options.get(option).name();
		if (PLAIN.contains(name)) {
			add(new DefinedImage(option, option, value, Optional.empty(), "", false, !temporary));
		} else if (name.equals("cdrom")) {
			add(new DefinedImage(option, option, value, Optional.empty(), "", true, false));
		} else if (name.equals("drive")) {
			drive(option, KeyValues.parse(value));
		} else if (name.equals("blockdev")) {
			blockdev(option, value);
		}
	}

	private void add(DefinedImage image) {
		if (!image.spelling().isEmpty() && !PROTOCOL.matcher(image.spelling()).matches()) {
			found.add(image);
		}
	}

	private void drive(int option, KeyValues drive) {
		var file = drive.value("file").or(() -> drive.value("file.filename"));
		var protocol = drive.value("file.driver").or(() -> drive.value("driver").filter(DefinedImages::isNoFile));
		if (file.isEmpty() || protocol.filter(DefinedImages::isNoFile).isPresent()) {
			return;
		}
		boolean cd = drive.value("media").filter("cdrom"::equals).isPresent();
		add(new DefinedImage(option, option, file.get(), drive.value("format").or(() -> drive.value("driver")),
				drive.value("id").or(() -> drive.value("node-name")).orElse(""), cd,
				!cd && !temporary && !on(drive, "readonly") && !on(drive, "read-only") && !on(drive, "snapshot")));
	}

	private static boolean isNoFile(String driver) {
		return switch (driver) {
			case "file", "host_device", "raw", "qcow2", "qcow", "qed", "vmdk", "vdi", "vpc", "vhdx", "luks",
					"parallels", "bochs", "cloop", "dmg" ->
				false;
			default -> true;
		};
	}

	private static boolean on(KeyValues values, String key) {
		return values.value(key).map(value -> Set.of("on", "yes", "true", "").contains(value))
				.orElseGet(() -> values.has(key));
	}

	private void blockdev(int option, String value) {
		var node = value.startsWith("{") ? json(value) : commas(KeyValues.parse(value));
		var driver = node.getOrDefault("driver", "");
		var name = node.getOrDefault("node-name", "");
		boolean written = !Set.of("on", "true", "yes").contains(node.getOrDefault("read-only", "off"));
		if (driver.equals("file") || driver.equals("host_device")) {
			files.put(name, option);
			add(new DefinedImage(option, option, node.getOrDefault("filename", ""), Optional.of(driver), name, false,
					written));
			return;
		}
		if (isNoFile(driver)) {
			return;
		}
		var below = files.get(node.getOrDefault("file", ""));
		if (below != null) {
			var spelling = found.stream().filter(image -> image.option() == below).map(DefinedImage::spelling)
					.findFirst().orElse("");
			found.removeIf(image -> image.option() == below);
			add(new DefinedImage(below, option, spelling, Optional.of(driver), name, false, written));
		} else if (!isNoFile(node.getOrDefault("file.driver", "file"))) {
			add(new DefinedImage(option, option, node.getOrDefault("file.filename", ""), Optional.of(driver), name,
					false, written));
		}
	}

	private static Map<String, String> commas(KeyValues values) {
		var node = new HashMap<String, String>();
		values.parts().forEach(part -> node.put(part.key().isEmpty() ? "driver" : part.key(), part.value()));
		return node;
	}

	private static Map<String, String> json(String value) {
		var node = new HashMap<String, String>();
		try {
			flatten("", JSON.readTree(value), node);
		} catch (JsonProcessingException _) {
			// QEMU will say so
		}
		return node;
	}

	private static void flatten(String prefix, JsonNode json, Map<String, String> into) {
		json.properties().forEach(member -> {
			var key = prefix + member.getKey();
			if (member.getValue().isObject()) {
				flatten(key + ".", member.getValue(), into);
			} else {
				into.put(key, member.getValue().asText());
			}
		});
	}
}
