package org.wheelhouse.core.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.DeviceOption;
import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.secret.ClearSecrets;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Kind;
import org.wheelhouse.core.state.Difference.Way;
import org.wheelhouse.host.QemuOption;

/**
 * Options that are otherwise than those by which the machine was started, where no part of the machine tells more of it. What
 * drives hold, how fast they are and which devices there are is told by those. Pure.
 *
 * @param drives where the definition has what runs
 * @param before where it was when it was started
 */
record EditedOptions(List<QemuOption> defined, List<QemuOption> started, DefinedDrives drives, DefinedDrives before) {

	private static final Map<String, String> TITLES = Map.ofEntries(Map.entry("smp", "Processors"),
			Map.entry("cpu", "Processor model"), Map.entry("machine", "Machine"), Map.entry("accel", "Accelerator"),
			Map.entry("name", "Name"), Map.entry("uuid", "UUID"), Map.entry("boot", "Boot order"),
			Map.entry("vga", "Graphics"), Map.entry("nic", "Network"), Map.entry("net", "Network"),
			Map.entry("netdev", "Network"), Map.entry("display", "Display"), Map.entry("vnc", "Display"),
			Map.entry("spice", "Display"), Map.entry("kernel", "Kernel"), Map.entry("append", "Kernel command line"),
			Map.entry("initrd", "Initial RAM disk"), Map.entry("serial", "Serial port"), Map.entry("drive", "Disk"),
			Map.entry("hda", "Disk"), Map.entry("hdb", "Disk"), Map.entry("hdc", "Disk"), Map.entry("hdd", "Disk"),
			Map.entry("cdrom", "CD drive"), Map.entry("rtc", "Clock"), Map.entry("object", "Object"),
			Map.entry("bios", "Firmware"), Map.entry("pflash", "Firmware"), Map.entry("tpmdev", "TPM"));
	private static final Set<String> DRIVES = Set.of("drive", "hda", "hdb", "hdc", "hdd", "cdrom", "fda", "fdb", "");
	private static final Set<String> MEDIUM = Set.of("file", "file.filename", "filename", "file.driver", "format",
			"driver");
	private static final Set<String> SERVERS = Set.of("vnc", "spice");
	private static final Pattern SECRET = Pattern.compile("\\b(data|password|[a-z.-]*secret)=[^,]*");
	/** How much of a value is shown. */
	private static final int LONGEST = 60;

	/** One option in the form in which it is compared. */
	private record Compared(QemuOption option, String name, String text, String id) {}

	List<Difference> differences() {
		var now = compared(defined);
		var then = compared(started);
		var added = new ArrayList<>(now);
		then.forEach(option -> removeOne(added, option));
		var removed = new ArrayList<>(then);
		now.forEach(option -> removeOne(removed, option));
		var found = new ArrayList<Difference>();
		for (var option : added) {
			var other = removed.stream().filter(candidate -> isSame(option, candidate)).findFirst();
			other.ifPresent(removed::remove);
			if (other.isPresent() || isOwn(option)) {
				found.add(difference(option.name(), option.id(), Optional.of(option.option()),
						other.map(Compared::option), found.size()));
			}
		}
		for (var option : removed) {
			if (isOwn(option)) {
				found.add(difference(option.name(), option.id(), Optional.empty(), Optional.of(option.option()),
						found.size()));
			}
		}
		return found;
	}

	private static void removeOne(List<Compared> from, Compared one) {
		from.stream().filter(other -> other.name().equals(one.name()) && other.text().equals(one.text())).findFirst()
				.ifPresent(from::remove);
	}

	/** The same option with another value: by its id, else because there is one of its name only. */
	private boolean isSame(Compared one, Compared other) {
		return one.name().equals(other.name()) && (one.id().isEmpty() && other.id().isEmpty()
				? count(defined, one.name()) == 1 && count(started, one.name()) == 1
				: one.id().equals(other.id()));
	}

	private static long count(List<QemuOption> options, String name) {
		return options.stream().filter(option -> name(option).equals(name)).count();
	}

