package org.wheelhouse.core.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A monitor far away: each answer comes a round trip after its question. Counts how many round trips depend on each other: a
 * question that was sent after an answer had come may depend on it, so that it is in the round after that of the answer.
 */
public final class DistantWire implements AutoCloseable {

	private static final Pattern ID = Pattern.compile("\"id\": ?(\\d+)");
	private static final Pattern NAME = Pattern.compile("\"execute\":\"([^\"]+)\"");

	private final ServerSocketChannel listening;
	private final Path target;
	private final long roundTripNanos;
	private final List<SocketChannel> open = new CopyOnWriteArrayList<>();
	/** All below are guarded by this. */
	private final Map<String, Integer> rounds = new HashMap<>();
	private final List<List<String>> asked = new ArrayList<>();
	private int arrived;

	private record Line(String text, long due) {}

	/** Listens on one path and connects to the other. */
	public DistantWire(Path path, Path target, Duration roundTrip) throws IOException {
		this.target = target;
		roundTripNanos = roundTrip.toNanos();
		listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
		listening.bind(UnixDomainSocketAddress.of(path));
		Thread.ofVirtual().start(this::serve);
	}

	/** The rounds since the last call whose answers have come, each with the names of its questions. */
	public synchronized List<List<String>> takeRounds() {
		var taken = List.copyOf(asked.subList(0, Math.min(arrived, asked.size())));
		asked.clear();
		rounds.clear();
		arrived = 0;
		return taken;
	}

	private void serve() {
		try {
			while (true) {
				var here = listening.accept();
				var there = SocketChannel.open(UnixDomainSocketAddress.of(target));
				open.addAll(List.of(here, there));
				var queue = new LinkedBlockingQueue<Line>();
				Thread.ofVirtual().start(() -> read(here, line -> write(there, question(line))));
				Thread.ofVirtual()
						.start(() -> read(there,
								line -> queue.add(new Line(line, System.nanoTime() + roundTripNanos))));
				Thread.ofVirtual().start(() -> deliver(queue, here));
			}
		} catch (IOException _) {
			// closed
		}
	}

	private interface Taker {
		void take(String line) throws IOException;
	}

	private static void read(SocketChannel from, Taker taker) {
		try (var reader = new BufferedReader(
				new InputStreamReader(Channels.newInputStream(from), StandardCharsets.UTF_8))) {
			for (var line = reader.readLine(); line != null; line = reader.readLine()) {
				taker.take(line);
			}
		} catch (IOException _) {
			// closed
		}
	}

	private void deliver(BlockingQueue<Line> queue, SocketChannel to) {
		try {
			while (to.isOpen()) {
				var line = queue.take();
				TimeUnit.NANOSECONDS.sleep(line.due() - System.nanoTime());
				answer(line.text());
				write(to, line.text());
			}
		} catch (IOException | InterruptedException _) {
			// closed
		}
	}

	private static void write(SocketChannel to, String line) throws IOException {
		var bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
		while (bytes.hasRemaining()) {
			to.write(bytes);
		}
	}

	private synchronized String question(String line) {
		var id = ID.matcher(line);
		var name = NAME.matcher(line);
		if (id.find() && name.find()) {
			rounds.put(id.group(1), arrived + 1);
			while (asked.size() <= arrived) {
				asked.add(new ArrayList<>());
			}
			asked.get(arrived).add(name.group(1));
		}
		return line;
	}

	/** Whoever sees it may ask what depends on it. */
	private synchronized void answer(String line) {
		var id = ID.matcher(line);
		if (id.find()) {
			arrived = Math.max(arrived, rounds.getOrDefault(id.group(1), 0));
		}
	}

	@Override
	public void close() throws IOException {
		listening.close();
		for (var channel : open) {
			channel.close();
		}
	}
}
