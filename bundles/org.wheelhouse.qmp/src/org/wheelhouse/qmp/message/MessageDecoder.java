package org.wheelhouse.qmp.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes messages of bytes that arrive cut anywhere. A message ends at a line feed; a carriage return before it is dropped.
 * Used by one thread. Buffers the message under way and nothing else; its size is capped.
 */
public final class MessageDecoder {

	/** The cap on a message when none is given. The largest that QEMU sends, its schema, has a third of a megabyte. */
	public static final int DEFAULT_LIMIT = 64 << 20;

	/** Takes long strings, since the size of the message is capped already, and nothing behind the object. */
	private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build())
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	private static final int USUAL_SIZE = 8 << 10;

	private final int limit;
	private byte[] buffer = new byte[USUAL_SIZE];
	private int length;

	/** A decoder that refuses messages longer than this many bytes. */
	public MessageDecoder(int limit) {
		this.limit = limit;
	}

	/**
	 * Takes all the bytes and hands on each message that they complete, in order.
	 *
	 * @throws MalformedMessageException when a line is no JSON object, or too long; the messages before it were handed on,
	 *                                   and nothing more can be decoded
	 */
	public void decode(ByteBuffer bytes, Consumer<QmpMessage> messages) throws MalformedMessageException {
		// Only new bytes are searched, however many portions a message comes in.
		var searched = length;
		append(bytes);
		var begin = 0;
		for (var end = lineEnd(searched); end >= 0; end = lineEnd(begin)) {
			var last = end > begin && buffer[end - 1] == '\r' ? end - 1 : end;
			if (last > begin) {
				messages.accept(message(begin, last - begin));
			}
			begin = end + 1;
		}
		keepFrom(begin);
	}

	/** How many bytes of a message that is not complete have arrived. */
	public int pending() {
		return length;
	}

	private void append(ByteBuffer bytes) throws MalformedMessageException {
		var count = bytes.remaining();
		if (length + (long) count > limit && !endsWithin(bytes)) {
			throw new MalformedMessageException("A message is longer than the " + limit + " bytes allowed", buffer,
					length);
		}
		if (length + count > buffer.length) {
			var larger = new byte[Math.max(length + count, (int) Math.min(limit + (long) count, buffer.length * 2L))];
			System.arraycopy(buffer, 0, larger, 0, length);
			buffer = larger;
		}
		bytes.get(buffer, length, count);
		length += count;
	}

	private boolean endsWithin(ByteBuffer bytes) {
		// One more than the limit, which is the line feed itself.
		for (var i = 0; i < Math.min(bytes.remaining(), limit - length + 1); i++) {
			if (bytes.get(bytes.position() + i) == '\n') {
				return true;
			}
		}
		return false;
	}

	private int lineEnd(int from) {
		for (var i = from; i < length; i++) {
			if (buffer[i] == '\n') {
				return i;
			}
		}
		return -1;
	}

	private void keepFrom(int begin) {
		if (begin == 0) {
			return;
		}
		var rest = length - begin;
		var kept = buffer.length > USUAL_SIZE && rest <= USUAL_SIZE ? new byte[USUAL_SIZE] : buffer;
		System.arraycopy(buffer, begin, kept, 0, rest);
		buffer = kept;
		length = rest;
	}

	private QmpMessage message(int offset, int size) throws MalformedMessageException {
		try {
			if (MAPPER.readTree(buffer, offset, size) instanceof ObjectNode object) {
				return message(object);
			}
		} catch (IOException e) {
			throw malformed("What came is no JSON", offset, size);
		}
		throw malformed("What came is JSON, but no object", offset, size);
	}

	private MalformedMessageException malformed(String problem, int offset, int size) {
		var line = new byte[size];
		System.arraycopy(buffer, offset, line, 0, size);
		return new MalformedMessageException(problem, line, size);
	}

	private static QmpMessage message(ObjectNode object) {
		var id = object.path("id");
		if (object.has("return") && id.isIntegralNumber() && id.canConvertToLong()) {
			return new Reply(id.longValue(), object.path("return"));
		}
		if (object.path("error") instanceof ObjectNode error) {
			return failure(object, id, error);
		}
		if (object.path("event").isTextual()) {
			return event(object);
		}
		if (object.path("QMP") instanceof ObjectNode qmp) {
			return greeting(qmp);
		}
		return new UnknownMessage(object);
	}

	private static QmpMessage failure(ObjectNode object, JsonNode id, ObjectNode error) {
		var words = new QmpError(error.path("class").asText("GenericError"), error.path("desc").asText());
		if (id.isMissingNode()) {
			return new UnattributedFailure(words);
		}
		return id.isIntegralNumber() && id.canConvertToLong()
				? new Failure(id.longValue(), words)
				: new UnknownMessage(object);
	}

	private static Event event(ObjectNode object) {
		var data = object.path("data") instanceof ObjectNode members ? members : JsonNodeFactory.instance.objectNode();
		var timestamp = object.path("timestamp");
		// QEMU says -1 when its clock failed; a peer that lies may say anything.
		var seconds = Math.clamp(timestamp.path("seconds").asLong(), 0, Instant.MAX.getEpochSecond());
		var micros = Math.clamp(timestamp.path("microseconds").asLong(), 0, 999_999);
		return new Event(object.path("event").asText(), data, Instant.ofEpochSecond(seconds, micros * 1000));
	}

	private static Greeting greeting(ObjectNode qmp) {
		var version = qmp.path("version");
		var qemu = version.path("qemu");
		var capabilities = new HashSet<String>();
		qmp.path("capabilities").forEach(capability -> capabilities.add(capability.asText()));
		return new Greeting(
				new QemuVersion(qemu.path("major").asInt(), qemu.path("minor").asInt(), qemu.path("micro").asInt(),
						version.path("package").asText().strip()),
				capabilities);
	}
}
