package org.wheelhouse.qmp.text;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.regex.Pattern;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.SchemaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.POJONode;

/**
 * Values written without quotes, which may be strings, numbers or truth values. Until that is known they are in the tree as
 * {@link POJONode}.
 */
final class BareValues {

	private static final Pattern WHOLE = Pattern.compile("-?\\d+");
	private static final Pattern HEXADECIMAL = Pattern.compile("0[xX]([0-9a-fA-F]+)");
	/** What device-list-properties calls whole numbers. */
	private static final Pattern NUMBERS = Pattern.compile("u?int\\d+|int|size(32)?");
	private static final Pattern REAL = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

	private final QmpSchema schema;

	BareValues(QmpSchema schema) {
		this.schema = schema;
	}

	/** Gives the members of an object the types that they have in the schema; what is not known there stays bare. */
	void type(SchemaType.Members type, ObjectNode object) {
		// The tag first: it decides on the others.
		type.tag().flatMap(type::member).filter(tag -> object.has(tag.name()))
				.ifPresent(tag -> object.set(tag.name(), typed(tag.type(), object.get(tag.name()))));
		schema.membersOf(type, object).stream().filter(member -> object.has(member.name()))
				.forEach(member -> object.set(member.name(), typed(member.type(), object.get(member.name()))));
	}

	private JsonNode typed(String typeName, JsonNode value) {
		return switch (schema.type(typeName)) {
			case SchemaType.Builtin builtin when bare(value) != null -> builtin(builtin, String.valueOf(bare(value)));
			case SchemaType.Enumeration _ when bare(value) != null -> JsonNodeFactory.instance.textNode(bare(value));
			case SchemaType.Members members when value instanceof ObjectNode object -> {
				type(members, object);
				yield object;
			}
			case SchemaType.Alternate alternate when value instanceof ObjectNode object -> {
				alternate.types().stream().map(schema::type).filter(SchemaType.Members.class::isInstance).findFirst()
						.ifPresent(members -> type((SchemaType.Members) members, object));
				yield object;
			}
			case SchemaType.Alternate alternate when bare(value) != null -> alternate.types().stream()
					.map(schema::type).anyMatch(BareValues::isText)
							? JsonNodeFactory.instance.textNode(bare(value))
							: looksLike(String.valueOf(bare(value)));
			default -> bare(value) == null ? value : looksLike(String.valueOf(bare(value)));
		};
	}

	private static boolean isText(SchemaType type) {
		return type instanceof SchemaType.Enumeration
				|| type instanceof SchemaType.Builtin builtin && builtin.json().equals("string");
	}

	/** What does not fit stays what it looks like: the check of the schema, or QEMU, says what is wrong. */
	private static JsonNode builtin(SchemaType.Builtin builtin, String written) {
		return builtin.json().equals("string") ? JsonNodeFactory.instance.textNode(written) : looksLike(written);
	}

	private static @Nullable String bare(JsonNode value) {
		return value instanceof POJONode node && node.getPojo() instanceof String written ? written : null;
	}

	/** Gives the members that are bare still what their types make of them, by the types' names in QOM. */
	static void type(Map<String, String> properties, ObjectNode object) {
		object.properties().forEach(member -> {
			var written = bare(member.getValue());
			var type = properties.get(member.getKey());
			if (written != null && type != null) {
				member.setValue(property(member.getKey(), type, written));
			}
		});
	}

	private static JsonNode property(String name, String type, String written) {
		// A number as the address of a PCI device means something else in each version: a text is slot and function in all.
		var number = NUMBERS.matcher(type).matches() && !(name.equals("addr") && type.equals("int32"));
		if (number && (WHOLE.matcher(written).matches() || HEXADECIMAL.matcher(written).matches())
				|| type.equals("number") && REAL.matcher(written).matches()) {
			return looksLike(written);
		}
		if (!type.equals("bool")) {
			return JsonNodeFactory.instance.textNode(written);
		}
		return switch (written) {
			case "on", "yes", "true" -> JsonNodeFactory.instance.booleanNode(true);
			case "off", "no", "false" -> JsonNodeFactory.instance.booleanNode(false);
			default -> JsonNodeFactory.instance.textNode(written);
		};
	}

	/** The same without bare values: of what type they are is not known, and a text loses nothing. */
	static ObjectNode asText(ObjectNode object) {
		object.properties().forEach(member -> member.setValue(switch (member.getValue()) {
			case ObjectNode inner -> asText(inner);
			case JsonNode value when bare(value) != null -> JsonNodeFactory.instance.textNode(bare(value));
			case JsonNode value -> value;
		}));
		return object;
	}

	private static JsonNode looksLike(String written) {
		var factory = JsonNodeFactory.instance;
		var hexadecimal = HEXADECIMAL.matcher(written);
		if (WHOLE.matcher(written).matches()) {
			return number(new BigInteger(written));
		}
		if (hexadecimal.matches()) {
			return number(new BigInteger(hexadecimal.group(1), 16));
		}
		if (REAL.matcher(written).matches()) {
			return factory.numberNode(new BigDecimal(written).doubleValue());
		}
		return switch (written) {
			case "true" -> factory.booleanNode(true);
			case "false" -> factory.booleanNode(false);
			case "null" -> factory.nullNode();
			default -> factory.textNode(written);
		};
	}

	private static JsonNode number(BigInteger number) {
		return number.bitLength() < Long.SIZE
				? JsonNodeFactory.instance.numberNode(number.longValue())
				: JsonNodeFactory.instance.numberNode(number);
	}
}
