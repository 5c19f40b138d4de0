package org.wheelhouse.core.difference;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.wheelhouse.core.commandline.KeyValues;
import org.wheelhouse.core.guard.ByteText;
import org.wheelhouse.host.QemuOption;

/**
 * The memory that options ask for, all {@code -m} together as QEMU reads them. Pure.
 *
 * @param bytes   from the start
 * @param slots   for memory that is plugged in later
 * @param maximum bytes in all; 0 when none can be plugged in
 */
record DefinedMemory(long bytes, int slots, long maximum) {

	private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([bBkKmMgGtT]?)");
	private static final long MIB = 1 << 20;
	private static final long GIB = 1 << 30;
	/** What QEMU gives a PC of which nothing is said. */
	private static final long USUAL = 128 * MIB;
	private static final String LETTERS = "bkmgt";
	private static final int STEP = 10;

	/** Empty where it cannot be told. */
	static Optional<DefinedMemory> of(List<QemuOption> options) {
		var size = Optional.<String>empty();
		var slots = Optional.<String>empty();
		var maximum = Optional.<String>empty();
		for (var option : options) {
			if (option.name().equals("m")) {
				var values = KeyValues.parse(option.value().orElse(""));
				size = Optional.of(values.head("size")).filter(text -> !text.isEmpty()).or(kept(size));
				slots = values.value("slots").or(kept(slots));
				maximum = values.value("maxmem").or(kept(maximum));
			}
		}
		long bytes = size.map(text -> bytes(text, MIB)).orElse(USUAL);
		long slotCount = slots.map(text -> bytes(text, 1)).orElse(0L);
		long most = maximum.map(text -> bytes(text, 1)).orElse(0L);
		return bytes <= 0 || slotCount < 0 || most < 0
				? Optional.empty()
				: Optional.of(new DefinedMemory(bytes, (int) slotCount, most));
	}

	private static Supplier<Optional<String>> kept(Optional<String> before) {
		return () -> before;
	}

	/** -1 for what is no size. */
	static long bytes(String text, long unit) {
		var size = SIZE.matcher(text);
		if (!size.matches()) {
			return -1;
		}
		var letter = size.group(2).toLowerCase(Locale.ROOT);
		return Long.parseLong(size.group(1))
				* (letter.isEmpty() ? unit : 1L << STEP * LETTERS.indexOf(letter));
	}

	/** The value of {@code -m} with another size, spelled as it was. */
	static String with(String value, long bytes) {
		var values = KeyValues.parse(value);
		var plain = values.head("size").matches("\\d+");
		var text = plain && bytes % MIB == 0 ? "" + bytes / MIB : lettered(bytes);
		var parts = values.parts();
		return parts.getFirst().key().isEmpty()
				? new KeyValues(Stream.concat(Stream.of(new KeyValues.Part("", text)), parts.stream().skip(1)).toList())
						.text()
				: values.replacing("size", text).text();
	}

	private static String lettered(long bytes) {
		return bytes % GIB == 0 ? bytes / GIB + "G" : bytes % MIB == 0 ? bytes / MIB + "M" : bytes + "B";
	}

	/** For a person. */
	String text() {
		return ByteText.text(bytes) + (slots == 0 ? "" : ", " + slots + (slots == 1 ? " slot" : " slots"))
				+ (maximum == 0 ? "" : ", up to " + ByteText.text(maximum));
	}

	/** The same with so much. */
	DefinedMemory having(long other) {
		return new DefinedMemory(other, slots, maximum);
	}
}
