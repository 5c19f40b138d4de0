package org.wheelhouse.core.definition.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.core.state.DefinedImage;

/**
 * A file that has to be there for an option.
 *
 * @param said     the option
 * @param key      that names it
 * @param spelling as QEMU opens it
 * @param kind     what has to be there
 */
record NamedFile(Said said, Key key, String spelling, Kind kind) {

	/** What has to be there. */
	enum Kind {
		IMAGE, FILE, FOLDER
	}

	private static final Set<String> IMAGES = Set.of("", "hda", "hdb", "hdc", "hdd", "cdrom", "fda", "fdb", "sd",
			"mtdblock", "pflash");
	private static final Set<String> FILES = Set.of("kernel", "initrd", "dtb", "shim", "readconfig");
	/** {@code nbd:…}, {@code fat:rw:…}, {@code json:…}; QEMU takes what is before the first colon for a protocol. */
	private static final Pattern PROTOCOL = Pattern.compile("^(?!file:)[A-Za-z][A-Za-z0-9+.-]*:.*");
	private static final Set<String> PLAIN = Set.of("", "file", "host_device", "host_cdrom", "raw", "qcow2", "qcow",
			"qed", "vmdk", "vdi", "vpc", "vhdx", "luks", "parallels", "bochs", "cloop", "dmg");

	/** Those of an option, in order. */
	static List<NamedFile> of(Said said) {
		var named = new ArrayList<NamedFile>();
		if (IMAGES.contains(said.name())) {
			said.keys().forEach(key -> named.add(new NamedFile(said, key, key.value(), Kind.IMAGE)));
		} else if (FILES.contains(said.name())) {
			said.keys().stream().filter(key -> !said.is("initrd") || !key.value().contains(","))
					.forEach(key -> named.add(new NamedFile(said, key, key.value(), Kind.FILE)));
		} else if (said.is("bios")) {
			said.keys().forEach(key -> searched(said, key).forEach(named::add));
		} else if (said.is("drive", "blockdev")) {
			images(said).forEach(named::add);
		} else if (said.is("fsdev", "virtfs")) {
			said.key("path").ifPresent(key -> named.add(new NamedFile(said, key, key.value(), Kind.FOLDER)));
		} else {
			others(said).forEach(named::add);
		}
		return named.stream().filter(file -> !file.spelling().isEmpty())
				.filter(file -> file.kind() != Kind.IMAGE || !PROTOCOL.matcher(file.spelling()).matches()).toList();
	}

	/** At each level of a node in JSON, and of what {@code -drive} says of the file beneath. */
	private static Stream<NamedFile> images(Said said) {
		var named = Stream.<NamedFile>builder();
		for (var key : said.keys()) {
			var name = said.named(key);
			boolean filename = name.equals("filename") || name.endsWith(".filename");
			if (!filename && !(name.equals("file") && said.is("drive"))) {
				continue;
			}
			var level = name.substring(0, filename ? name.length() - "filename".length() : 0);
			var driver = said.text(level + "driver").orElse("");
			var below = level.isEmpty() ? said.text("file.driver").orElse("") : "";
			if (PLAIN.contains(driver) && PLAIN.contains(below)) {
				named.add(new NamedFile(said, key, key.value(), Kind.IMAGE));
			}
		}
		return named.build();
	}

	private static Stream<NamedFile> others(Said said) {
		return switch (said.name()) {
			case "device" -> Stream.concat(said.key("romfile").stream().flatMap(key -> searched(said, key)),
					said.head().equals("loader")
							? said.key("file").stream().map(key -> new NamedFile(said, key, key.value(), Kind.FILE))
							: Stream.of());
			case "option-rom" -> said.key("romfile").stream().flatMap(key -> searched(said, key));
			case "acpitable", "smbios" -> said.keys().stream()
					.filter(key -> said.named(key).equals("file")
							|| said.named(key).equals("data") && said.is("acpitable"))
					.map(key -> new NamedFile(said, key, key.value(), Kind.FILE));
			case "fw_cfg" -> said.key("file").stream().map(key -> new NamedFile(said, key, key.value(), Kind.FILE));
			case "object" -> object(said);
			default -> Stream.of();
		};
	}

	private static Stream<NamedFile> object(Said said) {
		return switch (said.head()) {
			case "secret" -> said.key("file").stream().map(key -> new NamedFile(said, key, key.value(), Kind.FILE));
			case "tls-creds-x509", "tls-creds-psk", "tls-creds-anon" -> said.key("dir").stream()
					.map(key -> new NamedFile(said, key, key.value(), Kind.FOLDER));
			default -> Stream.of();
		};
	}

	/** What QEMU looks for also beside its own firmware, unless it is more than a name. */
	private static Stream<NamedFile> searched(Said said, Key key) {
		return key.value().contains("/") ? Stream.of(new NamedFile(said, key, key.value(), Kind.FILE)) : Stream.of();
	}

	/** Where it is; empty when it is no path. */
	Optional<Path> path(Path folder) {
		return kind == Kind.IMAGE
				? DefinedImage.path(folder, spelling)
				: DefinedImage.path(folder, spelling.startsWith("file:") ? "./" + spelling : spelling);
	}
}
