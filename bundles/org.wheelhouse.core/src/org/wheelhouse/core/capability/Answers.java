package org.wheelhouse.core.capability;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * What a QEMU answered, as it said it. Not changed any more when it has been asked.
 *
 * @param stamp  the program that was asked
 * @param said   by question: the {@code return} of an answer; by option, for example {@code -device help}, a text
 * @param untold what it could not be asked, with why
 */
record Answers(String stamp, Map<String, JsonNode> said, Map<String, String> untold) {

	private static final ObjectMapper MAPPER = new ObjectMapper();

	static Answers none(String stamp) {
		return new Answers(stamp, new TreeMap<>(), new TreeMap<>());
	}

	/** What it answered; of no kind when it did not. */
	JsonNode to(Question question) {
		return of(question.key());
	}

	/** What it wrote for this option. */
	String text(String option) {
		return of(option).asText();
	}

	private JsonNode of(String key) {
		var answer = said.get(key);
		return answer == null ? MissingNode.getInstance() : answer;
	}

	/** To be kept. */
	byte[] bytes() throws IOException {
		var bytes = new ByteArrayOutputStream();
		try (var packed = new GZIPOutputStream(bytes)) {
			var tree = JsonNodeFactory.instance.objectNode().put("stamp", stamp);
			tree.putObject("said").setAll(said);
			var unanswered = tree.putObject("untold");
			untold.forEach(unanswered::put);
			MAPPER.writeValue(packed, tree);
		}
		return bytes.toByteArray();
	}

	/** What was kept; empty when it is of another program or damaged. */
	static Optional<Answers> read(byte[] bytes, String stamp) {
		try (var packed = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			var kept = MAPPER.readTree(packed);
			if (!kept.path("stamp").asText().equals(stamp)) {
				return Optional.empty();
			}
			var answers = none(stamp);
			kept.path("said").fields().forEachRemaining(each -> answers.said.put(each.getKey(), each.getValue()));
			kept.path("untold").fields()
					.forEachRemaining(each -> answers.untold.put(each.getKey(), each.getValue().asText()));
			return Optional.of(answers);
		} catch (IOException e) {
			return Optional.empty(); // asked anew
		}
	}
}
