package org.wheelhouse.core.commandline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.wheelhouse.host.QemuOption;

/**
 * Finds what QEMU calls the drives of a command line: the id, or a name made of the interface and the place on it. Pure.
 */
public final class DriveNames {

	private static final Map<String, List<KeyValues.Part>> SHORT = Map.of(
			"hda", parts("index", "0", "media", "disk"), "hdb", parts("index", "1", "media", "disk"),
			"hdc", parts("index", "2", "media", "disk"), "hdd", parts("index", "3", "media", "disk"),
			"cdrom", parts("index", "2", "media", "cdrom"), "fda", parts("if", "floppy", "index", "0"),
			"fdb", parts("if", "floppy", "index", "1"), "sd", parts("if", "sd", "index", "0"),
			"pflash", parts("if", "pflash"), "mtdblock", parts("if", "mtd"));
	/** What a machine may have instead of an interface that is not named. */
	private static final List<String> USUAL = List.of("ide", "virtio", "scsi", "sd");
	private static final Pattern PLACE = Pattern.compile("(ide|scsi)(\\d+)-(hd|cd)(\\d+)|(floppy|sd)(\\d+)");
	private static final int SCSI_UNITS = 7;

	private final Set<String> running;
	/** How many drives a bus of IDE has: two, and one where it is really SATA. */
	private final int ideUnits;
	private final Set<String> places = new HashSet<>();

	private DriveNames(Set<String> running, int ideUnits) {
		this.running = running;
		this.ideUnits = ideUnits;
	}

	/** The drive that an option makes, as {@code -drive} says it; empty for an option that makes none. */
	public static Optional<KeyValues> drive(QemuOption option) {
		var value = option.value().orElse("");
		if (option.name().equals("drive")) {
			return Optional.of(KeyValues.parse(value));
		}
		return Optional.ofNullable(SHORT.get(option.name())).map(parts -> {
			var all = new ArrayList<KeyValues.Part>();
			all.add(new KeyValues.Part("file", value));
			all.addAll(parts);
			return new KeyValues(all);
		});
	}

	/** A drive with this name, where QEMU made one by itself; empty when there is none that could be asked for. */
	public static Optional<KeyValues> place(String name) {
		var matcher = PLACE.matcher(name);
		if (!matcher.matches()) {
			return Optional.empty();
		}
		return Optional.of(new KeyValues(matcher.group(1) == null
				? parts("if", "" + matcher.group(5), "unit", "" + matcher.group(6))
				: parts("if", "" + matcher.group(1), "bus", "" + matcher.group(2), "unit", "" + matcher.group(4),
						"media",
						matcher.group(3).equals("cd") ? "cdrom" : "disk")));
	}

	/**
	 * The names.
	 *
	 * @param running the names of the back ends that there are
	 * @return by the place of the option in the list; a drive that is not there any more, or cannot be told, has none
	 */
	public static Map<Integer, String> of(List<QemuOption> options, Set<String> running) {
		var twoUnits = new DriveNames(running, 2).names(options);
		var oneUnit = new DriveNames(running, 1).names(options);
		return oneUnit.size() > twoUnits.size() ? oneUnit : twoUnits;
	}

	private Map<Integer, String> names(List<QemuOption> options) {
		var names = new TreeMap<Integer, String>();
		for (int i = 0; i < options.size(); i++) {
			var drive = drive(options.get(i));
			if (drive.isPresent()) {
				var name = name(drive.get());
				if (running.contains(name) && !names.containsValue(name)) {
					names.put(i, name);
				}
			}
		}
		return names;
	}

	private String name(KeyValues drive) {
		var given = drive.value("if");
		var name = "";
		for (var type : given.map(List::of).orElse(USUAL)) {
			name = placed(drive, type);
			if (running.contains(name) || drive.value("id").isPresent()) {
				break;
			}
		}
		return drive.value("id").orElse(name);
	}

	private String placed(KeyValues drive, String type) {
		int most = switch (type) {
			case "ide" -> ideUnits;
			case "scsi" -> SCSI_UNITS;
			default -> 0;
		};
		int bus = number(drive, "bus").orElse(0);
		int unit = number(drive, "unit").orElse(-1);
		int index = number(drive, "index").orElse(-1);
		if (index >= 0) {
			bus = most == 0 ? 0 : index / most;
			unit = most == 0 ? index : index % most;
		}
		if (unit < 0) {
			unit = 0;
			while (places.contains(type + bus + "/" + unit)) {
				unit++;
				if (most > 0 && unit == most) {
					unit = 0;
					bus++;
				}
			}
		}
		places.add(type + bus + "/" + unit);
		var medium = drive.value("media").filter("cdrom"::equals).isPresent() ? "cd" : "hd";
		return most == 0 ? type + unit : type + bus + "-" + medium + unit;
	}

	private static Optional<Integer> number(KeyValues drive, String key) {
		return drive.value(key).filter(text -> text.matches("\\d{1,4}")).map(Integer::valueOf);
	}

	private static List<KeyValues.Part> parts(String... keysAndValues) {
		var parts = new ArrayList<KeyValues.Part>();
		for (int i = 0; i < keysAndValues.length; i += 2) {
			parts.add(new KeyValues.Part(keysAndValues[i], keysAndValues[i + 1]));
		}
		return List.copyOf(parts);
	}
}
