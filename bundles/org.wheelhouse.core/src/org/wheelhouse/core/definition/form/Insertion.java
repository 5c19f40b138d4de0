package org.wheelhouse.core.definition.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.wheelhouse.core.commandline.WrittenOption;
import org.wheelhouse.core.commandline.WrittenOption.Style;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;

/**
 * Puts new options into a definition so that none that is there becomes another: behind the last of its kind. A device is
 * written in JSON where there is one in JSON already, because QEMU makes those after all others, and one more of the others
 * would move them to other slots.
 */
final class Insertion {

	/** From the end, but for those of Q35's own controllers. */
	private static final List<Integer> FREE_SLOTS = List.of(0x1e, 0x1c, 0x19, 0x18, 0x17, 0x16, 0x15, 0x14, 0x13, 0x12);

	/** What {@code addr} of a PCI device begins with; other options have an {@code addr} of another kind. */
	private static final Pattern SLOT = Pattern.compile("(?:0x)?([0-9a-fA-F]{1,2})(?:\\..*)?");

	private final DefinitionText text;
	private final List<WrittenOption> options;
	private final Types types;

	private Insertion(DefinitionText text, Types types) {
		this.text = text;
		this.types = types;
		options = WrittenOption.all(text);
	}

	static Insertion into(DefinitionText text, Types types) {
		return new Insertion(text, types);
	}

	/** One option behind the last of its name; at the end when there is none. */
	DefinitionText option(QemuOption option) {
		return text.insert(behind(option.name(), Style.values()), option);
	}

	/**
	 * One whose value is parts, in the style of those of its name.
	 *
	 * @param parts in order; the first may have the key that need not be written
	 */
	DefinitionText parts(String name, SequencedMap<String, String> parts) {
		return name.equals("device") ? written(name, addressed(parts)) : written(name, parts);
	}

	/**
	 * A drive with {@code if=virtio} gets the first slot that all devices have left: one device more would move it, so that one
	 * is told its slot, from the end of the bus, where no machine of QEMU's has anything of its own.
	 */
	private SequencedMap<String, String> addressed(SequencedMap<String, String> parts) {
		boolean moves = options.stream().anyMatch(option -> option.name().equals("drive")
				&& option.value("if").filter("virtio"::equals).isPresent() && option.value("addr").isEmpty());
		if (!moves || parts.containsKey("bus") || !types.isPci(parts.getOrDefault("driver", ""))) {
			return parts;
		}
		var taken = options.stream().flatMap(option -> option.value("addr").stream()).map(SLOT::matcher)
				.filter(Matcher::matches).map(address -> Integer.parseInt(address.group(1), 16))
				.collect(Collectors.toSet());
		var addressed = new LinkedHashMap<>(parts);
		FREE_SLOTS.stream().filter(slot -> !taken.contains(slot)).findFirst()
				.ifPresent(slot -> addressed.put("addr", "0x" + Integer.toHexString(slot)));
		return addressed;
	}

	private DefinitionText written(String name, SequencedMap<String, String> parts) {
		var same = options.stream().filter(option -> option.name().equals(name)).toList();
		boolean json = name.equals("device")
				? same.stream().anyMatch(option -> option.style() == Style.JSON)
				: !same.isEmpty() && same.getLast().style() == Style.JSON;
		if (!json) {
			return text.insert(behind(name, name.equals("device") ? new Style[]{Style.COMMAS} : Style.values()),
					QemuOption.of(name, commas(name, parts)));
		}
		int at = behind(name, Style.JSON);
		var changed = text.insert(at, QemuOption.of(name, "{}"));
		for (var part : parts.entrySet()) {
			changed = WrittenOption.of(changed, at).with(part.getKey(), part.getValue(),
					types.of(name, parts.getOrDefault("driver", ""), part.getKey()));
		}
		return changed;
	}

	private int behind(String name, Style... styles) {
		return options.stream().filter(option -> option.name().equals(name) && List.of(styles).contains(option.style()))
				.reduce((_, last) -> last).map(last -> last.index() + 1).orElse(options.size());
	}

	/** The value of an option: the first key is left out where QEMU takes it for that one all the same. */
	static String commas(String name, SequencedMap<String, String> parts) {
		return parts.entrySet().stream().map(part -> part.equals(parts.firstEntry())
				&& part.getKey().equals(WrittenOption.firstKey(name)) && part.getValue().indexOf('=') < 0
				&& !part.getValue().isEmpty()
						? WrittenOption.escaped(part.getValue())
						: part.getKey() + "=" + WrittenOption.escaped(part.getValue()))
				.collect(Collectors.joining(","));
	}

	/** Parts in this order: key, value, key, value; those without a value are left out. */
	static SequencedMap<String, String> parts(String... words) {
		var parts = new LinkedHashMap<String, String>();
		for (int i = 0; i < words.length; i += 2) {
			if (!words[i + 1].isEmpty()) {
				parts.put(words[i], words[i + 1]);
			}
		}
		return parts;
	}
}
