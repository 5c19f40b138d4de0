package org.wheelhouse.qmp.command;

import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What real QEMUs answered, copied by {@code releng/fixtures}. */
public final class Samples {

	private Samples() {
	}

	/** The answer of this version to this command, read by the command itself. */
	static <R> R read(String version, QmpCommand<R> command) throws Exception {
		return command.read(result(version, command.name()));
	}

	public static JsonNode result(String version, String sample) throws Exception {
		var file = Path.of("test/samples", version, sample + ".json");
		return new ObjectMapper().readTree(Files.readString(file)).path("response").path("return");
	}

	/** A reply written out in a test. */
	static JsonNode json(String text) throws Exception {
		return new ObjectMapper().readTree(text);
	}
}
