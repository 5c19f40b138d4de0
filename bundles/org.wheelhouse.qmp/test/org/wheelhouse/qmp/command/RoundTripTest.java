package org.wheelhouse.qmp.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.qmp.message.UnexpectedResultException;
import org.wheelhouse.qmp.schema.Recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * Every example of QEMU's reference of commands, and every reply that was recorded, becomes typed and is written back as it came:
 * from the typed values and what they do not know, never from the JSON that was read.
 */
class RoundTripTest {

	private static final ObjectMapper JSON = new ObjectMapper();

	static List<Recorded.Exchange> examples() throws IOException {
		return exchanges(JSON.readTree(Files.readString(Path.of("test/samples/reference/examples.json"))));
	}

	private static List<Recorded.Exchange> exchanges(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false)
				.map(each -> new Recorded.Exchange(each.path("request"), each.path("response"))).toList();
	}

	@Test
	void allExamplesAreThere() throws IOException {
		assertEquals(55, examples().size());
		assertEquals(50, examples().stream().map(example -> example.request().path("execute")).distinct().count());
	}

	@ParameterizedTest
	@MethodSource("examples")
	void exampleIsATypedCommandThatIsSentAsItIs(Recorded.Exchange example) throws IOException {
		var command = TypedCommands.of(example.request());
		assertFalse(command instanceof RawCommand);
		assertEquals(example.request(), JSON.readTree(command.toJson()));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void everyMemberOfAnExampleIsTyped(Recorded.Exchange example) throws UnexpectedResultException {
		var json = example.response().path("return");
		var answer = Answer.of(TypedCommands.of(example.request()), json);
		assertEquals(MissingNode.getInstance(), answer.unknown());
		assertEquals(json, answer.json());
	}

	@ParameterizedTest
	@ValueSource(strings = {"5.2", "7.2", "11.1"})
	void recordedReplyIsWrittenBackAsItCame(String version) throws Exception {
		var documented = new TreeSet<String>();
		examples().forEach(example -> leaves(example.response().path("return"), example.name(), documented));
		var typed = 0;
		for (var exchange : recorded(version)) {
			var json = exchange.response().path("return");
			var command = TypedCommands.of(exchange.request());
			var answer = Answer.of(command, json);
			assertEquals(json, answer.json(), exchange::toString);
			var unknown = new TreeSet<String>();
			leaves(answer.unknown(), exchange.name(), unknown);
			unknown.retainAll(documented);
			assertEquals(Set.of(), unknown);
			typed += command instanceof RawCommand ? 0 : 1;
		}
		var count = typed;
		assertTrue(typed > 100, () -> count + " typed");
	}

	/** The transcript's replies, and the samples of single commands. */
	private static List<Recorded.Exchange> recorded(String version) throws IOException {
		var exchanges = new ArrayList<>(Recorded.transcript(version));
		try (Stream<Path> files = Files.list(Path.of("test/samples", version))) {
			for (var file : files.sorted().toList()) {
				var sample = JSON.readTree(Files.readString(file));
				if (sample.has("request")) {
					exchanges.add(new Recorded.Exchange(sample.path("request"), sample.path("response")));
				}
			}
		}
		exchanges.removeIf(exchange -> !exchange.response().has("return"));
		return exchanges;
	}

	/** The members that have no members, by their names from the outside to the inside. */
	private static void leaves(JsonNode node, String path, Set<String> leaves) {
		node.properties().forEach(member -> leaves(member.getValue(), path + "/" + member.getKey(), leaves));
		if (node.isArray()) {
			node.forEach(element -> leaves(element, path, leaves));
		} else if (node.isValueNode() && !node.isNull() && !node.isMissingNode()) {
			leaves.add(path);
		}
	}
}
