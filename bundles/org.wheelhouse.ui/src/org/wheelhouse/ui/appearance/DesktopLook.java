package org.wheelhouse.ui.appearance;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;

/**
 * Whether the desktop is dark, as its portal tells by D-Bus (the setting {@code color-scheme} of
 * {@code org.freedesktop.appearance}). One virtual thread, which waits for the bus most of the time; it ends when this is
 * closed, with the bus, and where there is none.
 */
final class DesktopLook implements AutoCloseable {

	private static final String NAMESPACE = "org.freedesktop.appearance";
	private static final String KEY = "color-scheme";
	private static final BusMessage.Target BUS = new BusMessage.Target("org.freedesktop.DBus", "/org/freedesktop/DBus",
			"org.freedesktop.DBus");
	private static final BusMessage.Target PORTAL = new BusMessage.Target("org.freedesktop.portal.Desktop",
			"/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings");
	private static final String CHANGES = "type='signal',interface='" + PORTAL.face() + "',path='" + PORTAL.path()
			+ "',member='SettingChanged',arg0='" + NAMESPACE + "'";
	/** Of the question what it is now. */
	private static final int ASKED = 3;

	private final Optional<Path> bus;
	private final Consumer<Optional<Boolean>> listener;
	private volatile boolean closed;
	private volatile @Nullable SocketChannel channel;

	/** @param listener hears on a thread of its own whether it is dark; empty for a desktop that does not mind */
	DesktopLook(Optional<Path> bus, Consumer<Optional<Boolean>> listener) {
		this.bus = bus;
		this.listener = listener;
	}

	/** Where the bus of this session is, if it is a file. */
	static Optional<Path> sessionBus(Map<String, String> environment) {
		return Stream.of(environment.getOrDefault("DBUS_SESSION_BUS_ADDRESS", "").split("[;,]"))
				.filter(part -> part.startsWith("unix:path="))
				.map(part -> Path.of(part.substring("unix:path=".length())))
				.findFirst()
				.or(() -> Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).map(run -> Path.of(run, "bus")))
				.filter(Files::exists);
	}

	/** Begins to listen. Does not block. */
	void follow() {
		bus.ifPresent(path -> Thread.ofVirtual().name("wheelhouse-desktop").start(() -> listen(path)));
	}

	private void listen(Path path) {
		try (var socket = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
			channel = socket;
			if (closed) {
				return;
			}
			greet(socket);
			send(socket, BusMessage.call(1, BUS, "Hello"));
			send(socket, BusMessage.call(2, BUS, "AddMatch", CHANGES));
			send(socket, BusMessage.call(ASKED, PORTAL, "Read", NAMESPACE, KEY));
			while (!closed) {
				scheme(BusMessage.read(socket)).ifPresent(this::tell);
			}
		} catch (IOException _) {
			// No bus, or no longer one: the desktop stays as it was when it was last heard of.
		}
	}

	/** The number that is told, by the answer or by a change. */
	private static Optional<String> scheme(BusMessage message) {
		var values = message.values();
		if (message.type() == BusMessage.REPLY && message.replySerial() == ASKED && values.size() == 1) {
			return Optional.of(values.getFirst());
		}
		return message.type() == BusMessage.SIGNAL && message.member().equals("SettingChanged") && values.size() == 3
				&& values.get(0).equals(NAMESPACE) && values.get(1).equals(KEY)
						? Optional.of(values.get(2))
						: Optional.empty();
	}

	private void tell(String scheme) {
		listener.accept(switch (scheme) {
			case "1" -> Optional.of(true);
			case "2" -> Optional.of(false);
			default -> Optional.empty();
		});
	}

	/** Says who we are, as the bus knows by the socket already. */
	private static void greet(SocketChannel socket) throws IOException {
		var user = String.valueOf(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
		var id = HexFormat.of().formatHex(user.getBytes(StandardCharsets.US_ASCII));
		send(socket, ascii("\0AUTH EXTERNAL " + id + "\r\n"));
		var answer = new StringBuilder();
		var one = ByteBuffer.allocate(1);
		while (answer.length() < 200 && answer.indexOf("\n") < 0 && socket.read(one.clear()) > 0) {
			answer.append((char) one.get(0));
		}
		if (!answer.toString().startsWith("OK ")) {
			throw new IOException("the bus says " + answer);
		}
		send(socket, ascii("BEGIN\r\n"));
	}

	private static ByteBuffer ascii(String text) {
		return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
	}

	private static void send(SocketChannel socket, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			socket.write(bytes);
		}
	}

	@Override
	public void close() {
		closed = true;
		var open = channel;
		if (open != null) {
			try {
				open.close();
			} catch (IOException _) {
				// it is of no use any more
			}
		}
	}
}
