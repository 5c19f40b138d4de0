package org.wheelhouse.core.secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.host.QemuOption;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A secret that options name by its id ({@code key-secret=}, {@code password-secret=}) and do not bring: QEMU has to be given
 * it at the start. Immutable.
 *
 * @param id  as QEMU knows it
 * @param use what it is for, for example {@code the disk /data/web.qcow2}
 */
public record SecretNeed(String id, String use) {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final Set<String> KINDS = Set.of("secret", "secret_keyring");
	private static final Set<String> IMAGES = Set.of("hda", "hdb", "hdc", "hdd", "cdrom", "fda", "fdb");

	/** Those of some options, in order, each once. Pure. */
	public static List<SecretNeed> of(List<QemuOption> options) {
		var brought = options.stream().filter(option -> option.name().equals("object"))
				.flatMap(option -> object(option.value().orElse("")).stream()).collect(Collectors.toSet());
		Map<String, SecretNeed> needs = new LinkedHashMap<>();
		for (var option : options) {
			var parts = parts(option.value().orElse(""));
			parts.forEach((key, id) -> {
				if (names(key) && !brought.contains(id)) {
					needs.putIfAbsent(id, new SecretNeed(id, use(option.name(), parts)));
				}
			});
		}
		return List.copyOf(needs.values());
	}

	/** Whether a key's value is the id of a secret: that of a disk, a server, a cookie, a private key, another secret. */
	static boolean names(String key) {
		return key.endsWith("-secret") || key.equals("passwordid") || key.equals("keyid");
	}

	private static Optional<String> object(String value) {
		var parts = parts(value);
		return KINDS.contains(parts.getOrDefault("", parts.getOrDefault("qom-type", "")))
				? Optional.ofNullable(parts.get("id"))
				: Optional.empty();
	}

	/** By key; what has none by the empty one. */
	private static Map<String, String> parts(String value) {
		Map<String, String> parts = new LinkedHashMap<>();
		if (value.startsWith("{")) {
			try {
				flatten("", JSON.readTree(value), parts);
			} catch (JsonProcessingException _) {
				// QEMU says what is wrong with it
			}
		} else {
			KeyValues.parse(value).parts().forEach(part -> {
				if (part.key().isEmpty()) {
					parts.putIfAbsent("", part.value());
				} else {
					parts.put(part.key(), part.value());
				}
			});
		}
		return parts;
	}

	private static void flatten(String prefix, JsonNode node, Map<String, String> parts) {
		node.properties().forEach(entry -> {
			var key = prefix.isEmpty() ? entry.getKey() : prefix + "." + entry.getKey();
			if (entry.getValue().isObject()) {
				flatten(key, entry.getValue(), parts);
			} else if (entry.getValue().isArray()) {
				for (int i = 0; i < entry.getValue().size(); i++) {
					flatten(key + "." + i, entry.getValue().get(i), parts);
				}
			} else {
				parts.put(key, entry.getValue().asText());
			}
		});
	}

	private static String use(String option, Map<String, String> parts) {
		return switch (option) {
			case "vnc" -> "the VNC server";
			case "spice" -> "the SPICE server";
			case "iscsi" -> "iSCSI";
			case "drive", "blockdev" -> "the disk " + disk(parts);
			default -> IMAGES.contains(option) ? "the disk " + disk(parts) : "the option -" + option;
		};
	}

	private static String disk(Map<String, String> parts) {
		return Stream.of("file", "filename", "file.filename", "node-name", "id").map(parts::get)
				.flatMap(Stream::ofNullable).findFirst().orElse("that has no name");
	}

	/** One sentence for all of them, for example {@code the disk /a (secret s0) and the VNC server (secret v0)}. */
	public static String list(List<SecretNeed> needs) {
		var words = new ArrayList<String>();
		needs.forEach(need -> words.add(need.use() + " (secret " + need.id() + ")"));
		return String.join(", ", words);
	}
}
