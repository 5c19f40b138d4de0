package org.wheelhouse.core.commandline;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Span;

/**
 * One option of a definition in the style in which it is written, with the parts of its value and where they stand. A part is
 * changed, put in or taken out in that style, and all else stays as it is. Immutable; any thread. Which options have which
 * style: QEMU's own reading of them, versions 5.2 to 11.
 */
public final class WrittenOption {

	/** How its value is written. */
	public enum Style {
		/** It has none. */
		SWITCH,
		/** The whole word is the value; its one part has no key. A comma in it is a comma. */
		LITERAL,
		/** {@code first,key=value}, with {@code ,,} for a comma. */
		COMMAS,
		/** A JSON object. Members within members are named with dots between, elements by their number. */
		JSON
	}

	/** What a value is, where JSON tells that apart. */
	public enum Type {
		TEXT, NUMBER, SWITCH
	}

	/**
	 * A part of a value. Places are counted in the value.
	 *
	 * @param key   the key that QEMU takes for it where none is written; a switch's name
	 * @param value as it is meant: {@code ,,} is one comma here, and a switch is {@code on}
	 * @param span  where all of it stands
	 * @param inner where its value stands
	 * @param bare  whether no key is written
	 */
	public record Part(String key, String value, Span span, Span inner, boolean bare) {}

	private static final Set<String> MAY_BE_JSON = Set.of("blockdev", "device", "netdev", "object", "display",
			"audiodev", "compat");

	/** Options whose value is parts, each with the key of a first part without one; empty where that has none. */
	private static final Map<String, String> FIRST_KEYS = Map.ofEntries(Map.entry("device", "driver"),
			Map.entry("blockdev", "driver"), Map.entry("drive", ""), Map.entry("netdev", "type"),
			Map.entry("nic", "type"), Map.entry("net", "type"), Map.entry("chardev", "backend"),
			Map.entry("object", "qom-type"), Map.entry("machine", "type"), Map.entry("M", "type"),
			Map.entry("accel", "accel"), Map.entry("smp", "cpus"), Map.entry("m", "size"), Map.entry("boot", "order"),
			Map.entry("name", "guest"), Map.entry("rtc", "base"), Map.entry("display", "type"),
			Map.entry("audiodev", "driver"), Map.entry("audio", "driver"), Map.entry("fsdev", "fsdriver"),
			Map.entry("virtfs", "fsdriver"), Map.entry("tpmdev", "type"), Map.entry("cpu", "model"),
			Map.entry("vnc", "vnc"), Map.entry("spice", ""), Map.entry("iscsi", ""),
			Map.entry("mon", "chardev"), Map.entry("numa", "type"),
			Map.entry("global", ""), Map.entry("smbios", ""), Map.entry("fw_cfg", "name"), Map.entry("acpitable", ""),
			Map.entry("serial", "chardev"), Map.entry("parallel", "chardev"), Map.entry("monitor", "chardev"),
			Map.entry("qmp", "chardev"), Map.entry("qmp-pretty", "chardev"), Map.entry("gdb", "chardev"),
			Map.entry("debugcon", "chardev"), Map.entry("set", ""), Map.entry("icount", "shift"),
			Map.entry("overcommit", ""), Map.entry("sandbox", "enable"), Map.entry("msg", ""),
			Map.entry("action", ""), Map.entry("run-with", ""), Map.entry("compat", ""), Map.entry("add-fd", ""),
			Map.entry("option-rom", "romfile"));

	private final DefinitionText text;
	private final int index;
	private final QemuOption option;
	private final Style style;
	private final List<Part> parts;

	private WrittenOption(DefinitionText text, int index) {
		this.text = text;
		this.index = index;
		option = text.options().get(index);
		var value = value();
		var json = value.startsWith("{") && MAY_BE_JSON.contains(option.name())
				? JsonMembers.of(value)
				: Optional.<JsonMembers>empty();
		var first = FIRST_KEYS.get(option.name());
		if (option.value().isEmpty()) {
			style = Style.SWITCH;
			parts = List.of();
		} else if (json.isPresent()) {
			style = Style.JSON;
			parts = List.copyOf(json.get().parts());
		} else if (first != null && !(value.startsWith("{") && MAY_BE_JSON.contains(option.name()))) {
			style = Style.COMMAS;
			parts = List.copyOf(split(value, first));
		} else {
			style = Style.LITERAL;
			var all = new Span(0, value.length());
			parts = List.of(new Part("", value, all, all, true));
		}
	}

	/** @param index of the option */
	public static WrittenOption of(DefinitionText text, int index) {
		return new WrittenOption(text, index);
	}

	/** All of a definition, in order. */
	public static List<WrittenOption> all(DefinitionText text) {
		var all = new ArrayList<WrittenOption>();
		for (int index = 0; index < text.options().size(); index++) {
			all.add(new WrittenOption(text, index));
		}
		return List.copyOf(all);
	}

	private static List<Part> split(String value, String firstKey) {
		var parts = new ArrayList<Part>();
		int start = 0;
		for (int i = 0; i <= value.length(); i++) {
			boolean comma = i < value.length() && value.charAt(i) == ',';
			if (comma && i + 1 < value.length() && value.charAt(i + 1) == ',') {
				i++;
			} else if (comma || i == value.length()) {
				parts.add(part(value, start, i, parts.isEmpty() ? firstKey : ""));
				start = i + 1;
			}
		}
		return parts;
	}

