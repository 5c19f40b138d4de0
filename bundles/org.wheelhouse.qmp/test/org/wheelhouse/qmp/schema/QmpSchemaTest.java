package org.wheelhouse.qmp.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.qmp.schema.SchemaType.Member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

class QmpSchemaTest {

	@ParameterizedTest
	@CsvSource({"5.2,192,48", "7.2,216,52", "11.1,242,57"})
	void allCommandsAndEventsAreThere(String version, int commands, int events) throws IOException {
		var schema = Recorded.schema(version);
		assertEquals(commands, schema.commands().size());
		assertEquals(events, schema.events().size());
	}

	@ParameterizedTest
	@ValueSource(strings = {"5.2", "7.2", "11.1"})
	void everyTypeThatIsNamedIsThere(String version) throws IOException {
		var schema = Recorded.schema(version);
		var seen = new TreeSet<String>();
		schema.commands().forEach(command -> {
			visit(schema, command.argumentType(), seen);
			visit(schema, command.resultType(), seen);
		});
		schema.events().forEach(event -> visit(schema, event.dataType(), seen));
		assertTrue(seen.size() > 500, () -> seen.size() + " types");
	}

	private static void visit(QmpSchema schema, String name, Set<String> seen) {
		if (!seen.add(name)) {
			return;
		}
		switch (schema.type(name)) {
			case SchemaType.Array array -> visit(schema, array.elementType(), seen);
			case SchemaType.Alternate alternate -> alternate.types().forEach(type -> visit(schema, type, seen));
			case SchemaType.Members members -> {
				members.members().forEach(member -> visit(schema, member.type(), seen));
				members.variants().values().forEach(variant -> visit(schema, variant, seen));
				members.tag().ifPresent(tag -> assertTrue(members.member(tag).isPresent(), tag));
			}
			case SchemaType.Builtin _,SchemaType.Enumeration _ -> {
				// the end
			}
		}
	}

	@Test
	void optionalAndDeprecatedMembersAreKnown() throws IOException {
		var schema = Recorded.schema("7.2");
		var eject = schema.command("eject").orElseThrow();
		assertEquals(List.of(true, true, true),
				schema.arguments(eject).members().stream().map(Member::optional).toList());
		assertTrue(schema.arguments(eject).member("device").orElseThrow().isDeprecated());
		assertFalse(schema.arguments(eject).member("id").orElseThrow().isDeprecated());
		assertTrue(schema.takes("migrate", "blk"));
		assertFalse(Recorded.schema("11.1").takes("migrate", "blk"));
		assertTrue(schema.command("migrate-pause").orElseThrow().outOfBand());
	}

	@Test
	void variantIsChosenByItsTag() throws IOException {
		var schema = Recorded.schema("7.2");
		var netdev = schema.arguments(schema.command("netdev_add").orElseThrow());
		assertEquals(Optional.of("type"), netdev.tag());
		assertEquals(List.of("id", "type"), names(schema.membersOf(netdev, json("{}"))).subList(0, 2));
		assertFalse(names(schema.membersOf(netdev, json("{}"))).contains("hostfwd"));
		assertTrue(names(schema.membersOf(netdev, json("{\"type\":\"user\"}"))).contains("hostfwd"));
		assertFalse(names(schema.membersOf(netdev, json("{\"type\":\"tap\"}"))).contains("hostfwd"));
		assertTrue(schema.takes("netdev_add", "hostfwd"));
	}

	@Test
	void variantsOfVariantsAreFollowed() throws IOException {
		var schema = Recorded.schema("7.2");
		var blockdev = schema.arguments(schema.command("blockdev-add").orElseThrow());
		var some = schema.membersOf(blockdev, json("{\"driver\":\"ssh\"}"));
		assertTrue(names(some).contains("server"), () -> names(some).toString());
	}

	@Test
	void whatIsNoSchemaIsNamed() throws IOException {
		assertThrows(IllegalArgumentException.class, () -> new QmpSchema(json("{}")));
		var failure = assertThrows(IllegalArgumentException.class,
				() -> new QmpSchema(json("[{\"meta-type\":\"command\",\"name\":\"x\"}]")));
		assertTrue(String.valueOf(failure.getMessage()).contains("arg-type"), failure.getMessage());
		assertTrue(new QmpSchema(json("[{\"meta-type\":\"of-the-future\",\"name\":\"x\"}]")).commands().isEmpty());
	}

	private static List<String> names(List<Member> members) {
		return members.stream().map(Member::name).toList();
	}

	private static JsonNode json(String text) throws IOException {
		return new ObjectMapper().readTree(text);
	}
}
