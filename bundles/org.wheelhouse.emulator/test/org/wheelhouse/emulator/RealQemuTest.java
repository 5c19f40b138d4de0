package org.wheelhouse.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.Ending;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.HostProcess;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;

@Tag("qemu")
class RealQemuTest {

	private final Bench bench = new Bench();
	private final LocalHost host;

	RealQemuTest() throws IOException {
		Files.delete(bench.kvmDevice()); // not measured here: that takes as long as it may
		host = bench.realHost();
	}

	@AfterEach
	void close() throws IOException {
		bench.close();
	}

	@Test
	void bothMonitorsAnswerWhenTheLaunchIsComplete() throws Exception {
		HostedMachine machine = bench.launch(host, paused());
		for (Address address : List.of(machine.monitor(), machine.spareMonitor())) {
			assertTrue(ask(address, "query-name").contains("\"name\": \"tiny\""));
		}
		HostProcess process = Bench.await(host.processListeningOn(machine.monitor())).orElseThrow();
		assertEquals(machine.pid(), process.pid());
		assertEquals(machine.commandLine(), process.arguments());
		assertTrue(process.residentBytes() > 1 << 20);
		assertTrue(Math.abs(process.started().toEpochMilli() - machine.started().toEpochMilli()) < 5000);
		assertEquals(List.of(machine), Bench.await(bench.realHost().hosted()));
	}

	/** As imported: nothing says where screen and serial port go. QEMU's own choice would be a port of the computer. */
	@Test
	void aMachineThatNamesNeitherHasAScreenAndASerialPortInItsFolder() throws Exception {
		LaunchRequest plain = Bench.request("tiny", QemuOption.of("m", "16"), QemuOption.of("S"));
		HostedMachine machine = bench.launch(host, plain);
		try (SocketChannel screen = open(machine.folder().resolve("vnc.sock"));
				SocketChannel serial = open(machine.folder().resolve("serial.sock"))) {
			BufferedReader reader = new BufferedReader(Channels.newReader(screen, StandardCharsets.UTF_8));
			assertEquals("RFB 003.008", reader.readLine());
			assertTrue(serial.isConnected());
		}
		HostedMachine another = bench.launch(host, plain);
		assertNotEquals(machine.folder(), another.folder());
		try (SocketChannel serial = open(machine.folder().resolve("serial.sock"))) {
			assertTrue(serial.isConnected(), "it is the first machine's still");
			assertTrue(ask(machine.monitor(), "query-chardev")
					.contains("\"unix:" + machine.folder().resolve("serial.sock")));
		}
	}

	private static SocketChannel open(Path socket) throws IOException {
		return SocketChannel.open(UnixDomainSocketAddress.of(socket));
	}

	@Test
	void quitIsExitZero() throws Exception {
		HostedMachine machine = bench.launch(host, paused());
		ask(machine.monitor(), "quit");
		assertEquals(0,
				assertInstanceOf(Ending.Exited.class,
						Await.present("it has ended", () -> Bench.now(host.ending(machine))))
						.status());
	}

	@Test
	void whatIsForcedOffFromHereSaysSo() throws Exception {
		HostedMachine machine = bench.launch(host, paused());
		Bench.await(host.kill(machine));
		assertInstanceOf(Ending.ForcedOff.class, Await.present("it has ended", () -> Bench.now(host.ending(machine))));
	}

	@Test
	void killIsSignalNine() throws Exception {
		HostedMachine machine = bench.launch(host, paused());
		ProcessHandle.of(machine.pid()).orElseThrow().destroyForcibly();
		assertEquals(9,
				assertInstanceOf(Ending.Signalled.class,
						Await.present("it has ended", () -> Bench.now(host.ending(machine))))
						.signal());
	}

	@Test
	void unknownDeviceFailsWithQemusWords() {
		HostException failure = assertThrows(HostException.class,
				() -> bench.launch(host,
						Bench.request("tiny", QemuOption.of("S"), QemuOption.of("device", "no-such-thing"))));
		assertEquals(
				"QEMU ended at once with status 1: -device no-such-thing: 'no-such-thing' is not a valid device model name",
				failure.getMessage());
	}

	@Test
	void displayPortThatIsTakenFailsWithQemusWords() throws Exception {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int display = taken.getLocalPort() - 5900;
			HostException failure = assertThrows(HostException.class, () -> bench.launch(host,
					Bench.request("tiny", QemuOption.of("S"), QemuOption.of("vnc", "127.0.0.1:" + display))));
			assertTrue(failure.getMessage().contains("Address already in use"), failure.getMessage());
		}
	}

	@Test
	void tcpMonitorIsTracedToItsProcess() throws Exception {
		int port;
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = free.getLocalPort();
		}
		HostedMachine machine = bench.launch(host,
				Bench.request("tiny", QemuOption.of("S"), QemuOption.of("nodefaults"),
						QemuOption.of("qmp", "tcp:127.0.0.1:" + port + ",server=on,wait=off")));
		assertEquals(machine.pid(),
				Bench.await(host.processListeningOn(new Address.Tcp("127.0.0.1", port))).orElseThrow().pid());
		assertEquals(Optional.empty(), Bench.await(host.processListeningOn(new Address.Tcp("example.org", port))));
	}

	private static LaunchRequest paused() {
		return Bench.request("tiny", QemuOption.of("machine", "pc"), QemuOption.of("m", "16"),
				QemuOption.of("nodefaults"),
				QemuOption.of("S"));
	}

	/** One command, and the line that answers it. */
	private static String ask(Address monitor, String command) throws IOException {
		try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			channel.connect(UnixDomainSocketAddress.of(((Address.Unix) monitor).path()));
			BufferedReader reader = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
			reader.readLine();
			for (String line : List.of("qmp_capabilities", command)) {
				channel.write(StandardCharsets.UTF_8.encode("{\"execute\":\"" + line + "\"}\n"));
			}
			reader.readLine();
			return String.valueOf(reader.readLine());
		}
	}
}
