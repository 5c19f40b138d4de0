package org.wheelhouse.qmp.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.qmp.command.Answer;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.QueryBalloon;
import org.wheelhouse.qmp.command.QueryBlock;
import org.wheelhouse.qmp.command.QueryBlockstats;
import org.wheelhouse.qmp.command.QueryChardev;
import org.wheelhouse.qmp.command.QueryCommands;
import org.wheelhouse.qmp.command.QueryCpusFast;
import org.wheelhouse.qmp.command.QueryKvm;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.QueryPci;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.qmp.command.QueryUuid;
import org.wheelhouse.qmp.command.QueryVersion;
import org.wheelhouse.qmp.command.QueryVnc;
import org.wheelhouse.qmp.command.QueryVncServers;
import org.wheelhouse.qmp.command.UnexpectedResultException;
import org.wheelhouse.qmp.message.MalformedMessageException;
import org.wheelhouse.qmp.message.MessageDecoder;
import org.wheelhouse.qmp.message.Reply;
import org.wheelhouse.qmp.schema.QmpSchema;
import org.wheelhouse.qmp.text.CommandText;
import org.wheelhouse.qmp.text.CommandTextException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * What real QEMUs said, with damage: it is understood, or refused with the exception that is meant for it, and nothing grows.
 * {@code -Dwheelhouse.seed} repeats a run, {@code -Dwheelhouse.frames} makes it longer.
 */
@Tag("slow")
class MutatedFramesTest {

	private static final int FRAMES = Integer.getInteger("wheelhouse.frames", 100_000);
	private static final long SEED = Long.getLong("wheelhouse.seed", System.nanoTime());
	private static final int LIMIT = 1 << 20;
	private static final List<QmpCommand<?>> COMMANDS = List.of(new QueryBalloon(), new QueryBlock(),
			new QueryBlockstats(), new QueryChardev(), new QueryCommands(), new QueryCpusFast(), new QueryKvm(),
			new QueryMigrate(), new QueryName(), new QueryPci(), new QueryStatus(), new QueryUuid(),
			new QueryVersion(), new QueryVnc(), new QueryVncServers());
	private static final byte[][] WORDS = bytes("{", "}", "[", "]", "\"", "\\u0000", "null", "-", "1e999",
			"18446744073709551616", "\"return\"", "\"error\"", "\"event\"", "\"QMP\"", "\n", "\r\n", ",", ":",
			"[[[[[[[[[[[[[[[[");

	private final Random random = new Random(SEED);
	private int understood;
	private int refused;

	@Test
	void damageIsUnderstoodOrRefused() throws Exception {
		System.out.println("FRAMES " + FRAMES + " seed " + SEED);
		List<byte[]> frames = frames();
		QmpSchema schema = new QmpSchema(
				new ObjectMapper().readTree(Files.readString(Path.of("test/samples/7.2/schema.json"))));
		for (int number = 0; number < FRAMES; number++) {
			byte[] frame = damaged(frames.get(random.nextInt(frames.size())));
			try {
				decode(frame);
				write(frame, schema);
			} catch (RuntimeException | StackOverflowError e) {
				throw new AssertionError("frame " + number + " of seed " + SEED + ": "
						+ new String(frame, 0, Math.min(frame.length, 2000), StandardCharsets.ISO_8859_1), e);
			}
		}
		assertTrue(understood > FRAMES / 20 && refused > FRAMES / 20, () -> understood + " understood, " + refused
				+ " refused");
	}

	private static byte[][] bytes(String... texts) {
		return Arrays.stream(texts).map(text -> text.getBytes(StandardCharsets.US_ASCII)).toArray(byte[][]::new);
	}

	/** The recorded answers of three versions, events, errors and a greeting. */
	private static List<byte[]> frames() throws IOException {
		List<byte[]> frames = new ArrayList<>(List.of(
				bytes("""
						{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": ""}, "capabilities": ["oob"]}}
						""",
						"""
								{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "DEVICE_DELETED", "data": {"device": "d", "path": "/p"}}
								""",
						"""
								{"id": 1, "error": {"class": "GenericError", "desc": "no"}}
								""")));
		ObjectMapper json = new ObjectMapper();
		for (String version : List.of("5.2", "7.2", "11.1")) {
			for (QmpCommand<?> command : COMMANDS) {
				JsonNode answer = json
						.readTree(Files.readString(Path.of("test/samples", version, command.name() + ".json")))
						.path("response").path("return");
				frames.add(("{\"return\": " + answer + ", \"id\": " + COMMANDS.indexOf(command) + "}\r\n")
						.getBytes(StandardCharsets.UTF_8));
			}
		}
		return frames;
	}

	private byte[] damaged(byte[] whole) {
		byte[] frame = whole;
		for (int times = random.nextInt(4); times >= 0; times--) {
			int at = random.nextInt(frame.length + 1);
			frame = switch (random.nextInt(5)) {
				case 0 -> replaced(frame, at, 1, new byte[]{(byte) random.nextInt(256)});
				case 1 -> replaced(frame, at, random.nextInt(40), new byte[0]);
				case 2 -> replaced(frame, at, 0, WORDS[random.nextInt(WORDS.length)]);
				case 3 -> replaced(frame, at, random.nextInt(8), WORDS[random.nextInt(WORDS.length)]);
				default -> replaced(frame, at, 0,
						Arrays.copyOfRange(frame, at, Math.min(frame.length, at + random.nextInt(200))));
			};
		}
		return replaced(frame, frame.length, 0, new byte[]{'\n'});
	}

	private static byte[] replaced(byte[] frame, int at, int length, byte[] by) {
		int end = Math.min(frame.length, at + length);
		ByteBuffer result = ByteBuffer.allocate(at + by.length + frame.length - end);
		return result.put(frame, 0, at).put(by).put(frame, end, frame.length - end).array();
	}

	/** In portions of any size, as a socket has them. */
	private void decode(byte[] frame) {
		MessageDecoder decoder = new MessageDecoder(LIMIT);
		try {
			for (int at = 0; at < frame.length;) {
				int portion = Math.min(frame.length - at, 1 + random.nextInt(4096));
				decoder.decode(ByteBuffer.wrap(frame, at, portion), message -> {
					if (message instanceof Reply reply) {
						read(reply);
					}
				});
				at += portion;
				assertTrue(decoder.pending() <= LIMIT);
			}
		} catch (MalformedMessageException _) {
			refused++;
		}
	}

	private void read(Reply reply) {
		try {
			Answer.of(COMMANDS.get((int) Math.floorMod(reply.id(), (long) COMMANDS.size())), reply.result());
			understood++;
		} catch (UnexpectedResultException _) {
			refused++;
		}
	}

	/** The same as if somebody had written it. */
	private static void write(byte[] frame, QmpSchema schema) {
		try {
			CommandText.parse(new String(frame, StandardCharsets.UTF_8), Optional.of(schema));
		} catch (CommandTextException e) {
			assertTrue(e.offset() >= 0 && e.offset() <= frame.length, () -> "" + e.offset());
		}
	}
}
