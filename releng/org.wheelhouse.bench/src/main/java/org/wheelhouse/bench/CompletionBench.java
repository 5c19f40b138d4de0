package org.wheelhouse.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.text.Completion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * How long somebody who writes a command waits for what could follow, with the schema of QEMU 11.1: at each place of many
 * commands, in JSON and in shorthand. Compared with parsing that schema once, which is the same work everywhere.
 */
final class CompletionBench {

	private static final int COMMANDS = 60;
	private static final double MOST = 0.95;

	private record Written(String text, int caret) {}

	private final Settings settings;
	private final ObjectMapper json = new ObjectMapper();

	CompletionBench(Settings settings) {
		this.settings = settings;
	}

	void run() throws Exception {
		byte[] answer = json.writeValueAsBytes(read("schema.json"));
		Completion completion = new Completion(new QmpSchema(json.readTree(answer)), _ -> List.of("one", "two"));
		List<Written> places = places();
		Pairs pairs = Pairs.measure(settings.pairs(), () -> slowest(completion, places), () -> parsed(answer));
		Report.figure("qmp.completion", pairs.medianOurs(), "ms");
		Report.ratio("qmp.completion.vs-parsing-schema", pairs, "p95", "parsing", "ms");
		Report.note(
				"qmp.completion: the 95th percentile of %d places in %d commands".formatted(places.size(), COMMANDS));
	}

	private JsonNode read(String file) throws IOException {
		JsonNode read = json.readTree(Files.readString(settings.samples().resolve("11.1").resolve(file)));
		return read.path("response").path("return").isMissingNode() ? read : read.path("response").path("return");
	}

	/** The requests that were recorded, each name once, cut off at each place as if somebody was writing them. */
	private List<Written> places() throws IOException {
		List<Written> places = new ArrayList<>();
		List<String> names = new ArrayList<>();
		for (JsonNode exchange : read("transcript.json")) {
			String name = exchange.path("req").path("execute").asText();
			if (!name.isEmpty() && !names.contains(name) && names.size() < COMMANDS) {
				names.add(name);
				addEach(places, exchange.path("req").toString());
				addEach(places, shorthand(exchange.path("req")));
			}
		}
		return places;
	}

	private static void addEach(List<Written> places, String text) {
		for (int caret = 0; caret <= text.length(); caret++) {
			places.add(new Written(text.substring(0, caret), caret));
		}
	}

	private static String shorthand(JsonNode request) {
		StringBuilder text = new StringBuilder(request.path("execute").asText());
		request.path("arguments").properties().forEach(argument -> text.append(' ').append(argument.getKey())
				.append('=').append(argument.getValue().isTextual()
						? argument.getValue().asText().replace(' ', '_')
						: argument.getValue()));
		return text.toString();
	}

	/** The 95th percentile, in ms. */
	private static double slowest(Completion completion, List<Written> places) {
		double[] millis = new double[places.size()];
		long proposals = 0;
		for (int i = 0; i < millis.length; i++) {
			Written place = places.get(i);
			long started = System.nanoTime();
			proposals += completion.at(place.text(), place.caret()).size();
			millis[i] = (System.nanoTime() - started) / 1e6;
		}
		if (proposals == 0) {
			throw new IllegalStateException("nothing is proposed anywhere");
		}
		Arrays.sort(millis);
		return Pairs.quantile(millis, MOST);
	}

	private double parsed(byte[] answer) throws IOException {
		long started = System.nanoTime();
		json.readTree(answer);
		return (System.nanoTime() - started) / 1e6;
	}
}
