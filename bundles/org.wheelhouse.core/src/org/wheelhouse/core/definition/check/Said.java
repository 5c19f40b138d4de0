package org.wheelhouse.core.definition.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.wheelhouse.host.ConfigText;
import org.wheelhouse.host.QemuOption;

/**
 * An option taken apart.
 *
 * @param option index in the definition; that of {@code -readconfig} for what a file says
 * @param name   without dashes; {@code M} is {@code machine}
 * @param value  empty for a switch
 * @param keys   of its value; a single word where it has none
 * @param inFile whether a file says it, and not the definition itself
 */
record Said(int option, String name, Optional<String> value, List<Key> keys, boolean inFile) {

	/** What is taken as it stands, commas and all. */
	private static final Set<String> LITERAL = Set.of("", "hda", "hdb", "hdc", "hdd", "cdrom", "fda", "fdb", "sd",
			"mtdblock", "pflash", "kernel", "initrd", "append", "bios", "dtb", "shim", "readconfig", "writeconfig",
			"pidfile", "D", "L", "k", "uuid", "vga", "loadvm", "incoming", "mem-path", "trace", "d", "set", "chroot",
			"runas", "qtest", "qtest-log", "dfilter", "prom-env");

	/** The key that a first word without {@code =} is the value of. */
	private static final Map<String, String> IMPLIED = Map.ofEntries(Map.entry("device", "driver"),
			Map.entry("blockdev", "driver"), Map.entry("netdev", "type"), Map.entry("nic", "type"),
			Map.entry("net", "type"), Map.entry("chardev", "backend"), Map.entry("object", "qom-type"),
			Map.entry("machine", "type"), Map.entry("smp", "cpus"), Map.entry("m", "size"), Map.entry("name", "guest"),
			Map.entry("boot", "order"), Map.entry("accel", "accel"), Map.entry("fsdev", "fsdriver"),
			Map.entry("virtfs", "fsdriver"), Map.entry("tpmdev", "type"), Map.entry("audiodev", "driver"),
			Map.entry("audio", "driver"), Map.entry("display", "type"), Map.entry("vnc", "vnc"),
			Map.entry("numa", "type"), Map.entry("cpu", "model"), Map.entry("mon", "chardev"),
			Map.entry("option-rom", "romfile"), Map.entry("watchdog", "model"), Map.entry("fw_cfg", "name"),
			Map.entry("sandbox", "enable"), Map.entry("icount", "shift"));

	/** What no message, list or log may have, in either notation. */
	private static final Pattern SECRET = Pattern
			.compile("((?:^|[,.])(?:data|password)=|\"(?:data|password)\"\\s*:\\s*\"?)(?:[^,\"]|,,)+");

	/** Options of a definition with those of the files that it reads, which stand where they are read. */
	static List<Said> of(List<QemuOption> options, Map<String, String> files) {
		var said = new ArrayList<Said>();
		for (int index = 0; index < options.size(); index++) {
			var option = options.get(index);
			var file = option.name().equals("readconfig") ? files.get(option.value().orElse("")) : null;
			if (file == null) {
				said.add(of(index, option, false));
			} else {
				for (var read : ConfigText.options(file)) {
					said.add(of(index, read, true));
				}
			}
		}
		return List.copyOf(said);
	}

	static Said of(int index, QemuOption option, boolean inFile) {
		var name = option.name().equals("M") ? "machine" : option.name();
		var value = option.value().orElse("");
		List<Key> keys;
		if (option.value().isEmpty()) {
			keys = List.of();
		} else if (LITERAL.contains(name)) {
			keys = List.of(new Key("", value, Key.Kind.TEXT, 0, value.length()));
		} else {
			keys = value.startsWith("{") ? Key.json(value) : Key.commas(value);
		}
		return new Said(index, name, option.value(), keys, inFile);
	}

	/** Whether its value is taken as it stands: a comma is a comma. */
	boolean isLiteral() {
		return LITERAL.contains(name);
	}

	/** Whether it is written in JSON. */
	boolean isJson() {
		return value.filter(text -> text.startsWith("{")).isPresent() && !LITERAL.contains(name);
	}

	boolean is(String... names) {
		return Set.of(names).contains(name);
	}

	/** The key of this name: the last, which is the one that counts. */
	Optional<Key> key(String wanted) {
		return keys.reversed().stream().filter(key -> named(key).equals(wanted)).findFirst();
	}

	/** What a key is set to. */
	Optional<String> text(String wanted) {
		return key(wanted).map(Key::value);
	}

	/** The name of a key, also where it is implied; empty for a switch of old. */
	String named(Key key) {
		boolean implied = key.isWord() && key.equals(keys.getFirst());
		return implied ? IMPLIED.getOrDefault(name, "") : key.name();
	}

	/** What its implied key is set to: the driver, type or model; empty when it is not. */
	String head() {
		return text(IMPLIED.getOrDefault(name, "-")).orElse("");
	}

	/** Whether a key is there and not off, also as a switch of old. */
	boolean isOn(String wanted) {
		return text(wanted).map(set -> Set.of("on", "yes", "true").contains(set))
				.orElseGet(() -> keys.stream().anyMatch(key -> key.isWord() && key.value().equals(wanted)));
	}

	/** Its id, or the name of its node; empty when it has none. */
	String id() {
		return text(name.equals("blockdev") ? "node-name" : "id").orElse("");
	}

	/** As a person may read it: without passwords and keys. */
	String words() {
		return (name.isEmpty() ? "" : "-" + name) + value.map(text -> " " + shown(text)).orElse("");
	}

	private String shown(String text) {
		return is("object", "spice", "iscsi", "set", "drive", "blockdev")
				? SECRET.matcher(text).replaceAll("$1…")
				: text;
	}
}
