package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.host.ListeningPort;

/** Ports of this computer, whoever has them. */
class ListeningPortsTest {

	private static List<ListeningPort> ports() {
		return new ListeningSockets(new ProcessTable()).ports();
	}

	@Test
	void thoseOnWhichSomebodyListensAreToldAndNoOthers() throws Exception {
		var loopback = InetAddress.getByAddress(new byte[]{127, 0, 0, 1});
		try (var server = new ServerSocket(0, 1, loopback);
				var client = new Socket(loopback, server.getLocalPort());
				var datagrams = new DatagramSocket(new InetSocketAddress(loopback, 0));
				var all = new ServerSocket(0)) {
			assertTrue(ports().contains(new ListeningPort(false, "127.0.0.1", server.getLocalPort())));
			assertTrue(ports().contains(new ListeningPort(true, "127.0.0.1", datagrams.getLocalPort())));
			assertTrue(ports().stream().anyMatch(port -> port.port() == all.getLocalPort() && !port.udp()
					&& (port.address().equals("::") || port.address().equals("0.0.0.0"))), ports()::toString);
			assertFalse(ports().stream().anyMatch(port -> port.port() == client.getLocalPort() && !port.udp()),
					"nobody listens there");
		}
	}
}