	/** Whether it is told of by itself when it has come or gone: what belongs to a device is told with that. */
	private boolean isOwn(Compared option) {
		return switch (option.name()) {
			case "blockdev" -> false;
			case "device" -> option.id().isEmpty();
			case "netdev", "drive", "chardev", "object" -> !isUsed(option.id());
			default -> true;
		};
	}

	private boolean isUsed(String backend) {
		return !backend.isEmpty() && Stream.concat(defined.stream(), started.stream())
				.filter(option -> option.name().equals("device"))
				.flatMap(option -> DeviceOption.of(option).properties().entrySet().stream())
				.anyMatch(property -> property.getValue().equals(backend) && !property.getKey().equals("id"));
	}

	private List<Compared> compared(List<QemuOption> options) {
		return IntStream.range(0, options.size()).filter(at -> !options.get(at).name().equals("m"))
				.filter(at -> options != defined || !isTakenOver(at)).mapToObj(options::get)
				.flatMap(option -> withoutSecrets(option)).map(EditedOptions::compared).toList();
	}

	/** As a start hands it over: what is secret in a definition is in no command line. */
	private static Stream<QemuOption> withoutSecrets(QemuOption option) {
		return ClearSecrets.takenFrom(List.of(option)).options().stream()
				.map(left -> SERVERS.contains(left.name()) ? withoutPassword(left) : left);
	}

	/** The id of its secret, or the switch that stands for it with a QEMU that takes none, says nothing of what runs. */
	private static QemuOption withoutPassword(QemuOption server) {
		return new QemuOption(server.name(), server.value()
				.map(value -> KeyValues.parse(value).without("password").without("password-secret").text()),
				server.origin());
	}

	/** A drive that the machine has had without an option: the definition names what was put into it. */
	private boolean isTakenOver(int option) {
		return drives.name(option).filter(name -> !before.has(name)).isPresent();
	}

	private static boolean isDrive(QemuOption option) {
		return DRIVES.contains(option.name());
	}

	private static String name(QemuOption option) {
		return option.name().equals("M") ? "machine" : option.name();
	}

	private static Compared compared(QemuOption option) {
		var value = option.value().orElse("");
		if (option.name().equals("drive")) {
			var drive = KeyValues.parse(value);
			return new Compared(option, "drive", new KeyValues(drive.parts().stream()
					.filter(part -> !MEDIUM.contains(part.key()) && !DefinedLimits.isLimit(part.key())).toList())
					.text(), drive.value("id").orElse(""));
		}
		if (isDrive(option)) {
			return new Compared(option, option.name(), "", "");
		}
		if (option.name().equals("device") || option.name().equals("blockdev")) {
			var device = DeviceOption.of(option);
			var properties = new TreeMap<>(device.properties());
			properties.remove("drive");
			if (option.name().equals("blockdev")) {
				MEDIUM.forEach(properties::remove);
			}
			return new Compared(option, option.name(), properties.toString(),
					option.name().equals("device") ? device.id() : device.value("node-name").orElse(""));
		}
		var id = option.name().equals("netdev") || option.name().equals("object") || option.name().equals("chardev")
				? DeviceOption.of(option).id()
				: "";
		return new Compared(option, name(option), value, id);
	}

	private static Difference difference(String name, String id, Optional<QemuOption> asDefined,
			Optional<QemuOption> asStarted, int number) {
		var title = TITLES.getOrDefault(name, name.equals("device") ? "Device" : "Option -" + name)
				+ (id.isEmpty() ? "" : " " + id);
		return new Difference(Kind.OPTION, name + " " + (id.isEmpty() ? "#" + number : id), title, Differences.EDITED,
				Optional.empty(), words(asDefined), words(asStarted), Way.NONE, Way.NONE,
				Way.not("at the next start"));
	}

	private static String words(Optional<QemuOption> option) {
		return option.map(given -> {
			var text = ("-" + given.name()
					+ given.value().map(value -> " " + SECRET.matcher(value).replaceAll("$1=…")).orElse("")).strip();
			return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
		}).orElse("");
	}
}
