package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
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
import org.wheelhouse.core.Fault;
import org.wheelhouse.core.MachineAccess;
import org.wheelhouse.core.Topic;
import org.wheelhouse.core.operation.Pause;
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

	private final Desk desk = new Desk();
	private final Path monitor = desk.folder().resolve("qmp");

	MonitorFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		desk.close();
	}

	private void row(String name, String how, Fault fault) {
		MATRIX.row(name, how, desk.places(), fault);
	}

	private Fault attachFails() {
		return Fault.of(Await.failure(desk.registry().attach(new Address.Unix(monitor))));
	}

	private String attach() {
		String id = Await.get(desk.registry().attach(new Address.Unix(monitor)));
		Await.until("its process is known", () -> desk.pid(id) != 0);
		return id;
	}

	@Test
	void thereIsNoSocket() {
		row("There is no socket", "Attach to a path where nothing is", attachFails());
	}

	@Test
	void nobodyListensAnyMore() throws Exception {
		desk.byHand(monitor).destroyForcibly().waitFor();
		row("The socket was left behind", "Attach to the socket of a QEMU that was killed", attachFails());
	}

	@Test
	void socketIsAFile() {
		desk.file("qmp", (byte) 'x');
		row("The path is no socket", "Attach to a file", attachFails());
	}

	@Test
	void pathIsTooLong() {
		String path = "/tmp/" + "x".repeat(110);
		row("The path of the socket is too long", "Attach to a path of " + path.length() + " bytes",
				Fault.of(Await.failure(desk.registry().attach("unix:" + path))));
	}

	@Test
	void nothingListensOnThePort() throws Exception {
		int port = freePort();
		desk.places().name(":" + port, ":PORT");
		row("Nothing listens on the port", "Attach to `tcp:127.0.0.1:PORT`",
				Fault.of(Await.failure(desk.registry().attach("tcp:127.0.0.1:" + port))));
	}

	@Test
	void anotherClientHoldsIt() throws Exception {
		desk.byHand(monitor);
		try (SocketChannel _ = Monitor.connect(monitor)) {
			row("Another client holds the monitor", "Attach while another client is connected", attachFails());
		}
	}

	@Test
	void aStartedQemuWaitsForSomebodyElse() throws Exception {
		int port = freePort();
		String id = desk.start("vm", "-serial", "tcp:127.0.0.1:" + port + ",server=on");
		desk.await(id, MachineState.UNRESPONSIVE);
		desk.places().name(":" + port, ":PORT");
		row("QEMU waits for somebody to connect elsewhere", "Start with `-serial tcp:127.0.0.1:PORT,server=on`",
				desk.told(id));
		try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
			desk.await(id, MachineState.PAUSED);
		}
	}

	@Test
	void anAttachedQemuWaitsForSomebodyElse() throws Exception {
		int port = freePort();
		desk.byHand(monitor, "-chardev", "socket,id=other,host=127.0.0.1,port=" + port + ",server=on");
		String id = Await.get(desk.registry().attach(new Address.Unix(monitor)));
		assertEquals("waits for somebody to connect to tcp:127.0.0.1:" + port,
				desk.await(id, MachineState.UNRESPONSIVE).condition().detail());
		try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
			desk.await(id, MachineState.PAUSED);
		}
	}

	private static int freePort() throws IOException {
		try (var free = new ServerSocket(0)) {
			return free.getLocalPort();
		}
	}

	@Test
	void itIsAHumanMonitor() throws Exception {
		Path human = desk.folder().resolve("hmp");
		desk.byHand(monitor, "-monitor", "unix:" + human + ",server=on,wait=off");
		row("It is a human monitor", "Attach to `-monitor`",
				Fault.of(Await.failure(desk.registry().attach(new Address.Unix(human)))));
	}

	@Test
	void qemuIsStopped() throws Exception {
		String id = desk.start("vm");
		try (var _ = desk.registry().watch(id, Topic.STATUS)) {
			signal("STOP", desk.pid(id));
			desk.await(id, MachineState.UNRESPONSIVE);
			row("QEMU is stopped, or hangs", "SIGSTOP", desk.told(id));
			signal("CONT", desk.pid(id));
			desk.await(id, MachineState.PAUSED);
		}
	}

	private static void signal(String name, long pid) throws Exception {
		Desk.run("kill", "-" + name, Long.toString(pid));
	}

	@Test
	void qemuIsKilled() throws Exception {
		String id = desk.start("vm");
		signal("KILL", desk.pid(id));
		desk.await(id, MachineState.ENDED);
		row("QEMU is killed", "SIGKILL", desk.told(id));
		Await.get(desk.registry().launch(id));
	}

	@Test
	void qemuIsTerminated() throws Exception {
		String id = desk.start("vm");
		signal("TERM", desk.pid(id));
		desk.await(id, MachineState.ENDED);
		row("QEMU is asked to end", "SIGTERM", desk.told(id, "SHUTDOWN"));
	}

	@Test
	void qemuEndsInMidCommand() throws Exception {
		String id = desk.start("vm");
		signal("STOP", desk.pid(id));
		var pause = new Pause(desk.access(id)).run();
		signal("KILL", desk.pid(id));
		Fault fault = Fault.of(Await.failure(pause));
		assertEquals("{\"execute\":\"stop\"}", fault.command());
		row("QEMU ends in the middle of a command", "SIGKILL between a command and its answer", fault);
	}

	@Test
	void commandsBehindQuit() throws Exception {
		String id = desk.start("vm");
		MachineAccess machine = desk.access(id);
		signal("STOP", desk.pid(id));
		machine.send(new RawCommand("quit"));
		// Too long to be read before QEMU ends; so the kernel tells that something was left, always.
		machine.send(new HumanMonitorCommand("info " + "x".repeat(200_000)));
		var behind = Stream.generate(() -> machine.send(new Stop())).limit(BEHIND_QUIT).toList();
		signal("CONT", desk.pid(id));
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
		long first = desk.byHand(monitor).pid();
		String id = attach();
		assertEquals(first, desk.pid(id));
		Object before = inode();
		long second = desk.byHand(monitor).pid();
		Await.until("the second has made the socket anew", () -> !inode().equals(before) && Monitor.listens(monitor));
		desk.restart();
		desk.await(id, "it is said", now -> now.condition().detail().contains("another QEMU"));
		assertEquals(second, desk.pid(id));
		row("Another QEMU takes the socket of the first",
				"a second QEMU with the same path, and the workbench started anew",
				desk.told(id));
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
		MachineAccess machine = desk.access(desk.start("vm"));
		row("The monitor is negotiated twice", "`qmp_capabilities` by hand",
				Fault.of(Await.failure(machine.send(new RawCommand("qmp_capabilities")))));
	}

	@Test
	void commandIsNotKnown() throws Exception {
		MachineAccess machine = desk.access(desk.start("vm"));
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
		Path path = desk.folder().resolve("scripted");
		try (Monitor _ = new Monitor(path, answers); WireLoop wires = new WireLoop()) {
			QmpSession session = Await.get(
					QmpSession.open(wires, new Address.Unix(path), desk.settings().timeouts(), new QmpListener() {
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
