package org.wheelhouse.qmp.message;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Makes messages of bytes that arrive cut anywhere. A message ends where its brace closes, over how many lines ever
 * ({@code -qmp-pretty}); what a telnet server negotiates before and between is skipped. Used by one thread. Buffers the message
 * under way and nothing else; its size is capped.
 */
public final class MessageDecoder {

	/** The cap on a message when none is given. The largest that QEMU sends, its schema, has a third of a megabyte. */
	public static final int DEFAULT_LIMIT = 64 << 20;

	/** Takes long strings, since the size of the message is capped already, and nothing behind the object. */
	private static final ObjectMapper MAPPER = new ObjectMapper(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build()).build())
			.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
	private static final String NO_JSON = "What came is no JSON";
	private static final String NO_OBJECT = "What came is JSON, but no object";
	private static final String CUT = "A message was cut";
	private static final int USUAL_SIZE = 8 << 10;

	private final int limit;
	private byte[] buffer = new byte[USUAL_SIZE];
	private int length;
	/** Where the message under way begins, or what is none. */
	private int begin;
	/** What is before has been looked at. */
	private int scanned;
	/** How many braces and brackets of the message under way are open. */
	private int depth;
	private boolean inText;
	private boolean escaped;
	private boolean lineBegins;
	/** What has begun is no object; it is cited up to the end of its line. */
	private boolean garbage;
	private final TelnetOptions telnet = new TelnetOptions();

	/** A decoder that refuses messages longer than this many bytes. */
	public MessageDecoder(int limit) {
		this.limit = limit;
	}

	/**
	 * Takes all the bytes and hands on each message that they complete, in order.
	 *
	 * @throws MalformedMessageException when something is no JSON object, is cut, or is too long; the messages before it were
	 *                                   handed on, and nothing more can be decoded
	 */
	public void decode(ByteBuffer bytes, Consumer<QmpMessage> messages) throws MalformedMessageException {
		append(bytes);
		// Only new bytes are looked at, however many portions a message comes in.
		while (scanned < length) {
			if (garbage) {
				toEndOfLine();
			} else if (depth == 0) {
				between(buffer[scanned]);
			} else if (inText) {
				text();
			} else if (within(buffer[scanned])) {
				messages.accept(message(begin, checked(scanned - begin)));
				begin = scanned;
			}
		}
		checked(length - begin);
		keepFrom(begin);
	}

	/** How many bytes of a message that is not complete have arrived. */
	public int pending() {
		return length;
	}

	/** What has come that is no QMP though its line has not ended; empty when all is well. */
	public Optional<MalformedMessageException> pendingGarbage() {
		return garbage ? Optional.of(malformed(NO_JSON, 0, length)) : Optional.empty();
	}

	private int checked(int size) throws MalformedMessageException {
		if (size > limit) {
			throw new MalformedMessageException("A message is longer than the " + limit + " bytes allowed",
					Arrays.copyOfRange(buffer, begin, Math.min(begin + limit, length)),
					Math.min(limit, length - begin));
		}
		return size;
	}

	private void toEndOfLine() throws MalformedMessageException {
		if (buffer[scanned++] == '\n') {
			throw refusal(begin, lineLength());
		}
	}

	/** Between messages: white space, and what a telnet server begins with. */
	private void between(byte next) {
		if (telnet.takes(next)) {
			scanned++;
			begin = telnet.isWhole() ? scanned : begin;
		} else if (begin < scanned) {
			garbage = true;
		} else if (next == '{') {
			depth = 1;
			lineBegins = false;
			scanned++;
		} else if (next == ' ' || next == '\t' || next == '\r' || next == '\n') {
			begin = ++scanned;
		} else {
			garbage = true;
		}
	}

	private void text() throws MalformedMessageException {
		while (scanned < length) {
			var next = buffer[scanned++];
			if (escaped) {
				escaped = false;
			} else if (next == '\\') {
				escaped = true;
			} else if (next == '"') {
				inText = false;
				return;
			} else if (next == '\n') {
				throw malformed(CUT, begin, lineLength());
			}
		}
	}

	/** Whether the message ends with this byte. */
	private boolean within(byte next) throws MalformedMessageException {
		if (next == '{' && lineBegins) {
			// Messages over many lines are indented: this is the next one.
			throw malformed(CUT, begin, lineLength());
		}
		scanned++;
		lineBegins = next == '\n';
		switch (next) {
			case '"' -> inText = true;
			case '{', '[' -> depth++;
			case '}', ']' -> depth--;
			default -> {
				// neither opens nor closes anything
			}
		}
		return depth == 0;
	}

	/** Up to what was looked at, without the end of the line. */
	private int lineLength() {
		var end = scanned;
		while (end > begin && (buffer[end - 1] == '\n' || buffer[end - 1] == '\r')) {
			end--;
		}
		return end - begin;
	}

	private void append(ByteBuffer bytes) {
		var count = bytes.remaining();
		if (length + count > buffer.length) {
			var larger = new byte[Math.max(length + count, (int) Math.min(limit + (long) count, buffer.length * 2L))];
			System.arraycopy(buffer, 0, larger, 0, length);
			buffer = larger;
		}
		bytes.get(buffer, length, count);
		length += count;
	}

	private void keepFrom(int first) {
		if (first == 0) {
			return;
		}
		var rest = length - first;
		var kept = buffer.length > USUAL_SIZE && rest <= USUAL_SIZE ? new byte[USUAL_SIZE] : buffer;
		System.arraycopy(buffer, first, kept, 0, rest);
		buffer = kept;
		length = rest;
		scanned -= first;
		begin = 0;
	}

	private QmpMessage message(int offset, int size) throws MalformedMessageException {
		try {
			if (tree(offset, size) instanceof ObjectNode object) {
				return message(object);
			}
		} catch (IOException e) {
			throw malformed(NO_JSON, offset, size);
		}
		throw malformed(NO_OBJECT, offset, size);
	}

	/** File names are in QEMU's answers byte by byte: what is no UTF-8 in them becomes U+FFFD. */
	private JsonNode tree(int offset, int size) throws IOException {
		try {
			return MAPPER.readTree(buffer, offset, size);
		} catch (IOException e) {
			for (var at = offset; at < offset + size; at++) {
				if (buffer[at] < 0) {
					return MAPPER.readTree(new String(buffer, offset, size, StandardCharsets.UTF_8));
				}
			}
			throw e;
		}
	}

	/** What to say of a line that begins with no brace. */
	private MalformedMessageException refusal(int offset, int size) {
		try {
			if (!MAPPER.readTree(buffer, offset, size).isMissingNode()) {
				return malformed(NO_OBJECT, offset, size);
			}
		} catch (IOException _) {
			// no JSON at all
		}
		return malformed(NO_JSON, offset, size);
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
