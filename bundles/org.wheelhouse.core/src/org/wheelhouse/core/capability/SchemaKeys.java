package org.wheelhouse.core.capability;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.SchemaType;
import org.wheelhouse.qmp.schema.SchemaType.Members;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The keys of options whose values are those of a QMP command. */
final class SchemaKeys {

	/** Of objects in objects: deeper ones are written as JSON by whoever wants them. */
	private static final int DEEPEST = 3;

	private final QmpSchema schema;

	/** @param answer of {@code query-qmp-schema}, or nothing */
	SchemaKeys(JsonNode answer) {
		schema = new QmpSchema(answer.isArray() ? answer : JsonNodeFactory.instance.arrayNode());
	}

	/** What a command that takes one of several kinds of arguments takes with each. */
	Map<String, List<Property>> variants(String command) {
		return schema.command(command).map(known -> variants(schema.arguments(known))).orElse(Map.of());
	}

	/** What a command that answers with one, or some, of several kinds tells of each. */
	Map<String, List<Property>> answered(String command) {
		return schema.command(command).map(known -> switch (schema.type(known.resultType())) {
			case SchemaType.Array(var _, var element) when schema.type(element) instanceof Members members ->
				variants(members);
			case Members members -> variants(members);
			default -> Map.<String, List<Property>>of();
		}).orElse(Map.of());
	}

	private Map<String, List<Property>> variants(Members type) {
		var found = new LinkedHashMap<String, List<Property>>();
		type.tag().flatMap(type::member).ifPresent(tag -> {
			if (schema.type(tag.type()) instanceof SchemaType.Enumeration words) {
				words.words().forEach(word -> found.put(word, of(type, tag.name(), word)));
			}
		});
		return found;
	}

	private List<Property> of(Members type, String tag, String word) {
		var keys = new LinkedHashMap<String, Property>();
		type.members().stream().filter(member -> !member.name().equals(tag))
				.forEach(member -> add(member, "", 1, keys));
		if (schema.type(type.variants().getOrDefault(word, type.name())) instanceof Members more && more != type) {
			all(more, "", 1, keys);
		}
		return List.copyOf(keys.values());
	}

	/** Of all variants at once: which of them it is, is written in the option. */
	private void all(Members type, String prefix, int depth, Map<String, Property> keys) {
		type.members().forEach(member -> add(member, prefix, depth, keys));
		type.variants().values().forEach(name -> {
			if (schema.type(name) instanceof Members variant) {
				all(variant, prefix, depth, keys);
			}
		});
	}

	private void add(SchemaType.Member member, String prefix, int depth, Map<String, Property> keys) {
		var name = prefix + member.name();
		switch (schema.type(member.type())) {
			case SchemaType.Builtin(var _, var json) -> put(name, json.equals("boolean") ? "bool" : json, keys);
			case SchemaType.Enumeration words -> put(name, "enum", words.words(), keys);
			case SchemaType.Array _ -> put(name, "list", keys);
			case SchemaType.Alternate alternate -> alternative(name, alternate, keys);
			case Members members when depth < DEEPEST -> all(members, name + ".", depth + 1, keys);
			case Members _ -> put(name, "any", keys);
		}
	}

	private void alternative(String name, SchemaType.Alternate alternate, Map<String, Property> keys) {
		var kinds = alternate.types().stream().map(schema::type).toList();
		var words = new ArrayList<String>();
		kinds.forEach(kind -> {
			if (kind instanceof SchemaType.Enumeration some) {
				words.addAll(some.words());
			}
		});
		var text = kinds.stream()
				.anyMatch(kind -> kind instanceof SchemaType.Builtin(var _, var json) && json.equals("string"));
		var object = kinds.stream().anyMatch(kind -> kind instanceof Members);
		put(name, !words.isEmpty() ? "enum" : text && object ? "node" : text ? "string" : "any", words, keys);
	}

	private static void put(String name, String type, Map<String, Property> keys) {
		put(name, type, type.equals("bool") ? PropertyReader.SWITCH : List.of(), keys);
	}

	private static void put(String name, String type, List<String> choices, Map<String, Property> keys) {
		keys.putIfAbsent(name, new Property(name, type, Optional.empty(), Optional.empty(), choices));
	}
}
