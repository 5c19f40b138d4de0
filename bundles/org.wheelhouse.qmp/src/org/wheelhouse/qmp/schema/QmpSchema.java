package org.wheelhouse.qmp.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.wheelhouse.qmp.schema.SchemaType.Member;
import org.wheelhouse.qmp.schema.SchemaType.Members;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Everything that one QEMU understands: its commands, events and their types. Made of the answer of
 * {@code query-qmp-schema}, which QEMU has since 2.5. Immutable; any thread.
 */
public final class QmpSchema {

	/** Takes the properties of whatever device is named: QEMU does not introspect them here. */
	private static final Set<String> OPEN = Set.of("device_add");

	private final Map<String, SchemaType.Command> commands = new TreeMap<>();
	private final Map<String, SchemaType.Event> events = new TreeMap<>();
	private final Map<String, SchemaType> types = new HashMap<>();
	private final boolean complete;

	/**
	 * @param answer the {@code return} of {@code query-qmp-schema}
	 * @throws IllegalArgumentException when it is no such answer; names what is wrong
	 */
	public QmpSchema(JsonNode answer) {
		this(answer, true);
	}

	/** @param complete whether it knows all arguments of its commands */
	QmpSchema(JsonNode answer, boolean complete) {
		this.complete = complete;
		if (!answer.isArray()) {
			throw new IllegalArgumentException("a schema is an array, not " + answer.getNodeType());
		}
		answer.forEach(this::take);
	}

	private void take(JsonNode entity) {
		var name = text(entity, "name");
		switch (text(entity, "meta-type")) {
			case "command" -> commands.put(name, new SchemaType.Command(name, text(entity, "arg-type"),
					text(entity, "ret-type"), entity.path("allow-oob").asBoolean(), features(entity)));
			case "event" -> events.put(name, new SchemaType.Event(name, text(entity, "arg-type"), features(entity)));
			case "builtin" -> types.put(name, new SchemaType.Builtin(name, text(entity, "json-type")));
			case "enum" -> types.put(name, new SchemaType.Enumeration(name, values(entity)));
			case "array" -> types.put(name, new SchemaType.Array(name, text(entity, "element-type")));
			case "alternate" -> types.put(name, new SchemaType.Alternate(name, alternatives(entity)));
			case "object" -> types.put(name, members(name, entity));
			default -> {
				// of a QEMU that is newer than all that is known
			}
		}
	}

	private static String text(JsonNode entity, String member) {
		var value = entity.path(member);
		if (!value.isTextual()) {
			throw new IllegalArgumentException("'" + member + "' should be a string in " + entity);
		}
		return value.textValue();
	}

	private static Set<String> features(JsonNode entity) {
		var features = new LinkedHashSet<String>();
		entity.path("features").forEach(feature -> features.add(feature.asText()));
		return Collections.unmodifiableSet(features);
	}

	/** Since 7.0 they have features; before, names only. */
	private static List<SchemaType.Value> values(JsonNode entity) {
		var values = new ArrayList<SchemaType.Value>();
		if (entity.has("members")) {
			entity.path("members")
					.forEach(value -> values.add(new SchemaType.Value(text(value, "name"), features(value))));
		} else {
			entity.path("values").forEach(value -> values.add(new SchemaType.Value(value.asText(), Set.of())));
		}
		return List.copyOf(values);
	}

	private static List<String> alternatives(JsonNode entity) {
		var alternatives = new ArrayList<String>();
		entity.path("members").forEach(member -> alternatives.add(text(member, "type")));
		return List.copyOf(alternatives);
	}

	private static Members members(String name, JsonNode entity) {
		var members = new ArrayList<Member>();
		// A member with a default, which is always null, is optional.
		entity.path("members").forEach(member -> members
				.add(new Member(text(member, "name"), text(member, "type"), member.has("default"), features(member))));
		var variants = new LinkedHashMap<String, String>();
		entity.path("variants").forEach(variant -> variants.put(text(variant, "case"), text(variant, "type")));
		return new Members(name, List.copyOf(members),
				entity.has("tag") ? Optional.of(text(entity, "tag")) : Optional.empty(),
				Collections.unmodifiableMap(variants));
	}

	/** All commands by name, in alphabetical order. */
	public Collection<SchemaType.Command> commands() {
		return Collections.unmodifiableCollection(commands.values());
	}

	/** All events by name, in alphabetical order. */
	public Collection<SchemaType.Event> events() {
		return Collections.unmodifiableCollection(events.values());
	}

	/** The command of that name. */
	public Optional<SchemaType.Command> command(String name) {
		return Optional.ofNullable(commands.get(name));
	}

	/** The event of that name. */
	public Optional<SchemaType.Event> event(String name) {
		return Optional.ofNullable(events.get(name));
	}

	/**
	 * The type of that name.
	 *
	 * @throws IllegalArgumentException when there is none: names come from this schema
	 */
	public SchemaType type(String name) {
		var type = types.get(name);
		if (type == null) {
			throw new IllegalArgumentException("no type " + name);
		}
		return type;
	}

	/** The arguments of a command. */
	public Members arguments(SchemaType.Command command) {
		return type(command.argumentType()) instanceof Members members
				? members
				: new Members(command.argumentType(), List.of(), Optional.empty(), Map.of());
	}

	/** Whether a command takes more members than are told here. */
	public boolean isOpen(SchemaType.Command command) {
		return !complete || OPEN.contains(command.name());
	}

	/** Whether there is such a command with such an argument, of whatever variant. */
	public boolean takes(String command, String argument) {
		return command(command).map(this::arguments).map(
				arguments -> arguments.member(argument).isPresent() || arguments.variants().values().stream()
						.anyMatch(variant -> type(variant) instanceof Members further
								&& further.member(argument).isPresent()))
				.orElse(false);
	}

	/**
	 * The members that an object may have: those of its type, and of the variant that its tag chooses if it is there.
	 *
	 * @param present what is there of the object already
	 */
	public List<Member> membersOf(Members type, JsonNode present) {
		var chosen = type.tag().map(tag -> type.variants().getOrDefault(present.path(tag).asText(), "")).orElse("");
		if (chosen.isEmpty() || !(type(chosen) instanceof Members variant)) {
			return type.members();
		}
		var all = new ArrayList<>(type.members());
		// A variant may have variants of its own.
		all.addAll(membersOf(variant, present));
		return List.copyOf(all);
	}
}
