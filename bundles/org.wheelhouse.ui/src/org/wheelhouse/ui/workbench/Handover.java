package org.wheelhouse.ui.workbench;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.zip.CRC32;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.machine.RegistrySettings;

/**
 * How a second start with the same workspace gives what its command line asks for to the workbench that is open, by a socket in
 * the folder that only this user can enter. One virtual thread waits for such starts, and each that comes has one until it has
 * said all, for ten seconds at most.
 */
public final class Handover implements AutoCloseable {

	private static final int MOST = 64 * 1024;
	/** For the workbench that is open to take what it is given, and for who comes to give it. */
	private static final Duration PATIENCE = Duration.ofSeconds(10);
	private static final String TAKEN = "taken";
	private static final String END = "\0";

	private final Path socket;
	private final Consumer<StartArguments> taker;
	private volatile @Nullable ServerSocketChannel server;

	/** @param taker called on a thread of its own */
	Handover(Path socket, Consumer<StartArguments> taker) {
		this.socket = socket;
		this.taker = taker;
	}

	/** Where the workbench with this workspace listens; short, as the path of a socket has to be. */
	public static Path socketOf(String workspace) {
		var sum = new CRC32();
		sum.update(workspace.getBytes(StandardCharsets.UTF_8));
		return RegistrySettings.fromEnvironment().runtimeFolder()
				.resolve("workbench-%08x.sock".formatted(sum.getValue()));
	}

	/** Begins to listen; where that is not possible a second start says that one is open. The workspace has to be ours. */
	void open() {
		try {
			Files.deleteIfExists(socket); // of one that was killed
			var opened = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
			opened.bind(UnixDomainSocketAddress.of(socket));
			server = opened;
			Thread.ofVirtual().name("wheelhouse-handover").start(() -> listen(opened));
		} catch (IOException _) {
			close();
		}
	}

	private void listen(ServerSocketChannel opened) {
		while (opened.isOpen()) {
			try {
				var client = opened.accept();
				// One that hangs keeps nobody else waiting.
				Thread.ofVirtual().name("wheelhouse-handover").start(() -> serve(client));
			} catch (IOException _) {
				// It hung up at once: the next one.
			}
		}
	}

	private void serve(SocketChannel client) {
		try (client) {
			closeAfter(client, PATIENCE);
			take(client);
		} catch (IOException | IllegalArgumentException _) {
			// It hung up, or says what nobody understands.
		}
	}

	private void take(SocketChannel client) throws IOException {
		var bytes = Channels.newInputStream(client).readNBytes(MOST);
		var words = List.of(new String(bytes, StandardCharsets.UTF_8).split(END));
		var arguments = StartArguments.parse(words.toArray(String[]::new));
		client.write(ByteBuffer.wrap(TAKEN.getBytes(StandardCharsets.UTF_8)));
		taker.accept(arguments);
	}

	/** Gives them to the workbench that listens there. Blocks until it has taken them; {@code false} when nobody does, or soon. */
	public static boolean give(StartArguments arguments, Path socket) {
		return give(arguments, socket, PATIENCE);
	}

	static boolean give(StartArguments arguments, Path socket, Duration patience) {
		try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			// A workbench that hangs or is stopped takes the connection, and never answers.
			closeAfter(channel, patience);
			channel.connect(UnixDomainSocketAddress.of(socket));
			var bytes = ByteBuffer.wrap(String.join(END, arguments.words()).getBytes(StandardCharsets.UTF_8));
			while (bytes.hasRemaining()) {
				channel.write(bytes);
			}
			channel.shutdownOutput();
			return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8).equals(TAKEN);
		} catch (IOException _) {
			return false;
		}
	}

	private static void closeAfter(SocketChannel channel, Duration patience) {
		CompletableFuture.delayedExecutor(patience.toMillis(), TimeUnit.MILLISECONDS).execute(() -> close(channel));
	}

	private static void close(SocketChannel channel) {
		try {
			channel.close();
		} catch (IOException _) {
			// Whoever waits on it hears of it.
		}
	}

	@Override
	public void close() {
		var open = server;
		if (open != null) {
			try {
				open.close();
				Files.deleteIfExists(socket);
			} catch (IOException _) {
				// The next workbench takes it away.
			}
		}
	}
}
