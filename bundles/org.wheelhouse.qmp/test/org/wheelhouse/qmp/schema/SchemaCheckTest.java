package org.wheelhouse.qmp.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

class SchemaCheckTest {

	/** How QEMU speaks of what its schema forbids, and of nothing else. */
	private static final Pattern OF_SCHEMA = Pattern.compile("The command .* has not been found"
			+ "|Parameter '.*' is unexpected|Parameter '.*' is missing|Invalid parameter type for '.*', expected: .*"
			+ "|Parameter '.*' does not accept value '.*'|Parameter '.*' expects uint64|Invalid parameter 'bogus'");

	/** It says no exactly to what real QEMUs said no to because of their schema. */
	@ParameterizedTest
	@ValueSource(strings = {"5.2", "7.2", "11.1"})
	void itRefusesWhatTheRealOneRefused(String version) throws IOException {
		var schema = Recorded.schema(version);
		var wrong = new ArrayList<String>();
		var refused = 0;
		for (var exchange : Recorded.transcript(version)) {
			var arguments = exchange.request().path("arguments");
			if (exchange.name().equals("qom-set") && exchange.refusal().startsWith("Invalid parameter type")
					|| beyondSigned(arguments)) {
				continue; // any value is right for the schema; what an integer can hold is not in it
			}
			var expected = OF_SCHEMA.matcher(exchange.refusal()).matches();
			var problems = SchemaCheck.of(schema, exchange.name(),
					arguments.isObject() ? arguments : JsonNodeFactory.instance.objectNode());
			refused += expected ? 1 : 0;
			if (problems.stream().anyMatch(SchemaProblem::isError) != expected) {
				wrong.add(exchange + " but " + problems);
			}
		}
		assertEquals(List.of(), wrong);
		assertTrue(refused >= 10, refused + " refused");
	}

	private static boolean beyondSigned(JsonNode arguments) {
		for (var value : arguments) {
			if (value instanceof BigIntegerNode) {
				return true;
			}
		}
		return false;
	}

	@Test
	void placeAndRemedyAreNamed() throws IOException {
		assertProblem("chardev-change",
				"{'id':'s','backend':{'type':'socket','data':{'addr':{'type':'innet','data':{}}}}}",
				"backend.data.addr.type: 'innet' is none of 'inet', 'unix', 'vsock', 'fd'. Did you mean 'inet'?");
		assertProblem("migrate-set-capabilities", "{'capabilities':[{'capability':'xbzrle','state':'on'}]}",
				"capabilities[0].state: It should be true or false and is a string.");
		assertProblem("netdev_add", "{'type':'user'}", "id: It is missing: a string.");
		assertProblem("block_resize", "{'size':1,'node_name':'n'}",
				"node_name: It is not expected here. Did you mean 'node-name'?");
		assertProblem("query-statu", "{}", "This QEMU has no command 'query-statu'. Did you mean 'query-stats'?");
		assertProblem("stop", "{'now':true}", "now: It is not expected here: there are no arguments.");
	}

	@Test
	void whatIsDeprecatedIsAWarning() throws IOException {
		var problems = SchemaCheck.of(Recorded.schema("7.2"), "eject", json("{'device':'cd0'}"));
		assertEquals(List.of("device: This argument is deprecated."),
				problems.stream().map(SchemaProblem::toString).toList());
		assertTrue(problems.stream().noneMatch(SchemaProblem::isError));
	}

	@Test
	void propertiesOfADeviceAreNotKnownHere() throws IOException {
		assertEquals(List.of(), SchemaCheck.of(Recorded.schema("7.2"), "device_add",
				json("{'driver':'virtio-rng-pci','id':'r','max-bytes':7}")));
	}

	private static void assertProblem(String command, String arguments, String problem) throws IOException {
		assertEquals(List.of(problem), SchemaCheck.of(Recorded.schema("7.2"), command, json(arguments)).stream()
				.map(SchemaProblem::toString).toList());
	}

	private static JsonNode json(String text) throws IOException {
		return new ObjectMapper().readTree(text.replace('\'', '"'));
	}
}
