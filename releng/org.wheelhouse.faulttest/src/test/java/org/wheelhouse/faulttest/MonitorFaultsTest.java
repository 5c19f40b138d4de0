package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.RawCommand;
import org.wheelhouse.qmp.command.Stop;
import org.wheelhouse.qmp.message.Event;
import org.wheelhouse.qmp.session.QmpException;
import org.wheelhouse.qmp.session.QmpListener;
import org.wheelhouse.qmp.session.QmpSession;

/** A monitor cannot be reached, is lost, or says what it should not. */
@Tag("qemu")
class MonitorFaultsTest {

	private static final int BEHIND_QUIT = 100;

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A monitor fails");

	private final Inventory inventory = new Inventory();
	private final Path monitor = inventory.folder().resolve("qmp");

	MonitorFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private void row(String name, String how, Fault fault) {
		MATRIX.row(name, how, inventory.places(), fault);
	}

	private Fault attachFails() {
		return Fault.of(Await.failure(inventory.registry().attach(new Address.Unix(monitor))));
	}

	private String attach() {
		String id = Await.get(inventory.registry().attach(new Address.Unix(monitor)));
		Await.until("its process is known", () -> inventory.pid(id) != 0);
		return id;
	}

	@Test
	void thereIsNoSocket() {
		row("There is no socket", "Attach to a path where nothing is", attachFails());
	}

	@Test
	void nobodyListensAnyMore() throws Exception {
		inventory.byHand(monitor).destroyForcibly().waitFor();
		row("The socket was left behind", "Attach to the socket of a QEMU that was killed", attachFails());
	}

	@Test
	void socketIsAFile() {
		inventory.file("qmp", (byte) 'x');
		row("The path is no socket", "Attach to a file", attachFails());
	}

	@Test
	void pathIsTooLong() {
		String path = "/tmp/" + "x".repeat(110);
		row("The path of the socket is too long", "Attach to a path of " + path.length() + " bytes",
				Fault.of(Await.failure(inventory.registry().attach("unix:" + path))));
	}

	@Test
	void nothingListensOnThePort() throws Exception {
		int port = freePort();
		inventory.places().name(":" + port, ":PORT");
		row("Nothing listens on the port", "Attach to `tcp:127.0.0.1:PORT`",
				Fault.of(Await.failure(inventory.registry().attach("tcp:127.0.0.1:" + port))));
	}

	@Test
	void anotherClientHoldsIt() throws Exception {
		inventory.byHand(monitor);
		try (SocketChannel _ = Monitor.connect(monitor)) {
			row("Another client holds the monitor", "Attach while another client is connected", attachFails());
		}
	}

