package org.wheelhouse.host.launch;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Negotiates on a monitor and leaves. QEMU makes the socket, and may even greet, before it looks at displays and devices,
 * which can still end it; but it answers a command only from its main loop, which it reaches when all of that went well.
 */
public final class MonitorAnswer implements ReadyCheck {

	private static final String NEGOTIATION = "{\"execute\":\"qmp_capabilities\"}\n";
	private static final int ENOUGH = 64 * 1024;

	private final Path socket;
	private final StringBuilder heard = new StringBuilder();
	private @Nullable SocketChannel channel;
	private boolean negotiating;

	/**
	 * Of a machine that is starting.
	 *
	 * @param socket leads to a monitor
	 */
	public MonitorAnswer(Path socket) {
		this.socket = socket;
	}

	@Override
	public boolean answered() throws IOException {
		SocketChannel open = channel;
		if (open == null) {
			if (!Files.exists(socket)) {
				return false;
			}
			open = SocketChannel.open(java.net.StandardProtocolFamily.UNIX);
			channel = open;
			open.configureBlocking(false);
			open.connect(UnixDomainSocketAddress.of(socket));
		}
		if (!open.finishConnect()) {
			return false;
		}
		ByteBuffer bytes = ByteBuffer.allocate(4096);
		int count = open.read(bytes);
		if (count < 0 || heard.length() > ENOUGH) {
			throw new EOFException("the monitor hung up");
		}
		heard.append(new String(bytes.array(), 0, count, StandardCharsets.ISO_8859_1));
		if (!negotiating && heard.indexOf("\"QMP\"") >= 0 && heard.indexOf("\n") >= 0) {
			negotiating = true;
			open.write(ByteBuffer.wrap(NEGOTIATION.getBytes(StandardCharsets.US_ASCII)));
		}
		return negotiating && heard.indexOf("\"return\"") >= 0;
	}

	@Override
	public void close() {
		SocketChannel open = channel;
		if (open != null) {
			try {
				open.close();
			} catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
