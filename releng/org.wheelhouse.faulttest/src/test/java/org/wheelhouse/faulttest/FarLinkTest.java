package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.ConnectionState.Connected;
import org.wheelhouse.host.remote.ConnectionState.Lost;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.SshSettings;
import org.wheelhouse.ssh.TestNetwork;
import org.wheelhouse.ssh.TestSshd;

/**
 * Two far computers, each at the end of a cable and 20 ms away; then the cable of one is pulled out. {@code releng/soak link}
 * leaves it so for half a minute, with the patience that the workbench has.
 */
@Tag("ssh")
@Tag("qemu")
@Timeout(300)
class FarLinkTest {

	private static final Duration DOWN = Duration.ofSeconds(Integer.getInteger("wheelhouse.link.down", 0));
	private static final Duration EACH_WAY = Duration.ofMillis(20);

	private final Inventory inventory = new Inventory();
	private final DefaultMachineRegistry registry = (DefaultMachineRegistry) inventory.registry();
	/** What ends before the networks in which it runs do. */
	private final List<Process> processes = new ArrayList<>();

	FarLinkTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		for (var process : processes) {
			process.destroyForcibly().waitFor();
		}
	}

	private Process begin(TestNetwork.Computer there, List<String> words) throws Exception {
		var line = new ArrayList<>(there.running());
		line.addAll(words);
		var process = new ProcessBuilder(line).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		processes.add(process);
		return process;
	}

	/** A port there that is as far away as one of another continent. */
	private int line(TestNetwork.Computer there, int port) throws Exception {
		var classes = Path.of(FarLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		var line = begin(there, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx16m",
				"-XX:TieredStopAtLevel=1", "-cp", classes.toString(), FarLine.class.getName(), there.address(),
				Integer.toString(port), Long.toString(EACH_WAY.toMillis())));
		return Integer.parseInt(line.inputReader(StandardCharsets.US_ASCII).readLine());
	}

	private static TestSshd sshd(TestNetwork.Computer there) throws Exception {
		return TestSshd.startBehind(there.running(), there.ssh());
	}

	private Process qemu(TestNetwork.Computer there, Path socket) throws Exception {
		var words = new ArrayList<>(List.of("qemu-system-x86_64", "-display", "none", "-qmp",
				"unix:" + socket + ",server=on,wait=off"));
		words.addAll(Inventory.TINY);
		var process = begin(there, words);
		Await.until("QEMU listens", () -> Monitor.listens(socket));
		return process;
	}

	/** Who is on the way to both. */
	private static void reachBoth(TestSshd far, TestNetwork.Computer there, int line, TestSshd other,
			TestNetwork.Computer otherThere, int otherLine) throws Exception {
		other.write("authorized_keys", far.read("key.pub"));
		far.write("known_hosts", known(far, there, line) + known(other, otherThere, otherLine));
		far.write("config", far.read("config").replace("Host far\n  HostName 127.0.0.1\n  Port " + far.port() + "\n",
				way("far", there, line) + way("other", otherThere, otherLine)));
	}

	private static String known(TestSshd sshd, TestNetwork.Computer there, int port) throws Exception {
		return sshd.read("known_hosts").replace("[127.0.0.1]:" + sshd.port(), "[" + there.address() + "]:" + port);
	}

	private static String way(String name, TestNetwork.Computer there, int port) {
		return "Host " + name + "\n  HostName " + there.address() + "\n  Port " + port + "\n";
	}

	private static SshSettings settings(TestSshd sshd) throws Exception {
		var usual = sshd.settings();
		return DOWN.isZero()
				? new SshSettings(usual.program(), usual.config(), usual.folder(), usual.connectTimeout(),
						Duration.ofSeconds(2), usual.firstRetry(), usual.longestRetry())
				: new SshSettings(usual.program(), usual.config(), usual.folder(), Duration.ofSeconds(10),
						Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(30));
	}

	private RemoteHost host(String name) {
		return registry.hosts().stream().filter(host -> host.id().equals("ssh:" + name)).map(RemoteHost.class::cast)
				.findFirst().orElseThrow();
	}

	private static List<ConnectionState> heard(RemoteHost host) {
		var states = new CopyOnWriteArrayList<ConnectionState>();
		host.onConnection(states::add);
		return states;
	}

	private void assertAnswers(String id) {
		assertEquals("prelaunch", Await.get(inventory.access(id).send(new QueryStatus())).status());
	}

	@Test
	void aCableThatIsPulledOutCostsItsComputerAloneAndNothingOfIt() throws Exception {
		if (!System.getProperty("user.name").equals("root")) {
			System.out.println("SKIPPED ssh-network not root");
			return;
		}
		try (var network = new TestNetwork()) {
			var there = network.add();
			var otherThere = network.add();
			try (var far = sshd(there); var other = sshd(otherThere)) {
				reachBoth(far, there, line(there, far.port()), other, otherThere, line(otherThere, other.port()));
				registry.reach(new SshHosts(settings(far)));
				var qemu = qemu(there, far.folder().resolve("q"));
				qemu(otherThere, other.folder().resolve("q"));
				var id = Await.get(registry.attach("ssh://far" + far.folder().resolve("q")));
				var otherId = Await.get(registry.attach("ssh://other" + other.folder().resolve("q")));
				inventory.await(id, MachineState.PAUSED);
				inventory.await(otherId, MachineState.PAUSED);
				var asked = System.nanoTime();
				assertAnswers(id);
				assertTrue(System.nanoTime() - asked >= 2 * EACH_WAY.toNanos());

				var states = heard(host("far"));
				var otherStates = heard(host("other"));
				shortlyDown(there, id, states);
				down(there, id, otherId, states);
				var sessions = far.sessions();
				there.plug();
				inventory.await(id, MachineState.PAUSED);
				assertAnswers(id);
				assertTrue(qemu.isAlive());
				Await.until("what the lost connection left there has ended",
						() -> sessions.stream().noneMatch(ProcessHandle::isAlive));
				assertTrue(otherStates.stream().allMatch(Connected.class::isInstance), otherStates::toString);
				assertAnswers(otherId);
			}
		}
	}

	/** Shorter than anybody would call lost: what was on its way arrives. */
	private void shortlyDown(TestNetwork.Computer there, String id, List<ConnectionState> states) throws Exception {
		there.unplug();
		var asked = inventory.access(id).send(new QueryStatus());
		TimeUnit.NANOSECONDS.sleep(4 * EACH_WAY.toNanos()); // longer than an answer takes
		assertTrue(!asked.isDone(), "it is down");
		there.plug();
		assertEquals("prelaunch", Await.get(asked).status());
		assertTrue(states.stream().allMatch(Connected.class::isInstance), states::toString);
	}

	private void down(TestNetwork.Computer there, String id, String otherId, List<ConnectionState> states)
			throws Exception {
		there.unplug();
		var since = System.nanoTime();
		var asked = inventory.access(id).send(new QueryStatus());
		inventory.await(id, MachineState.LOST);
		Await.failure(asked);
		var lost = assertInstanceOf(Lost.class, Await.value("it is lost",
				() -> states.stream().filter(state -> !(state instanceof Connected)).findFirst()));
		assertTrue(lost.reason().text().contains("Timeout, server "), lost::toString);
		do {
			assertAnswers(otherId);
			TimeUnit.MILLISECONDS.sleep(100);
		} while (System.nanoTime() - since < DOWN.toNanos());
		assertEquals(MachineState.LOST, registry.snapshot(id).orElseThrow().condition().state());
		assertTrue(states.stream().noneMatch(ConnectionState.Refused.class::isInstance), states::toString);
	}
}