	@Test
	void aStartedQemuWaitsForSomebodyElse() throws Exception {
		int port = freePort();
		String id = inventory.start("vm", "-serial", "tcp:127.0.0.1:" + port + ",server=on");
		inventory.await(id, MachineState.UNRESPONSIVE);
		inventory.places().name(":" + port, ":PORT");
		row("QEMU waits for somebody to connect elsewhere", "Start with `-serial tcp:127.0.0.1:PORT,server=on`",
				inventory.told(id));
		try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
			inventory.await(id, MachineState.PAUSED);
		}
	}

	@Test
	void anAttachedQemuWaitsForSomebodyElse() throws Exception {
		int port = freePort();
		inventory.byHand(monitor, "-chardev", "socket,id=other,host=127.0.0.1,port=" + port + ",server=on");
		String id = Await.get(inventory.registry().attach(new Address.Unix(monitor)));
		assertEquals("waits for somebody to connect to tcp:127.0.0.1:" + port,
				inventory.await(id, MachineState.UNRESPONSIVE).condition().detail());
		try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
			inventory.await(id, MachineState.PAUSED);
		}
	}

	private static int freePort() throws IOException {
		try (var free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	@Test
	void itIsAHumanMonitor() throws Exception {
		Path human = inventory.folder().resolve("hmp");
		inventory.byHand(monitor, "-monitor", "unix:" + human + ",server=on,wait=off");
		row("It is a human monitor", "Attach to `-monitor`",
				Fault.of(Await.failure(inventory.registry().attach(new Address.Unix(human)))));
	}

	@Test
	void itIsTheSocketOfAGuestsAgent() throws Exception {
		Path agent = inventory.folder().resolve("agent");
		inventory.byHand(monitor, "-name", "by hand", "-device", "virtio-serial-pci", "-chardev",
				"socket,id=a,path=" + agent + ",server=on,wait=off", "-device",
				"virtserialport,chardev=a,name=org.qemu.guest_agent.0");
		row("It is the socket of a guest's agent", "Attach to the channel `org.qemu.guest_agent.0`",
				Fault.of(Await.failure(inventory.registry().attach(new Address.Unix(agent)))));
	}

	@Test
	void itIsASerialPort() throws Exception {
		int port = freePort();
		inventory.byHand(monitor, "-name", "by hand", "-serial", "tcp:127.0.0.1:" + port + ",server=on,wait=off");
		inventory.places().name(":" + port, ":PORT");
		row("It is a serial port", "Attach to `-serial tcp:127.0.0.1:PORT,server=on`",
				Fault.of(Await.failure(inventory.registry().attach("tcp:127.0.0.1:" + port))));
	}

	@Test
	void anotherProgramSaysNothing() throws Exception {
		try (var server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
			inventory.places().name(":" + server.getLocalPort(), ":PORT");
			row("Another program listens there and says nothing",
					"a server that waits to be asked, as one of HTTP does",
					Fault.of(Await.failure(inventory.registry().attach("tcp:127.0.0.1:" + server.getLocalPort()))));
		}
	}

	@Test
	void qemuIsStopped() throws Exception {
		String id = inventory.start("vm");
		try (var _ = inventory.registry().watch(id, Topic.STATUS)) {
			stop(inventory.pid(id));
			inventory.await(id, MachineState.UNRESPONSIVE);
			row("QEMU is stopped, or hangs", "SIGSTOP", inventory.told(id));
			signal("CONT", inventory.pid(id));
			inventory.await(id, MachineState.PAUSED);
		}
	}

	private static void signal(String name, long pid) throws Exception {
		Inventory.run("kill", "-" + name, Long.toString(pid));
	}

	/** Stops it, and waits until none of its threads can read any more. */
	private static void stop(long pid) throws Exception {
		signal("STOP", pid);
		Await.until("all its threads are stopped", () -> threadStates(pid).allMatch("T"::equals));
	}

	/** See proc_pid_stat(5): the state comes behind the name, which is in brackets. */
	private static Stream<String> threadStates(long pid) {
		try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
			return threads.map(MonitorFaultsTest::stat).map(stat -> stat.substring(stat.lastIndexOf(") ") + 2))
					.map(rest -> rest.substring(0, 1)).toList().stream();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static String stat(Path thread) {
		try {
			return Files.readString(thread.resolve("stat"));
		} catch (IOException _) {
			return ") T"; // it has ended meanwhile, and reads no more either
		}
	}

	@Test
	void qemuIsKilled() throws Exception {
		String id = inventory.start("vm");
		signal("KILL", inventory.pid(id));
		inventory.await(id, MachineState.ENDED);
		row("QEMU is killed", "SIGKILL", inventory.told(id));
		Await.get(inventory.registry().launch(id));
	}

	@Test
	void qemuIsTerminated() throws Exception {
		String id = inventory.start("vm");
		signal("TERM", inventory.pid(id));
		inventory.await(id, MachineState.ENDED);
		row("QEMU is asked to end", "SIGTERM", inventory.told(id, "SHUTDOWN"));
	}

	@Test
	void qemuEndsInMidCommand() throws Exception {
		String id = inventory.start("vm");
		Await.get(inventory.access(id).language()); // so that the command is sent before run() returns
		stop(inventory.pid(id));
		var pause = new Pause(inventory.access(id)).run();
		signal("KILL", inventory.pid(id));
		Fault fault = Fault.of(Await.failure(pause));
		assertEquals("{\"execute\":\"stop\"}", fault.command());
		row("QEMU ends in the middle of a command", "SIGKILL between a command and its answer", fault);
	}

	@Test
	void commandsBehindQuit() throws Exception {
		String id = inventory.start("vm");
		MachineAccess machine = inventory.access(id);
		stop(inventory.pid(id));
		machine.send(new RawCommand("quit"));
		// Too long to be read before QEMU ends; so the kernel tells that something was left, always.
		machine.send(new HumanMonitorCommand("info " + "x".repeat(200_000)));
		var behind = Stream.generate(() -> machine.send(new Stop())).limit(BEHIND_QUIT).toList();
		signal("CONT", inventory.pid(id));
		var unanswered = behind.stream().filter(one -> Await.get(one.handle((_, problem) -> problem != null))).toList();
		row("QEMU quits before it reads a command",
				"`quit`, a long command, and " + BEHIND_QUIT + " others right behind it: the first of these",
				Fault.of(Await.failure(unanswered.getFirst())));
		row("QEMU quits before a command is sent",
				"`quit`, a long command, and " + BEHIND_QUIT + " others right behind it: the last of these",
				Fault.of(Await.failure(unanswered.getLast())));
	}

	@Test
	void anotherQemuTakesTheSocket() throws Exception {
		long first = inventory.byHand(monitor).pid();
		String id = attach();
		assertEquals(first, inventory.pid(id));
		Object before = inode();
		long second = inventory.byHand(monitor).pid();
		Await.until("the second has made the socket anew", () -> !inode().equals(before) && Monitor.listens(monitor));
		inventory.restart();
		inventory.await(id, "it is said", now -> now.condition().detail().contains("another QEMU"));
		assertEquals(second, inventory.pid(id));
		row("Another QEMU takes the socket of the first",
				"a second QEMU with the same path, and the workbench started anew",
				inventory.told(id));
	}

	/** Which file the socket is; a number that never was one while there is none. */
	private Object inode() {
		try {
			return Files.getAttribute(monitor, "unix:ino");
		} catch (IOException _) {
			return -1L;
		}
	}

	@Test
	void capabilitiesAreNegotiatedTwice() throws Exception {
		MachineAccess machine = inventory.access(inventory.start("vm"));
		row("The monitor is negotiated twice", "`qmp_capabilities` by hand",
				Fault.of(Await.failure(machine.send(new RawCommand("qmp_capabilities")))));
	}

	@Test
	void commandIsNotKnown() throws Exception {
		MachineAccess machine = inventory.access(inventory.start("vm"));
		row("A command is not known", "a command by hand that QEMU does not have",
				Fault.of(Await.failure(machine.send(new RawCommand("no-such-command")))));
	}

	@Test
	void qemuWantsToNegotiateFirst() throws Exception {
		row("QEMU wants to negotiate first", "a scripted peer", scripted("""
				{"id": ID, "error": {"class": "CommandNotFound", "desc": \
				"Expecting capabilities negotiation with 'qmp_capabilities'"}}"""));
	}

	@Test
	void complaintNamesNoCommand() throws Exception {
		row("QEMU complains, and names no command", "a scripted peer", scripted("""
				{"error": {"class": "GenericError", "desc": "JSON parse error, invalid keyword 'foo'"}}""", """
				{"return": {}, "id": ID}"""));
	}

	@Test
	void inputIsNoObject() throws Exception {
		row("QEMU complains of something that it takes for no command", "a scripted peer", scripted("""
				{"error": {"class": "GenericError", "desc": "QMP input must be a JSON object"}}""", """
				{"return": {}, "id": ID}"""));
	}

	@Test
	void peerTalksNonsense() throws Exception {
		row("The peer talks nonsense", "a scripted peer", scripted("nonsense ID"));
	}

	/** What a command is told by a peer that answers this. */
	private Fault scripted(String... answers) throws Exception {
		Path path = inventory.folder().resolve("scripted");
		try (Monitor _ = new Monitor(path, answers); WireLoop wires = new WireLoop()) {
			QmpSession session = Await.get(
					QmpSession.open(wires, new Address.Unix(path), inventory.settings().timeouts(), new QmpListener() {
						@Override
						public void event(Event event) {
							// there is none
						}

						@Override
						public void ended(QmpException reason) {
							// the command tells
						}
					}));
			return Fault.of(Await.failure(session.send(new Stop())));
		}
	}
}
