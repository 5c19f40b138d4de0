package org.wheelhouse.core.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.Cont;

/** Serial ports of real QEMUs, whose firmware writes to them when there is no display. */
@Tag("qemu")
class SerialQemuTest {

	private static final String ID = "cafe0001";
	private static final String SOCKET = "socket,id=serial0,path=serial.sock,server=on,wait=off";

	private final RegistryBench bench = new RegistryBench();
	private Optional<Process> qemu = Optional.empty();

	SerialQemuTest() throws Exception {
		// the bench may fail to be made
	}

	@AfterEach
	void close() throws Exception {
		if (qemu.isPresent()) {
			qemu.get().destroyForcibly().waitFor(20, TimeUnit.SECONDS);
		}
		bench.close();
	}

	private Address start(String... options) throws Exception {
		return startBy(List.of(), options);
	}

	private Address startBy(List<String> before, String... options) throws Exception {
		var monitor = bench.folder().resolve("q.sock");
		var line = new ArrayList<>(before);
		line.addAll(
				List.of("qemu-system-x86_64", "-machine", "pc,graphics=off", "-accel", "tcg", "-m", "64",
						"-S", "-display", "none", "-nodefaults", "-qmp", "unix:" + monitor + ",server=on,wait=off"));
		line.addAll(List.of(options));
		// Its working folder is what a relative path starts from.
		qemu = Optional.of(new ProcessBuilder(line).directory(bench.folder().toFile()).redirectErrorStream(true)
				.redirectOutput(bench.folder().resolve("log").toFile()).start());
		Await.until("QEMU listens", () -> Files.exists(monitor));
		return new Address.Unix(monitor);
	}

	private SerialConsole launched(String... options) throws Exception {
		return known(start(options));
	}

	private SerialConsole known(Address monitor) throws Exception {
		bench.host().hosted(ID, "guest", qemu.orElseThrow().pid(), monitor);
		bench.restart();
		bench.awaitState(ID, MachineState.PAUSED);
		return bench.registry().serial(ID).orElseThrow();
	}

	private static String text(SerialConsole console) {
		return StandardCharsets.UTF_8.decode(console.since(0).bytes()).toString();
	}

	private static int greetings(SerialConsole console) {
		return text(console).split("SeaBIOS \\(version", -1).length - 1;
	}

	/** Lets the firmware begin. To reset it is no way: SeaBIOS may never come back from a reset in its first moments. */
	private void run() throws Exception {
		Await.get(bench.registry().machine(ID).orElseThrow().send(new Cont()));
	}

	@Test
	void whatTheFirmwareWritesIsReadOverARelativePathAndLoggedToo() throws Exception {
		var log = bench.folder().resolve("serial.log");
		var console = launched("-chardev", SOCKET + ",logfile=" + log, "-serial", "chardev:serial0");
		Await.until("the port is open", () -> console.status().state() == SerialState.OPEN);
		run();
		Await.until("the firmware writes", () -> greetings(console) >= 1);
		assertEquals("disconnected:unix:serial.sock,server=on", console.status().backend());
		Await.until("it is logged", () -> read(log).contains("SeaBIOS (version"));
	}

	@Test
	void aSecondClientIsToldAndWaitedFor() throws Exception {
		var monitor = start("-chardev", SOCKET, "-serial", "chardev:serial0");
		try (var other = SocketChannel.open(StandardProtocolFamily.UNIX)) {
			other.connect(UnixDomainSocketAddress.of(bench.folder().resolve("serial.sock")));
			assertTrue(other.write(ByteBuffer.wrap(new byte[]{'\r'})) == 1);
			bench.host().hosted(ID, "guest", qemu.orElseThrow().pid(), monitor);
			bench.restart();
			bench.awaitState(ID, MachineState.PAUSED);
			var console = bench.registry().serial(ID).orElseThrow();
			Await.until("the port is taken", () -> console.status().state() == SerialState.TAKEN);
		}
		var console = bench.registry().serial(ID).orElseThrow();
		Await.until("the port is open", () -> console.status().state() == SerialState.OPEN);
	}

	@Test
	void aPortThatLeadsToAFileIsShownWithoutARestart() throws Exception {
		var console = launched("-serial", "file:" + bench.folder().resolve("file.log"));
		Await.until("the port leads elsewhere", () -> console.status().state() == SerialState.ELSEWHERE);
		var id = bench.registry().machine(ID).orElseThrow();
		var socket = bench.folder().resolve("live.sock");
		Await.get(new OfferSerialSocket(id, console.status().port(), socket).run());
		console.lookAgain();
		Await.until("the port is open", () -> console.status().state() == SerialState.OPEN);
		run();
		Await.until("the firmware writes", () -> greetings(console) >= 1);
	}

	@Test
	void monitorsOfOthersAreNoSerialPorts() throws Exception {
		var console = launched("-chardev", "socket,id=other,path=other.sock,server=on,wait=off", "-mon",
				"chardev=other,mode=control");
		Await.until("there is no port", () -> console.status().state() == SerialState.NONE);
	}

	/** Its port is another one than ours, where another machine may listen. */
	@Test
	void aPortOfAnotherNetworkNamespaceIsNotConnected() throws Exception {
		var unshare = new ProcessBuilder("unshare", "-n", "true").redirectErrorStream(true).start();
		var can = unshare.waitFor(20, TimeUnit.SECONDS) && unshare.exitValue() == 0;
		if (!can) {
			System.out.println("SKIPPED serial-port-behind-a-namespace unshare -n is for root");
		}
		assumeTrue(can);
		try (var ours = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
			ours.configureBlocking(false);
			var port = ours.socket().getLocalPort();
			var console = known(startBy(List.of("unshare", "-n"), "-serial",
					"tcp:127.0.0.1:" + port + ",server=on,wait=off"));
			Await.until("the port is known", () -> console.status().state() == SerialState.ELSEWHERE);
			assertTrue(console.status().detail().contains("another network namespace"), console.status()::detail);
			assertTrue(console.offer().isPresent());
			assertNull(ours.accept());
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
