package org.wheelhouse.core.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.endpoint.Address;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A QMP server that answers from a table over a real unix socket, one client at a time as QEMU does. It has one thread. */
public final class FakeQemu implements AutoCloseable {

	private static final ObjectMapper MAPPER = new ObjectMapper();
	private static final String GREETING = """
			{"QMP": {"version": {"qemu": {"micro": 22, "minor": 2, "major": 7}, "package": ""}, "capabilities": ["oob"]}}""";

	/** What it is said to have besides what it answers, so that it is asked. */
	private static final List<String> HAS = List.of("query-pci", "qom-list", "qom-list-types", "query-chardev");

	private final Path socket;
	private final ServerSocketChannel server;
	private final Thread thread;
	private final Map<String, Function<JsonNode, String>> answers = new ConcurrentHashMap<>();
	private final List<String> received = new CopyOnWriteArrayList<>();
	private final AtomicReference<@Nullable SocketChannel> client = new AtomicReference<>();
	private final Object gate = new Object();
	private boolean stopped;

	/** Listens on this socket. */
	public FakeQemu(Path socket) {
		this.socket = socket;
		answer("qmp_capabilities", "{}").answer("query-name", "{\"name\":\"fake\"}")
				.answer("query-uuid", "{\"UUID\":\"11111111-2222-3333-4444-555555555555\"}")
				.answer("query-status", "{\"running\":true,\"singlestep\":false,\"status\":\"running\"}")
				.answer("query-kvm", "{\"enabled\":false,\"present\":true}")
				.answer("qom-get", "\"pc-i440fx-7.2-machine\"")
				.answer("query-cpus-fast", """
						[{"thread-id":7,"qom-path":"/machine/unattached/device[0]","cpu-index":0,"target":"x86_64"}]""")
				.answer("query-migrate", "{}").answer("query-memory-size-summary", "{\"base-memory\":1048576}")
				.answer("query-migrate-parameters", "{\"max-bandwidth\":134217728,\"downtime-limit\":300}")
				.answer("query-balloon", "{\"actual\":536870912}").answer("query-block", "[]")
				.answer("query-named-block-nodes", "[]")
				.answer("query-jobs", "[]").answer("query-block-jobs", "[]").answer("query-blockstats", "[]")
				.answer("query-commands", _ -> commands()).answer("query-vnc", "{\"enabled\":false}")
				.answer("stop", "{}").answer("cont", "{}");
		try {
			server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
			server.bind(UnixDomainSocketAddress.of(socket));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		thread = Thread.ofPlatform().daemon().name("fake-qemu").start(this::serve);
	}

	private String commands() {
		return Stream.concat(HAS.stream(), answers.keySet().stream()).distinct()
				.map(name -> "{\"name\":\"" + name + "\"}").collect(Collectors.joining(",", "[", "]"));
	}

	/** Its monitor. */
	public Address address() {
		return new Address.Unix(socket);
	}

	/** Answers a command with this JSON from now on. */
	public FakeQemu answer(String command, String json) {
		var line = json.replace("\n", "");
		return answer(command, _ -> line);
	}

	/** Answers a command by its arguments from now on; called on the peer's thread. */
	public FakeQemu answer(String command, Function<JsonNode, String> answer) {
		answers.put(command, answer);
		return this;
	}

	/** Leaves a command without any answer from now on. */
	public FakeQemu ignore(String command) {
		return answer(command, _ -> "");
	}

	/** Refuses a command from now on. */
	public FakeQemu refuse(String command) {
		answers.remove(command);
		return this;
	}

	/** The names of all commands so far, in order. */
	public List<String> received() {
		return List.copyOf(received);
	}

	/** How often a command came. */
	public long count(String command) {
		return received.stream().filter(command::equals).count();
	}

	/** Tells an event. */
	public void event(String name, String data) {
		say("{\"timestamp\":{\"seconds\":1700000000,\"microseconds\":5},\"event\":\"" + name + "\",\"data\":" + data
				+ "}");
	}

	/** Tells the same event many times in one go. */
	public void flood(String name, String data, int times) {
		say("{\"timestamp\":{\"seconds\":1700000000,\"microseconds\":5},\"event\":\"" + name + "\",\"data\":" + data
				+ "}", times);
	}

	/** Answers nothing until {@link #goOn()}, as a process that was stopped. */
	public void stop() {
		synchronized (gate) {
			stopped = true;
		}
	}

	/** Answers again, and what came meanwhile too. */
	public void goOn() {
		synchronized (gate) {
			stopped = false;
			gate.notifyAll();
		}
	}

	/** Cuts the connection and goes on listening. */
	public void cut() {
		closeClient();
	}

	/** Whether a client is connected. */
	public boolean isConnected() {
		return client.get() != null;
	}

	private void serve() {
		while (server.isOpen()) {
			try (var accepted = server.accept()) {
				client.set(accepted);
				if (server.isOpen()) { // who has died meanwhile has closed all clients but this
					talk(accepted);
				}
			} catch (IOException _) {
				// the client went, or we are closed
			} finally {
				client.set(null);
			}
		}
	}

	private void talk(SocketChannel accepted) throws IOException {
		passGate();
		say(GREETING);
		var reader = new BufferedReader(
				new InputStreamReader(Channels.newInputStream(accepted), StandardCharsets.US_ASCII));
		for (var line = reader.readLine(); line != null; line = reader.readLine()) {
			var command = MAPPER.readTree(line);
			var name = command.path("execute").asText();
			received.add(name);
			passGate();
			var answer = Optional.ofNullable(answers.get(name)).map(known -> known.apply(command.path("arguments")));
			if (answer.filter(String::isEmpty).isPresent()) {
				continue;
			}
			say(answer.map(json -> "{\"return\":" + json + ",\"id\":" + command.path("id") + "}")
					.orElse("{\"id\":" + command.path("id")
							+ ",\"error\":{\"class\":\"CommandNotFound\",\"desc\":\"The command "
							+ name + " has not been found\"}}"));
		}
	}

	private void passGate() {
		synchronized (gate) {
			while (stopped) {
				try {
					gate.wait();
				} catch (InterruptedException e) {
					Thread.currentThread().interrupt();
					return;
				}
			}
		}
	}

	private void say(String json) {
		say(json, 1);
	}

	private void say(String json, int times) {
		var channel = client.get();
		if (channel == null) {
			return;
		}
		synchronized (channel) {
			try {
				var bytes = ByteBuffer.wrap((json + "\r\n").repeat(times).getBytes(StandardCharsets.US_ASCII));
				while (bytes.hasRemaining()) {
					channel.write(bytes);
				}
			} catch (IOException _) {
				// the client went
			}
		}
	}

	private void closeClient() {
		var channel = client.get();
		if (channel != null) {
			try {
				channel.close();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}

	/** Ends as a process that is killed: the socket stays behind and refuses. */
	public void die() {
		goOn();
		try {
			server.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		closeClient();
	}

	@Override
	public void close() throws IOException, InterruptedException {
		die();
		thread.join(5000);
		Files.deleteIfExists(socket);
	}
}