	private static Part part(String value, int start, int end, String firstKey) {
		var raw = value.substring(start, end);
		var span = new Span(start, end);
		int equals = raw.indexOf('=');
		if (equals >= 0) {
			return new Part(raw.substring(0, equals), plain(raw.substring(equals + 1)), span,
					new Span(start + equals + 1, end), false);
		}
		return firstKey.isEmpty()
				? new Part(plain(raw), raw.isEmpty() ? "" : "on", span, span, true)
				: new Part(firstKey, plain(raw), span, span, true);
	}

	private static String plain(String raw) {
		return raw.replace(",,", ",");
	}

	/** The key of a first part without one, for an option of this name; empty where there is none. */
	public static String firstKey(String option) {
		return FIRST_KEYS.getOrDefault(option, "");
	}

	/** Which option it is. */
	public int index() {
		return index;
	}

	/** Its name without dashes; empty for a word on its own. */
	public String name() {
		return option.name();
	}

	/** Its value, empty when it has none. */
	public String value() {
		return option.value().orElse("");
	}

	public Style style() {
		return style;
	}

	/** Whether it is written as this option has to be; else it is JSON that is not whole, and its value is one literal part. */
	public boolean isReadable() {
		return style != Style.LITERAL || !FIRST_KEYS.containsKey(option.name());
	}

	/** In order. A part that is empty, such as the one behind a comma at the end, has the key "". */
	public List<Part> parts() {
		return parts;
	}

	/** The last part with this key, which counts; also {@code noKEY}, as booleans were written of old. */
	public Optional<Part> part(String key) {
		return parts.reversed().stream()
				.filter(part -> part.key().equals(key) || isDenied(part, key)).findFirst();
	}

	private static boolean isDenied(Part part, String key) {
		return part.bare() && part.value().equals("on") && !key.isEmpty() && part.key().equals("no" + key);
	}

	/** The value of the last part with this key. */
	public Optional<String> value(String key) {
		return part(key).map(part -> isDenied(part, key) ? "off" : part.value());
	}

	/** Whether this key is on. */
	public boolean isOn(Set<String> keys) {
		return keys.stream().anyMatch(key -> value(key).filter(WrittenOption::isOn).isPresent());
	}

	/** Whether QEMU takes this text for on. */
	public static boolean isOn(String value) {
		return Set.of("on", "yes", "true", "y").contains(value);
	}

	/** Whether QEMU takes this text for off. */
	public static boolean isOff(String value) {
		return Set.of("off", "no", "false", "n").contains(value);
	}

	/** Where a part's value stands in the text. */
	public Span span(Part part) {
		return text.partSpan(index, part.inner().start(), part.inner().end());
	}

	/** Where the whole option stands in the text. */
	public Span span() {
		return text.span(index);
	}

	/**
	 * The definition with this value for a key: where it stands when it is there, else as a new part at the end.
	 *
	 * @param key  of no meaning for a literal value
	 * @param type of the key, for a new member in JSON
	 */
	public DefinitionText with(String key, String value, Type type) {
		return switch (style) {
			case SWITCH -> throw new IllegalStateException("-" + name() + " has no value");
			case LITERAL -> {
				if (!key.isEmpty()) {
					throw new IllegalStateException("-" + name() + " has no parts");
				}
				yield text.withValue(index, value);
			}
			case JSON -> json(JsonMembers.of(value()).orElseThrow().with(key, value, type));
			case COMMAS -> {
				var there = part(key);
				yield there.isPresent() ? changed(there.get(), key, value) : added(key, value);
			}
		};
	}

	/** The definition with one more part of this key at the end, also when there is one already. Not of a literal value. */
	public DefinitionText added(String key, String value) {
		if (style == Style.JSON) {
			return json(JsonMembers.of(value()).orElseThrow().with(key, value, Type.TEXT));
		}
		int end = value().length();
		boolean first = parts.getLast().span().length() == 0;
		return text.withPart(index, end, end, (first ? "" : ",") + key + "=" + escaped(value));
	}

	/** The definition with another value for a part that is written with commas. */
	public DefinitionText changed(Part part, String key, String value) {
		boolean first = part.bare() && part.span().start() == 0 && key.equals(firstKey(name()))
				&& value.indexOf('=') < 0 && !value.isEmpty();
		if (first || !part.bare()) {
			return text.withPart(index, part.inner().start(), part.inner().end(), escaped(value));
		}
		return text.withPart(index, part.span().start(), part.span().end(), key + "=" + escaped(value));
	}

	private DefinitionText json(JsonMembers.Change change) {
		return text.withPart(index, change.span().start(), change.span().end(), change.text());
	}

	/** A text as a part's value has it. */
	public static String escaped(String value) {
		return value.replace(",", ",,");
	}

	/** The definition without all parts of this key; without the option when nothing is left of it. */
	public DefinitionText without(String key) {
		if (style == Style.JSON) {
			return JsonMembers.of(value()).orElseThrow().without(key).map(this::json).orElse(text);
		}
		var there = part(key);
		if (there.isEmpty()) {
			return text;
		}
		var fewer = without(there.get());
		boolean gone = fewer.options().size() < text.options().size();
		return gone ? fewer : new WrittenOption(fewer, index).without(key);
	}

	/** The definition without a part that is written with commas; without the option when it was all of it. */
	public DefinitionText without(Part part) {
		int at = parts.indexOf(part);
		if (style == Style.LITERAL || parts.size() == 1) {
			return text.without(Set.of(index));
		}
		if (at > 0) {
			return text.withPart(index, parts.get(at - 1).span().end(), part.span().end(), "");
		}
		var next = parts.get(1);
		// What has no key and comes to be the first would be taken for another.
		var kept = next.bare() && next.span().length() > 0 ? escaped(next.key()) + "=on" : "";
		return text.withPart(index, 0, kept.isEmpty() ? next.span().start() : next.span().end(), kept);
	}
}
