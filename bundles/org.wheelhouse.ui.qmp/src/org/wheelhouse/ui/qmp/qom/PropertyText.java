package org.wheelhouse.ui.qmp.qom;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.qom.QomText;
import org.wheelhouse.core.qom.QomValue;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.ui.widget.Quantity;

import com.fasterxml.jackson.databind.JsonNode;

/** What a property says besides its value. Pure functions. */
final class PropertyText {

	private static final Pattern CHOICES = Pattern.compile("[\\w-]+(/[\\w-]+)+");
	private static final Pattern SIZE_NAME = Pattern.compile("size|.*[-_]size|ram|memory");
	private static final BigInteger KIB = BigInteger.valueOf(1024);
	private static final String LEGACY = "legacy-";

	private PropertyText() {
	}

	/** A number in other words, for whoever reads it: a size with its unit, or what QEMU calls its legacy form. */
	static String hint(PropertyRow row, List<PropertyRow> all) {
		var legacy = all.stream().filter(other -> other.name().equals(LEGACY + row.name()))
				.filter(other -> other.value() instanceof QomValue.Known).map(PropertyRow::text)
				.filter(text -> !text.isEmpty() && !text.equals(row.text())).findFirst();
		return legacy.or(() -> whole(row).flatMap(number -> size(row, number))).orElse("");
	}

	private static Optional<BigInteger> whole(PropertyRow row) {
		return row.value() instanceof QomValue.Known(JsonNode json) && json.isIntegralNumber()
				? Optional.of(json.bigIntegerValue())
				: Optional.empty();
	}

	private static Optional<String> size(PropertyRow row, BigInteger number) {
		var isSize = row.type().equals("size")
				|| row.type().startsWith("uint64") && SIZE_NAME.matcher(row.name()).matches();
		return isSize && number.compareTo(KIB) >= 0 && number.bitLength() < Long.SIZE - 1
				? Optional.of(Quantity.bytes(number.longValue()).toString())
				: Optional.empty();
	}

	/** All that is known of a property, a line each, and how it is asked for. */
	static String tip(PropertyRow row) {
		var tip = new StringBuilder(row.name()).append("  ").append(row.type());
		row.about().flatMap(info -> info.description()).ifPresent(text -> tip.append('\n').append(text));
		whole(row).filter(number -> number.abs().bitLength() > 3)
				.ifPresent(number -> tip.append('\n').append(row.text()).append(" = ").append(hexadecimal(number)));
		row.about().flatMap(info -> info.defaultValue())
				.ifPresent(value -> tip.append('\n').append(NLS.bind(Messages.Tip_Default, QomText.of(value))));
		if (row.value() instanceof QomValue.Refused(String words)) {
			tip.append('\n').append(NLS.bind(Messages.Tip_Refused, words));
		}
		return tip.append('\n').append(get(row)).toString();
	}

	private static String hexadecimal(BigInteger number) {
		return (number.signum() < 0 ? "-0x" : "0x") + number.abs().toString(16);
	}

	/** The command that asks for it. */
	static String get(PropertyRow row) {
		return new QomGet(row.path(), row.name()).toJson();
	}

	/** The words that it may be, where QEMU tells them. */
	static List<String> choices(PropertyRow row) {
		if (row.type().equals("bool")) {
			return List.of("true", "false");
		}
		return row.about().flatMap(info -> info.description()).filter(text -> CHOICES.matcher(text).matches())
				.map(text -> List.of(text.split("/"))).orElse(List.of());
	}
}
