package org.wheelhouse.producttest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A real QEMU's monitor for one client, between whose lines come events that QEMU has not told: as many as one wants. Two daemon
 * threads, until it is closed.
 */
final class FloodedMonitor implements AutoCloseable {
	private static final int A_SECOND = 50;

	private final ServerSocketChannel server;
	private final SocketChannel qemu;
	private final Object writing = new Object();
	private volatile OutputStream client;

	/**
	 * @param monitor of the QEMU
	 * @param socket  where the client finds it
	 */
	FloodedMonitor(Path monitor, Path socket) {
		try {
			qemu = SocketChannel.open(StandardProtocolFamily.UNIX);
			qemu.connect(UnixDomainSocketAddress.of(monitor));
			server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
			server.bind(UnixDomainSocketAddress.of(socket));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Thread.ofPlatform().daemon().name("flooded monitor").start(this::serve);
	}

	private void serve() {
		try (SocketChannel accepted = server.accept()) {
			OutputStream out = Channels.newOutputStream(accepted);
			client = out;
			Thread.ofPlatform().daemon().name("flooded monitor's answers").start(() -> answer(out));
			Channels.newInputStream(accepted).transferTo(Channels.newOutputStream(qemu));
		} catch (IOException _) {
			// closed by one of the three
		}
	}

	private void answer(OutputStream out) {
		try (var in = new BufferedReader(
				new InputStreamReader(Channels.newInputStream(qemu), StandardCharsets.UTF_8))) {
			for (String line = in.readLine(); line != null; line = in.readLine()) {
				write(out, line + "\n");
			}
		} catch (IOException _) {
			// closed by one of the three
		}
	}

	private void write(OutputStream out, String lines) throws IOException {
		synchronized (writing) {
			out.write(lines.getBytes(StandardCharsets.UTF_8));
		}
	}

	/** Tells that many a second for that long, numbered, on the calling thread. Returns the number of the last. */
	int flood(int perSecond, Duration time) {
		OutputStream out = Await.value("a client", Duration.ofSeconds(60), () -> Optional.ofNullable(client));
		int portion = perSecond / A_SECOND;
		long begin = System.nanoTime();
		int number = 0;
		try {
			for (int turn = 1; turn <= time.toMillis() * A_SECOND / 1000; turn++) {
				StringBuilder lines = new StringBuilder();
				for (int i = 0; i < portion; i++) {
					number++;
					lines.append("{\"timestamp\":{\"seconds\":").append(System.currentTimeMillis() / 1000)
							.append(",\"microseconds\":0},\"event\":\"RTC_CHANGE\",\"data\":{\"offset\":")
							.append(number)
							.append("}}\r\n");
				}
				write(out, lines.toString());
				long due = begin + turn * 1_000_000_000L / A_SECOND;
				LockSupport.parkNanos(due - System.nanoTime());
			}
		} catch (IOException e) {
			throw new UncheckedIOException("the workbench has left", e);
		}
		return number;
	}

	@Override
	public void close() {
		try {
			server.close();
			qemu.close();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
