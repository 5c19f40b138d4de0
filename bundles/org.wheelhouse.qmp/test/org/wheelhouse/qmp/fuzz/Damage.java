package org.wheelhouse.qmp.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The recorded answers of three versions of QEMU, events, errors and a greeting, with damage. {@code -Dwheelhouse.seed} repeats a
 * run, {@code -Dwheelhouse.frames} makes it longer.
 */
final class Damage {

	static final int FRAMES = Integer.getInteger("wheelhouse.frames", 100_000);
	static final long SEED = Long.getLong("wheelhouse.seed", System.nanoTime());
	static final byte[] GREETING = bytes(
			"""
					{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": ""}, "capabilities": ["oob"]}}
					""");

	private static final List<QmpCommand<?>> COMMANDS = List.of(new QueryBalloon(), new QueryBlock(),
			new QueryBlockstats(), new QueryChardev(), new QueryCommands(), new QueryCpusFast(), new QueryKvm(),
			new QueryMigrate(), new QueryName(), new QueryPci(), new QueryStatus(), new QueryUuid(),
			new QueryVersion(), new QueryVnc(), new QueryVncServers());
	private static final List<byte[]> WORDS = List.of("{", "}", "[", "]", "\"", "\\u0000", "null", "-", "1e999",
			"18446744073709551616", "\"return\"", "\"error\"", "\"event\"", "\"QMP\"", "\n", "\r\n", ",", ":",
			"[[[[[[[[[[[[[[[[").stream().map(Damage::bytes).toList();

	private final Random random;
	private final List<byte[]> frames;

	Damage(Random random) throws IOException {
		this.random = random;
		this.frames = frames();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	private static List<byte[]> frames() throws IOException {
		List<byte[]> frames = new ArrayList<>(List.of(GREETING,
				bytes("""
						{"timestamp": {"seconds": 1, "microseconds": 2}, "event": "DEVICE_DELETED", "data": {"device": "d", "path": "/p"}}
						"""),
				bytes("""
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

	/** The command whose answer has this id, damaged or not. */
	static QmpCommand<?> command(long id) {
		return COMMANDS.get((int) Math.floorMod(id, (long) COMMANDS.size()));
	}

	/** Another frame, which ends with a line feed. */
	byte[] next() {
		byte[] frame = frames.get(random.nextInt(frames.size()));
		for (int times = random.nextInt(4); times >= 0; times--) {
			int at = random.nextInt(frame.length + 1);
			frame = switch (random.nextInt(5)) {
				case 0 -> replaced(frame, at, 1, new byte[]{(byte) random.nextInt(256)});
				case 1 -> replaced(frame, at, random.nextInt(40), new byte[0]);
				case 2 -> replaced(frame, at, 0, WORDS.get(random.nextInt(WORDS.size())));
				case 3 -> replaced(frame, at, random.nextInt(8), WORDS.get(random.nextInt(WORDS.size())));
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
}
