package org.wheelhouse.qmp.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.qmp.json.Member;
import org.wheelhouse.qmp.json.RecordMapper;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.schema.Recorded;
import org.wheelhouse.qmp.schema.SchemaType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Each event of QEMU 7.2 is known with each of its members, as that QEMU's own schema tells them. */
class TypedEventTest {

	private final QmpSchema schema;

	TypedEventTest() throws IOException {
		schema = Recorded.schema("7.2");
	}

	static Iterable<String> names() throws IOException {
		return Recorded.schema("7.2").events().stream().map(SchemaType.Event::name).toList();
	}

	@Test
	void everyEventHasARecordAndNoRecordIsOfNoEvent() {
		assertEquals(
				schema.events().stream().map(SchemaType.Event::name).collect(Collectors.toCollection(TreeSet::new)),
				new TreeSet<>(EventReading.known().keySet()));
	}

	@ParameterizedTest
	@MethodSource("names")
	void membersAreThoseOfTheSchema(String name) {
		assertEquals(members(schema.event(name).orElseThrow().dataType()),
				components(EventReading.known().get(name)));
	}

	/** Each member's type by its name; with a question mark where it may be missing. Members of variants may. */
	private Map<String, Object> members(String type) {
		var members = new TreeMap<String, Object>();
		var object = (SchemaType.Members) schema.type(type);
		object.members().forEach(member -> members.put(member.name() + (member.optional() ? "?" : ""),
				described(member)));
		object.variants().values().forEach(variant -> ((SchemaType.Members) schema.type(variant)).members()
				.forEach(member -> members.put(member.name() + "?", described(member))));
		return members;
	}

	private Object described(SchemaType.Member member) {
		return switch (schema.type(member.type())) {
			case SchemaType.Builtin builtin -> builtin.json();
			case SchemaType.Enumeration _ -> "string";
			case SchemaType.Members members -> members(members.name());
			case SchemaType other -> throw new AssertionError("no event of 7.2 has " + other);
		};
	}

	private static Map<String, Object> components(Class<? extends Record> type) {
		var components = new TreeMap<String, Object>();
		for (var part : RecordMapper.of(type).parts()) {
			components.put(String.join("/", part.path()) + (part.isOptional() ? "?" : ""),
					described(part, part.component().getGenericType()));
		}
		return components;
	}

	private static Object described(Member part, Type type) {
		return switch (type) {
			case ParameterizedType optional -> described(part, optional.getActualTypeArguments()[0]);
			case Class<?> any when any == String.class -> "string";
			case Class<?> any when any == boolean.class || any == Boolean.class -> "boolean";
			case Class<?> any when any == long.class || any == OptionalLong.class -> "int";
			case Class<?> any when any.isRecord() -> components(any.asSubclass(Record.class));
			default -> throw new AssertionError(part);
		};
	}

	@ParameterizedTest
	@MethodSource("names")
	void whatQemuTellsIsReadWholeAndWrittenBack(String name) {
		for (var whole : new boolean[]{true, false}) {
			var data = example(schema.event(name).orElseThrow().dataType(), whole);
			var reading = EventReading.of(event(name, data));
			assertFalse(reading.event() instanceof OtherEvent);
			assertEquals(MissingNode.getInstance(), reading.unknown());
			assertEquals(data, RecordMapper.json(reading.event()));
		}
	}

	private ObjectNode example(String type, boolean whole) {
		var data = JsonNodeFactory.instance.objectNode();
		var object = (SchemaType.Members) schema.type(type);
		var members = new LinkedHashMap<String, SchemaType.Member>();
		object.members().forEach(member -> members.put(member.name(), member));
		if (whole) {
			object.variants().values().forEach(variant -> ((SchemaType.Members) schema.type(variant)).members()
					.forEach(member -> members.put(member.name(), member)));
		}
		members.values().stream().filter(member -> whole || !member.optional())
				.forEach(member -> data.set(member.name(), value(schema.type(member.type()), data.size(), whole)));
		return data;
	}

	private JsonNode value(SchemaType type, int number, boolean whole) {
		return switch (type) {
			case SchemaType.Builtin builtin when builtin.json().equals("int") -> JsonNodeFactory.instance
					.numberNode((number + 1L) << 40);
			case SchemaType.Builtin builtin when builtin.json().equals("boolean") -> JsonNodeFactory.instance
					.booleanNode(number % 2 == 0);
			case SchemaType.Enumeration words -> JsonNodeFactory.instance.textNode(words.words().getFirst());
			case SchemaType.Members members -> example(members.name(), whole);
			default -> JsonNodeFactory.instance.textNode("text " + number);
		};
	}

	private static Event event(String name, ObjectNode data) {
		return new Event(name, data, Instant.EPOCH);
	}

	@ParameterizedTest
	@ValueSource(strings = {"5.2", "7.2", "11.1"})
	void recordedEventsAreReadWhole(String version) throws IOException {
		var transcript = Path.of("test/samples", version, "transcript.json");
		var count = 0;
		for (var told : new ObjectMapper().readTree(Files.readString(transcript)).findValues("events")) {
			for (var event : told) {
				var data = event.path("data") instanceof ObjectNode some
						? some
						: JsonNodeFactory.instance.objectNode();
				var reading = EventReading.of(event(event.path("event").asText(), data));
				assertFalse(reading.event() instanceof OtherEvent, event::toString);
				assertEquals(MissingNode.getInstance(), reading.unknown(), event::toString);
				count++;
			}
		}
		assertEquals(44, count);
	}

	@Test
	void membersOfANewerQemuAreKept() {
		var data = JsonNodeFactory.instance.objectNode().put("path", "/p").put("new", 1);
		var reading = EventReading.of(event("DEVICE_DELETED", data));
		assertEquals(new DeviceEvent.DeviceDeleted(Optional.empty(), "/p"), reading.event());
		assertEquals(JsonNodeFactory.instance.objectNode().put("new", 1), reading.unknown());
	}

	@Test
	void whatIsNotKnownIsAnotherEvent() {
		var data = JsonNodeFactory.instance.objectNode().put("path", 5);
		assertEquals(new OtherEvent("DEVICE_DELETED", data), TypedEvent.of(event("DEVICE_DELETED", data)));
		assertEquals(new OtherEvent("OF_TOMORROW", data), TypedEvent.of(event("OF_TOMORROW", data)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"5.2", "11.1"})
	void mostEventsOfOtherVersionsAreKnown(String version) throws IOException {
		var names = Recorded.schema(version).events().stream().map(SchemaType.Event::name).toList();
		var known = names.stream().filter(EventReading.known()::containsKey).count();
		assertTrue(known * 10 >= names.size() * 8L, () -> known + " of " + names.size());
	}
}
