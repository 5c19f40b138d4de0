package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.failure.NoScreenException;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompt.Kind;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QueryName;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.TestSshd;

/** Each way into a far computer that ssh knows leads to a QEMU that was started there by hand. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class FarWaysTest {

	private static final boolean ROOT = System.getProperty("user.name").equals("root");
	private static final String PASSPHRASE = "open sesame";
	private static final String PASSWORD = "right 4711";
	private static final String WRONG = "wrong 1";

	private final Inventory inventory = new Inventory();
	private final DefaultMachineRegistry registry = (DefaultMachineRegistry) inventory.registry();
	private final List<Process> processes = new ArrayList<>();
	private final List<HostPrompt> asked = new CopyOnWriteArrayList<>();

	FarWaysTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		for (var process : processes) {
			process.destroyForcibly().waitFor();
		}
	}

	/** Who is asked there answers these, in order, and then nothing. */
	private void reach(TestSshd sshd, String... answers) throws Exception {
		var left = new ArrayList<>(List.of(answers));
		registry.reach(new SshHosts(sshd.settings()));
		registry.remoteHosts().answeredBy(prompt -> {
			asked.add(prompt);
			return CompletableFuture.completedFuture(
					left.isEmpty() ? Optional.empty() : Optional.of(Secret.of(left.removeFirst().toCharArray())));
		});
	}

	private List<Kind> kinds() {
		return asked.stream().map(HostPrompt::kind).toList();
	}

	/** Starts a QEMU in a folder, as somebody would there. */
	private Process qemu(Path folder, String... before) throws Exception {
		return qemu(folder, List.of(before), "-display", "none");
	}

	private Process qemu(Path folder, List<String> before, String... display) throws Exception {
		var words = new ArrayList<>(before);
		words.add("qemu-system-x86_64");
		words.addAll(List.of(display));
		words.addAll(List.of("-name", "by hand", "-qmp",
				"unix:" + folder.resolve("q") + ",server=on,wait=off"));
		words.addAll(Inventory.TINY);
		var process = new ProcessBuilder(words).redirectErrorStream(true)
				.redirectOutput(inventory.folder().resolve("by-hand.log").toFile()).start();
		processes.add(process);
		Await.until("QEMU listens", () -> Monitor.listens(folder.resolve("q")));
		return process;
	}

	private String attach(Path folder) {
		var id = Await.get(registry.attach("ssh://far" + folder.resolve("q")));
		inventory.await(id, MachineState.PAUSED);
		return id;
	}

	/** It is attached, asked, left, and runs on, for whoever comes next. */
	private void assertUsable(Process qemu, Path folder) throws Exception {
		for (var turn = 0; turn < 2; turn++) {
			var id = attach(folder);
			var machine = inventory.access(id);
			assertEquals("by hand", Await.get(machine.send(new QueryName())).orElseThrow());
			assertEquals("prelaunch", Await.get(machine.send(new QueryStatus())).status());
			registry.detach(id);
			assertEquals(Optional.empty(), registry.snapshot(id));
			assertTrue(qemu.isAlive());
		}
	}

	/** What Wheelhouse makes has its screen on a unix socket, and sshd connects to it by a socket that has no name. */
	@Test
	void theScreenComesFromAUnixSocketToo() throws Exception {
		try (var sshd = TestSshd.start()) {
			reach(sshd);
			qemu(sshd.folder(), List.of(), "-vnc", "unix:" + sshd.folder().resolve("v"));
			var id = attach(sshd.folder());
			for (var turn = 0; turn < 2; turn++) {
				try (var first = registry.vnc(id).open().channel(); var second = registry.vnc(id).open().channel()) {
					assertEquals("RFB 003.008\n", greeting(first));
					assertEquals("RFB 003.008\n", greeting(second));
				}
			}
		}
	}

	/** Another QEMU has bound the same path since: what is there now is that one's screen. */
	@Test
	void theScreenOfAnotherOnTheSamePathIsNotShown() throws Exception {
		try (var sshd = TestSshd.start()) {
			reach(sshd);
			var screen = "unix:" + sshd.folder().resolve("v");
			qemu(sshd.folder(), List.of(), "-vnc", screen);
			qemu(Files.createDirectory(sshd.folder().resolve("other")), List.of(), "-vnc", screen);
			var id = attach(sshd.folder());
			assertEquals(NoScreenException.Kind.OUT_OF_REACH,
					assertThrows(NoScreenException.class, () -> registry.vnc(id).open()).kind());
		}
	}

	private static String greeting(SocketChannel channel) throws IOException {
		var read = ByteBuffer.allocate(12);
		while (read.hasRemaining() && channel.read(read) >= 0) {
			// the rest of it
		}
		return new String(read.array(), StandardCharsets.US_ASCII);
	}

	private RemoteHost host() {
		return registry.hosts().stream().filter(RemoteHost.class::isInstance).map(RemoteHost.class::cast).findFirst()
				.orElseThrow();
	}

	private <T extends ConnectionState> T await(Class<T> state) {
		return Await.value("it is " + state.getSimpleName(),
				() -> Optional.of(host().connection()).filter(state::isInstance).map(state::cast));
	}

	/** The person is never asked: the agent has the key open. Without it the passphrase is asked for. */
	@Test
	void anAgentOpensTheKey() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock(PASSPHRASE);
			var socket = sshd.folder().resolve("agent");
			sshd.write("config", sshd.read("config").replace("IdentityAgent none", "IdentityAgent " + socket));
			var agent = agent(socket, sshd.folder());
			reach(sshd);
			assertUsable(qemu(sshd.folder()), sshd.folder());
			assertEquals(List.of(), kinds());
			agent.destroyForcibly().waitFor();
			host().disconnect();
			host().connect();
			await(ConnectionState.Refused.class);
			assertEquals(List.of(Kind.PASSPHRASE), kinds());
		}
	}

	private Process agent(Path socket, Path folder) throws Exception {
		var agent = new ProcessBuilder("ssh-agent", "-D", "-a", socket.toString()).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
		processes.add(agent);
		Await.until("the agent listens", () -> Monitor.listens(socket));
		var askpass = inventory.program("askpass", "echo '" + PASSPHRASE + "'");
		var adding = new ProcessBuilder("ssh-add", "-q", folder.resolve("locked").toString()).inheritIO();
		adding.environment().put("SSH_AUTH_SOCK", socket.toString());
		adding.environment().put("SSH_ASKPASS", askpass.toString());
		adding.environment().put("SSH_ASKPASS_REQUIRE", "force");
		assertEquals(0, adding.start().waitFor());
		Files.delete(askpass);
		return agent;
	}

	/** The far side of the jump sees the jump alone; while that is down the machine is kept, and comes back with it. */
	@Test
	void aJumpHostLeadsThere() throws Exception {
		try (var sshd = TestSshd.start(); var jump = TestSshd.start()) {
			jump.write("authorized_keys", sshd.read("key.pub"));
			sshd.write("known_hosts", sshd.read("known_hosts") + jump.read("known_hosts"));
			sshd.write("config", "Host jump\n  HostName 127.0.0.1\n  Port " + jump.port() + "\n" + sshd.read("config")
					.replace("Host far\n", "Host far\n  ProxyJump jump\n"));
			reach(sshd);
			var qemu = qemu(sshd.folder());
			assertUsable(qemu, sshd.folder());
			assertTrue(!jump.sessions().isEmpty());
			var id = attach(sshd.folder());
			jump.stop();
			inventory.await(id, MachineState.LOST);
			var said = await(ConnectionState.Lost.class).reason().text();
			assertTrue(said.contains("far"), said);
			jump.restart();
			inventory.await(id, MachineState.PAUSED);
			assertTrue(qemu.isAlive());
		}
	}

	@Test
	void aPasswordLetsIn() throws Exception {
		if (!ROOT) {
			System.out.println("SKIPPED ssh-password not root");
			return;
		}
		try (var sshd = TestSshd.startWithUser(PASSWORD)) {
			reach(sshd, WRONG, PASSWORD);
			var home = sshd.folder().resolve("home");
			var qemu = qemu(home, "setpriv", "--reuid", TestSshd.USER_ID, "--regid", TestSshd.USER_ID,
					"--clear-groups");
			assertUsable(qemu, home);
			assertEquals(List.of(Kind.PASSWORD, Kind.PASSWORD), kinds());
		}
	}
}
