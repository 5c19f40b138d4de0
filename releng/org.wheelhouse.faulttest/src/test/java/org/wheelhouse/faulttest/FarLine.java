package org.wheelhouse.faulttest;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A port of this computer that leads to another over a long line: what is sent comes later, and nothing is lost. */
final class FarLine implements AutoCloseable {

	private final ServerSocket listening;
	private final List<Socket> open = new CopyOnWriteArrayList<>();
	private final int target;
	private final long delayNanos;

	private record Piece(byte[] bytes, long due) {}

	/**
	 * Listens.
	 *
	 * @param delay each way
	 */
	FarLine(int target, Duration delay) throws IOException {
		this(InetAddress.getLoopbackAddress(), target, delay);
	}

	private FarLine(InetAddress address, int target, Duration delay) throws IOException {
		listening = new ServerSocket(0, 5, address);
		this.target = target;
		delayNanos = delay.toNanos();
		Thread.ofVirtual().start(this::serve);
	}

	/** Where another network is: an address there, the port of its loopback, and the delay in milliseconds. Says its own port. */
	public static void main(String[] words) throws IOException {
		try (var line = new FarLine(InetAddress.getByName(words[0]), Integer.parseInt(words[1]),
				Duration.ofMillis(Long.parseLong(words[2])))) {
			System.out.println(line.port());
			System.in.transferTo(OutputStream.nullOutputStream()); // until who began it has ended
		}
	}

	int port() {
		return listening.getLocalPort();
	}

	private void serve() {
		try {
			while (true) {
				var here = listening.accept();
				var there = new Socket(InetAddress.getLoopbackAddress(), target);
				open.addAll(List.of(here, there));
				here.setTcpNoDelay(true);
				there.setTcpNoDelay(true);
				carry(here, there);
				carry(there, here);
			}
		} catch (IOException _) {
			// closed
		}
	}

	private void carry(Socket from, Socket to) {
		var pieces = new LinkedBlockingQueue<Piece>();
		Thread.ofVirtual().start(() -> {
			var buffer = new byte[1 << 16];
			try {
				for (var count = 0; count >= 0; count = from.getInputStream().read(buffer)) {
					pieces.add(new Piece(Arrays.copyOf(buffer, count), System.nanoTime() + delayNanos));
				}
			} catch (IOException _) {
				// closed
			}
		});
		Thread.ofPlatform().daemon().name("far line").start(() -> {
			try {
				while (!to.isClosed()) {
					var piece = pieces.take();
					TimeUnit.NANOSECONDS.sleep(piece.due() - System.nanoTime());
					to.getOutputStream().write(piece.bytes());
				}
			} catch (IOException | InterruptedException _) {
				// closed
			}
		});
	}

	@Override
	public void close() throws IOException {
		listening.close();
		for (var socket : open) {
			socket.close();
		}
	}
}
