package org.wheelhouse.qmp.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** What real QEMUs say of themselves and how they answered, copied by {@code releng/fixtures}. */
public final class Recorded {

	/** One command and what came of it. */
	public record Exchange(JsonNode request, JsonNode response) {

		/** The command's name. */
		public String name() {
			return request.path("execute").asText();
		}

		/** QEMU's words; empty when it succeeded. */
		String refusal() {
			return response.path("error").path("desc").asText();
		}

		@Override
		public String toString() {
			return request + " -> " + response;
		}
	}

	private Recorded() {
	}

	/** The schema of a version. */
	public static QmpSchema schema(String version) throws IOException {
		return new QmpSchema(read(version, "schema"));
	}

	/** What happened to many commands, right and wrong ones. */
	public static List<Exchange> transcript(String version) throws IOException {
		var exchanges = new ArrayList<Exchange>();
		for (var record : read(version, "transcript")) {
			if (record.path("req").has("execute") && record.path("resp").isObject()) {
				exchanges.add(new Exchange(record.path("req"), record.path("resp")));
			}
		}
		return exchanges;
	}

	private static JsonNode read(String version, String file) throws IOException {
		return new ObjectMapper().readTree(Files.readString(Path.of("test/samples", version, file + ".json")));
	}
}
