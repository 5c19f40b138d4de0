package org.wheelhouse.faulttest;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A QEMU that was started by hand and has a monitor which speaks TLS.
 *
 * @param port on the loopback
 */
record TlsMonitor(int port) {

	/**
	 * Starts it, and waits until it listens.
	 *
	 * @param credentials its object, without id and endpoint, for example {@code tls-creds-x509,dir=FOLDER,verify-peer=off}
	 * @param monitor     the options of {@code -mon} behind its character device
	 */
	static TlsMonitor begin(Inventory inventory, String program, String credentials, String monitor) throws Exception {
		int port;
		try (var free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		inventory.places().name(":" + port, ":PORT");
		Path other = inventory.folder().resolve("plain");
		List<String> line = new ArrayList<>(List.of(program));
		line.addAll(Inventory.TINY);
		line.addAll(List.of("-display", "none", "-name", "by hand", "-object", credentials + ",id=tls0,endpoint=server",
				"-chardev", "socket,id=c0,host=127.0.0.1,port=" + port + ",server=on,wait=off,tls-creds=tls0", "-mon",
				"chardev=c0," + monitor, "-qmp", "unix:" + other + ",server=on,wait=off"));
		inventory.begin(line);
		Await.until("it greets: all its monitors listen", () -> greets(other));
		return new TlsMonitor(port);
	}

	private static boolean greets(Path monitor) {
		try (SocketChannel client = Monitor.connect(monitor)) {
			return client.read(ByteBuffer.allocate(1)) == 1;
		} catch (IOException _) {
			return false;
		}
	}

	/** As a person says it. */
	String address(Path dir) {
		return "tls:localhost:" + port + ",dir=" + dir;
	}
}
