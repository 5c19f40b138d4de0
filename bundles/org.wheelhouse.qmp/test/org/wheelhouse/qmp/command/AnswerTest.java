package org.wheelhouse.qmp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.qmp.message.UnexpectedResultException;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Nothing that real QEMUs have answered is lost. */
class AnswerTest {

	static Stream<Arguments> answers() {
		var commands = List.<QmpCommand<?>>of(new QueryBalloon(), new QueryBlock(), new QueryBlockstats(),
				new QueryChardev(), new QueryCommands(), new QueryCpusFast(), new QueryJobs(), new QueryKvm(),
				new QueryMemorySizeSummary(), new QueryMigrate(), new QueryMigrateCapabilities(),
				new QueryMigrateParameters(), new QueryName(), new QueryNamedBlockNodes(true), new QueryPci(),
				new QueryStatus(), new QueryUuid(), new QueryVersion(), new QueryVnc(), new QueryVncServers());
		return Stream.of("5.2", "7.2", "11.1")
				.flatMap(version -> commands.stream().map(command -> Arguments.of(version, command)));
	}

	/** Whatever is changed in the answer changes what was made of it, or what is unknown. */
	@ParameterizedTest
	@MethodSource("answers")
	void everyValueIsSomewhere(String version, QmpCommand<?> command) throws Exception {
		var json = Samples.result(version, command.name());
		var answer = Answer.of(command, json);
		var lost = new ArrayList<String>();
		var pointers = new ArrayList<JsonPointer>();
		collect(json, JsonPointer.empty(), pointers);
		for (var pointer : pointers) {
			var changed = json.deepCopy();
			change(changed, pointer);
			try {
				var other = Answer.of(command, changed);
				if (other.value().equals(answer.value()) && other.unknown().equals(answer.unknown())) {
					lost.add(pointer.toString());
				}
			} catch (UnexpectedResultException _) {
				// it was read, and is wrong now
			}
		}
		assertEquals(List.of(), lost);
		assertTrue(!pointers.isEmpty() || json.isEmpty());
	}

	private static void collect(JsonNode node, JsonPointer at, List<JsonPointer> leaves) {
		if (node.isObject()) {
			node.properties().forEach(
					member -> collect(member.getValue(), at.appendProperty(member.getKey()), leaves));
		} else if (node.isArray()) {
			for (var index = 0; index < node.size(); index++) {
				collect(node.get(index), at.appendIndex(index), leaves);
			}
		} else {
			leaves.add(at);
		}
	}

	private static void change(JsonNode root, JsonPointer leaf) {
		var parent = root.at(leaf.head());
		var before = root.at(leaf);
		var factory = JsonNodeFactory.instance;
		JsonNode after = switch (before.getNodeType()) {
			case BOOLEAN -> factory.booleanNode(!before.booleanValue());
			case NUMBER -> before.isIntegralNumber()
					? factory.numberNode(before.longValue() ^ 1)
					: factory.numberNode(before.doubleValue() + 1);
			case STRING -> factory.textNode(before.textValue() + "x");
			default -> factory.textNode("other");
		};
		if (parent instanceof ObjectNode object) {
			object.set(leaf.last().getMatchingProperty(), after);
		} else if (parent instanceof ArrayNode array) {
			array.set(leaf.last().getMatchingIndex(), after);
		}
	}

	@Test
	void whatIsNotKnownIsInItsPlace() throws Exception {
		var json = Samples.json("""
				[{"label": "serial0", "filename": "vc", "frontend-open": true, "new": {"a": 1}},
				{"label": "mon", "filename": "stdio", "frontend-open": true}]""");
		var answer = Answer.of(new QueryChardev(), json);
		assertEquals(2, answer.value().size());
		assertEquals(Samples.json("[{\"new\": {\"a\": 1}}, null]"), answer.unknown());
		assertEquals(json, answer.json());
	}

	@Test
	void nothingIsUnknownWhereAllIsKnown() throws Exception {
		var answer = Answer.of(new QueryKvm(), Samples.json("{\"enabled\": false, \"present\": true}"));
		assertTrue(answer.unknown().isMissingNode());
	}
}
