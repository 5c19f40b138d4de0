package org.wheelhouse.core.difference;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Somebody else at a second monitor of a machine. Blocks. */
final class OtherClient implements AutoCloseable {

	private static final ObjectMapper JSON = new ObjectMapper();

	private final SocketChannel channel;
	private final BufferedReader answers;

	OtherClient(Path socket) throws IOException {
		channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
		answers = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
		say("qmp_capabilities", "{}");
	}

	/** Fails when QEMU refuses. */
	JsonNode say(String command, String arguments) throws IOException {
		var line = "{\"execute\":\"" + command + "\",\"arguments\":" + arguments + "}\n";
		channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8)));
		while (true) {
			var answer = JSON.readTree(answers.readLine());
			if (answer.has("error")) {
				throw new AssertionError(command + ": " + answer);
			}
			if (answer.has("return")) {
				return answer.path("return");
			}
		}
	}

	/** Copies a disk for as long as it is not told to end. */
	void mirror(String node, String job, Path target) throws IOException {
		say("drive-mirror", "{\"device\":\"" + node + "\",\"job-id\":\"" + job + "\",\"target\":\"" + target
				+ "\",\"sync\":\"full\",\"speed\":1,\"format\":\"qcow2\"}");
	}

	/** Its kind, name and state each. */
	List<String> jobs() throws IOException {
		return StreamSupport.stream(say("query-jobs", "{}").spliterator(), false).map(job -> job.path("type").asText()
				+ " " + job.path("id").asText() + " " + job.path("status").asText()).sorted().toList();
	}

	@Override
	public void close() throws IOException {
		channel.close();
	}
}
