package org.wheelhouse.qmp.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageDecoderTest {

	private static final String CONVERSATION = """
			{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": "Debian"}, "capabilities": ["oob"]}}\r
			{"timestamp": {"seconds": 1700000000, "microseconds": 250000}, "event": "STOP"}\r
			{"return": {"name": "gr\\u00fcn"}, "id": 1}\r

			{"id": 2, "error": {"class": "DeviceNotFound", "desc": "Device 'a' not found"}}\r
			{"error": {"class": "GenericError", "desc": "JSON parse error, invalid keyword 'foo'"}}\r
			""";

	private final MessageDecoder decoder = new MessageDecoder(1 << 20);
	private final List<QmpMessage> messages = new ArrayList<>();

	@Test
	void everyKindOfMessageIsRecognised() throws Exception {
		decode(CONVERSATION);
		var greeting = (Greeting) messages.get(0);
		assertEquals(new Greeting(new QemuVersion(7, 2, 22, "Debian"), Set.of("oob")), greeting);
		assertTrue(greeting.offersOutOfBand());
		var event = (Event) messages.get(1);
		assertEquals("STOP", event.name());
		assertTrue(event.data().isEmpty());
		assertEquals(Instant.parse("2023-11-14T22:13:20.250Z"), event.timestamp());
		var reply = (Reply) messages.get(2);
		assertEquals(1, reply.id());
		assertEquals("grün", reply.result().path("name").textValue());
		assertEquals(new Failure(2, new QmpError("DeviceNotFound", "Device 'a' not found")), messages.get(3));
		assertEquals(new UnattributedFailure(new QmpError("GenericError", "JSON parse error, invalid keyword 'foo'")),
				messages.get(4));
		assertEquals(5, messages.size());
	}

	@ParameterizedTest
	@ValueSource(ints = {1, 2, 3, 7, 64, 100_000})
	void messagesAreTheSameHoweverTheyAreCut(int size) throws Exception {
		decode(CONVERSATION);
		var whole = List.copyOf(messages);
		messages.clear();
		var bytes = CONVERSATION.getBytes(StandardCharsets.UTF_8);
		for (var begin = 0; begin < bytes.length; begin += size) {
			decoder.decode(ByteBuffer.wrap(bytes, begin, Math.min(size, bytes.length - begin)), messages::add);
		}
		assertEquals(whole, messages);
		assertEquals(0, decoder.pending());
	}

	@Test
	void messagesAreTheSameHoweverTheyAreCutAtRandom() throws Exception {
		decode(CONVERSATION);
		var whole = List.copyOf(messages);
		var random = new Random(1);
		for (var round = 0; round < 200; round++) {
			messages.clear();
			var bytes = ByteBuffer.wrap(CONVERSATION.getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				var part = bytes.slice(bytes.position(), 1 + random.nextInt(bytes.remaining()));
				bytes.position(bytes.position() + part.remaining());
				decoder.decode(part, messages::add);
			}
			assertEquals(whole, messages);
		}
	}

	@Test
	void longMessageInManyPortionsIsSearchedOnce() throws Exception {
		var large = new MessageDecoder(64 << 20);
		large.decode(text("{\"id\": 1, \"return\": \""), messages::add);
		var portion = new byte[1024];
		Arrays.fill(portion, (byte) 'x');
		var begin = System.nanoTime();
		for (var i = 0; i < 16 << 10; i++) {
			large.decode(ByteBuffer.wrap(portion), messages::add);
		}
		large.decode(text("\"}\n"), messages::add);
		var seconds = (System.nanoTime() - begin) / 1e9;
		assertEquals(16 << 20, ((Reply) messages.getFirst()).result().textValue().length());
		// Searching from the start each time would take 130 GB of reading.
		assertTrue(seconds < 5, seconds + " s");
	}

	@ParameterizedTest
	@ValueSource(strings = {"{\"return\": {}}", "{\"return\": {}, \"id\": \"1\"}", "{\"return\": {}, \"id\": 1.0}",
			"{\"return\": {}, \"id\": 99999999999999999999}",
			"{\"error\": {\"class\": \"a\", \"desc\": \"b\"}, \"id\": null}",
			"{}", "{\"event\": 7}", "{\"QMP\": []}"})
	void whatIsNoAnswerToUsIsUnknown(String line) throws Exception {
		decode(line + "\n");
		assertInstanceOf(UnknownMessage.class, messages.getFirst());
	}

	@Test
	void unknownMembersAreIgnored() throws Exception {
		decode("{\"new\": [1], \"return\": {\"newer\": {}}, \"id\": 3}\n{\"event\": \"NEW\", \"data\": {\"x\": 1}, \"newest\": 2}\n");
		assertEquals(3, ((Reply) messages.get(0)).id());
		assertEquals(1, ((Event) messages.get(1)).data().path("x").intValue());
		assertEquals(Instant.EPOCH, ((Event) messages.get(1)).timestamp());
	}

	@ParameterizedTest
	@ValueSource(strings = {"garbage", "{\"return\": ", "{\"return\": \"cut", "{\"return\": ]", "[1]", "7", "\"text\"",
			"}"})
	void whatIsNoObjectIsMalformedAndCited(String line) throws Exception {
		var failure = assertThrows(MalformedMessageException.class,
				() -> decode("{\"event\": \"A\"}\n" + line + "\r\n{\"event\": \"B\"}\n"));
		assertTrue(String.valueOf(failure.getMessage()).contains("“" + line + "”"), failure.getMessage());
		assertEquals(1, messages.size(), "what came before it");
	}

	@Test
	void objectEndsWhereItsBraceCloses() throws Exception {
		decode("{\"id\": 1, \"return\": \"} \\\"} \\\\\"} {\"event\": \"A\"}{\"id\": 2,\r\n    \"return\": [\r\n        {\r\n        }\r\n    ]\r\n}");
		assertEquals("} \"} \\", ((Reply) messages.get(0)).result().textValue());
		assertEquals("A", ((Event) messages.get(1)).name());
		assertEquals(1, ((Reply) messages.get(2)).result().size());
		assertEquals(0, decoder.pending());
		var failure = assertThrows(MalformedMessageException.class, () -> decode(" x\n"));
		assertTrue(String.valueOf(failure.getMessage()).contains("“x”"), failure.getMessage());
	}

	/** As {@code -qmp telnet:} begins, cut anywhere. */
	@Test
	void negotiationOfTelnetIsPassedOver() throws Exception {
		var bytes = new ByteArrayOutputStream();
		bytes.write(new byte[]{-1, -5, 1, -1, -5, 3, -1, -5, 0, -1, -3, 0, -1, -15, -1, -6, 24, -1, -1, 1, -1, -16});
		bytes.write(CONVERSATION.getBytes(StandardCharsets.UTF_8));
		for (var each : bytes.toByteArray()) {
			decoder.decode(ByteBuffer.wrap(new byte[]{each}), messages::add);
		}
		assertEquals(5, messages.size());
		assertInstanceOf(Greeting.class, messages.getFirst());
	}

	@Test
	void bytesThatAreNoUtf8BecomeAReplacement() throws Exception {
		decoder.decode(ByteBuffer.wrap("{\"id\": 1, \"return\": \"a\u00ffb\"}\n".getBytes(StandardCharsets.ISO_8859_1)),
				messages::add);
		assertEquals("a\ufffdb", ((Reply) messages.getFirst()).result().textValue());
	}

	@ParameterizedTest
	@CsvSource({"RFB 003.008, a VNC server", "SSH-2.0-OpenSSH_9.2, an ssh server",
			"QEMU 7.2.22 monitor - type 'help' for more information, QEMU's human monitor"})
	void whatIsSomethingElseIsNamed(String line, String what) {
		assertEquals(what, assertThrows(MalformedMessageException.class, () -> decode(line + "\r\n")).looksLike());
		assertTrue(new MessageDecoder(100).pendingGarbage().isEmpty());
	}

	@Test
	void bytesThatAreNoTextAreCitedByNumber() {
		var failure = assertThrows(MalformedMessageException.class,
				() -> decoder.decode(ByteBuffer.wrap(new byte[]{-1, 0, 'a', '\n'}), messages::add));
		assertTrue(String.valueOf(failure.getMessage()).contains("“\\xff\\x00a”"), failure.getMessage());
	}

	@Test
	void messageUpToTheLimitIsTakenAndALongerOneIsNot() throws Exception {
		var small = new MessageDecoder(100);
		small.decode(text("{\"id\":1,\"return\":\"" + "x".repeat(80) + "\"}\n"), messages::add);
		assertEquals(1, messages.size());
		small.decode(text("{\"id\":1,\"return\":\"" + "x".repeat(60)), messages::add);
		var failure = assertThrows(MalformedMessageException.class,
				() -> small.decode(text("x".repeat(60)), messages::add));
		assertTrue(String.valueOf(failure.getMessage()).contains("longer than the 100 bytes"), failure.getMessage());
	}

	@Test
	void manyMessagesAtOnceMayTogetherBeLongerThanTheLimit() throws Exception {
		new MessageDecoder(100).decode(text("{\"id\":1,\"return\":{}}\n".repeat(50)), messages::add);
		assertEquals(50, messages.size());
	}

	private void decode(String text) throws MalformedMessageException {
		decoder.decode(text(text), messages::add);
	}

	private static ByteBuffer text(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
	}
}
