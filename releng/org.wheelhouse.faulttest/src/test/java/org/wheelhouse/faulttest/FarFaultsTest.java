package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.power.Pause;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompter;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.SshSettings;
import org.wheelhouse.ssh.TestSshd;

/** What a person is told whose machine is on a far computer, behind a real sshd, and what comes back by itself. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class FarFaultsTest {

	private static final boolean ROOT = System.getProperty("user.name").equals("root");
	private static final String ID = "ssh:far";

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A computer cannot be reached by ssh, or its machines cannot");

	private final Inventory inventory = new Inventory();
	private final List<Process> processes = new ArrayList<>();
	private HostPrompter person = HostPrompter.NOBODY;

	FarFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		processes.forEach(Process::destroyForcibly);
	}

	private DefaultMachineRegistry registry(TestSshd sshd) throws Exception {
		return registry(sshd, sshd.settings());
	}

	private DefaultMachineRegistry registry(TestSshd sshd, SshSettings settings) {
		inventory.places().name(sshd.folder(), "FAR").name(sshd.port(), "PORT");
		var registry = (DefaultMachineRegistry) inventory.registry();
		registry.reach(new SshHosts(settings));
		registry.remoteHosts().answeredBy(prompt -> person.ask(prompt));
		return registry;
	}

	/** What is told of an attempt to attach there. */
	private Fault attachFails(DefaultMachineRegistry registry, String address) {
		return Fault.of(Await.failure(registry.attach(address)));
	}

	private void row(String name, String how, Fault fault) {
		MATRIX.row(name, how, inventory.places(), fault);
	}

	private static HostPrompter saying(String... answers) {
		var left = new ArrayList<>(List.of(answers));
		return _ -> CompletableFuture.completedFuture(
				left.isEmpty() ? Optional.empty() : Optional.of(Secret.of(left.removeFirst().toCharArray())));
	}

	private static RemoteHost host(DefaultMachineRegistry registry) {
		return registry.hosts().stream().filter(host -> host.id().equals(ID)).map(RemoteHost.class::cast).findFirst()
				.orElseThrow();
	}

	private static <T extends ConnectionState> T await(RemoteHost host, Class<T> state) {
		return Await.value("it is " + state.getSimpleName(),
				() -> Optional.of(host.connection()).filter(state::isInstance).map(state::cast));
	}

	/** What is said of the next loss: what is said of the tries after it depends on when they are made. */
	private static CompletableFuture<ConnectionState.Lost> nextLoss(RemoteHost host) {
		var lost = new CompletableFuture<ConnectionState.Lost>();
		host.onConnection(state -> {
			if (state instanceof ConnectionState.Lost now) {
				lost.complete(now);
			}
		});
		return lost;
	}

	private static RemoteHost connected(DefaultMachineRegistry registry) throws Exception {
		registry.remoteHosts().add(new KeptHost("far", "", false));
		await(host(registry), ConnectionState.Connected.class);
		return host(registry);
	}

	private static SshSettings patient(SshSettings usual, Duration connect) {
		return new SshSettings(usual.program(), usual.config(), usual.folder(), connect, usual.aliveInterval(),
				usual.firstRetry(), usual.longestRetry());
	}

	private Path qemu(TestSshd sshd) throws Exception {
		var socket = sshd.folder().resolve("q");
		processes.add(new ProcessBuilder("qemu-system-x86_64", "-accel", "tcg", "-display", "none", "-nodefaults", "-S",
				"-name", "far", "-qmp", "unix:" + socket + ",server=on,wait=off").redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start());
		Await.until("QEMU listens", () -> Files.exists(socket));
		return socket;
	}

	private static void signal(String name, long pid) throws Exception {
		new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
	}

	@Test
	void hostKeyIsNotAccepted() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("known_hosts", "");
			person = saying("no", "yes");
			var registry = registry(sshd);
			row("Its host key is not known, and is not accepted", "an empty known_hosts, and the answer *no*",
					attachFails(registry, "ssh://far/q"));
			assertEquals(List.of(), registry.remoteHosts().all());
			connected(registry);
		}
	}

	@Test
	void hostKeyHasChanged() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("known_hosts", "[127.0.0.1]:" + sshd.port() + " " + sshd.read("key.pub"));
			var registry = registry(sshd);
			for (var key : List.of("key.pub", "hostkey.pub")) {
				var shown = new ProcessBuilder("ssh-keygen", "-lf", sshd.folder().resolve(key).toString()).start();
				inventory.places().name(new String(shown.getInputStream().readAllBytes()).split(" ")[1],
						key.equals("key.pub") ? "SHA256:KNOWN" : "SHA256:SHOWN");
			}
			row("Its host key has changed", "another key in known_hosts", attachFails(registry, "ssh://far/q"));
			sshd.write("known_hosts", "[127.0.0.1]:" + sshd.port() + " " + sshd.read("hostkey.pub"));
			connected(registry);
		}
	}

	@Test
	void hostKeyIsRevoked() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("known_hosts", "@revoked * " + sshd.read("hostkey.pub"));
			row("Its host key is revoked", "`@revoked` in known_hosts", attachFails(registry(sshd), "ssh://far/q"));
		}
	}

	/** A user of this sshd alone: its passwd and shadow lie over those of the computer. */
	@Test
	void passwordIsWrongThreeTimes() throws Exception {
		if (!ROOT) {
			System.out.println("SKIPPED ssh-password not root");
			return;
		}
		try (var sshd = TestSshd.startWithUser("right 4711")) {
			person = saying("wrong 1", "wrong 2", "wrong 3", "right 4711");
			var registry = registry(sshd);
			row("A password is wrong three times", "three wrong answers", attachFails(registry, "ssh://far/q"));
			try (var foreign = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
				var socket = sshd.folder().resolve("foreign");
				foreign.bind(UnixDomainSocketAddress.of(socket));
				new ProcessBuilder("chmod", "0600", socket.toString()).start().waitFor();
				row("Its socket may not be connected to", "Attach to a socket of another user there",
						attachFails(registry, "ssh://far" + socket));
			}
			assertInstanceOf(ConnectionState.Connected.class, host(registry).connection());
		}
	}

	@Test
	void passphraseIsNotTold() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock("open sesame");
			var registry = registry(sshd);
			row("A passphrase is not told", "a question that is cancelled", attachFails(registry, "ssh://far/q"));
			person = saying("open sesame");
			connected(registry);
		}
	}

	@Test
	void keyIsNotKnownThere() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("authorized_keys", "");
			row("It lets this user not in", "a key that is not in its authorized_keys",
					attachFails(registry(sshd), "ssh://far/q"));
		}
	}

	@Test
	void sshIsNotInstalled() throws Exception {
		try (var sshd = TestSshd.start()) {
			var usual = sshd.settings();
			row("ssh is not installed", "a path to nothing in place of ssh",
					attachFails(registry(sshd, new SshSettings("/nowhere/ssh", usual.config(), usual.folder(),
							usual.connectTimeout(), usual.aliveInterval(), usual.firstRetry(), usual.longestRetry())),
							"ssh://far/q"));
		}
	}

	/** A server whose queue of connections is full answers no further one. */
	@Test
	void nothingAnswers() throws Exception {
		try (var sshd = TestSshd.start(); var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			var waiting = new ArrayList<Socket>();
			try {
				for (var taken = true; taken;) {
					var socket = new Socket();
					waiting.add(socket);
					try {
						socket.connect(new InetSocketAddress("127.0.0.1", full.getLocalPort()), 300);
					} catch (SocketTimeoutException _) {
						taken = false;
					}
				}
				sshd.write("config", "Host far\n  HostName 127.0.0.1\n  Port " + full.getLocalPort() + "\n");
				inventory.places().name(full.getLocalPort(), "PORT");
				row("It does not answer", "a computer that takes no connection",
						attachFails(registry(sshd, patient(sshd.settings(), Duration.ofSeconds(1))), "ssh://far/q"));
			} finally {
				for (var socket : waiting) {
					socket.close();
				}
			}
		}
	}

	@Test
	void noServerListens() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.stop();
			var registry = registry(sshd);
			row("No ssh server listens there", "sshd that was ended", attachFails(registry, "ssh://far/q"));
			registry.remoteHosts().add(new KeptHost("far", "", false));
			await(host(registry), ConnectionState.Lost.class);
			sshd.restart();
			await(host(registry), ConnectionState.Connected.class);
		}
	}

	@Test
	void nameIsNotKnown() throws Exception {
		try (var sshd = TestSshd.start()) {
			row("Its name is not known", "Attach to `ssh://no-such.invalid/q`",
					attachFails(registry(sshd), "ssh://no-such.invalid/q"));
			row("An address is none", "Attach to `ssh://far`", attachFails(registry(sshd), "ssh://far"));
		}
	}

	@Test
	void connectionIsCutInACommand() throws Exception {
		try (var sshd = TestSshd.start()) {
			var registry = registry(sshd);
			var socket = qemu(sshd);
			var id = Await.get(registry.attach("ssh://far" + socket));
			inventory.await(id, MachineState.PAUSED);
			signal("STOP", processes.getFirst().pid());
			var paused = registry.run(new Pause(inventory.access(id)));
			var loss = nextLoss(host(registry));
			sshd.stop();
			row("The connection is cut in the middle of a command", "ending sshd while QEMU has not answered",
					Fault.of(Await.failure(paused)));
			var lost = Await.get(loss).reason();
			// What ssh says of it depends on which of its ends hears of it first.
			row("The connection is lost", "ending sshd", new Fault(lost.what(), "", "", List.of(), lost.advice()));
			inventory.await(id, MachineState.LOST);
			signal("CONT", processes.getFirst().pid());
			sshd.restart();
			inventory.await(id, "it is connected again",
					snapshot -> snapshot.condition().state() == MachineState.PAUSED
							|| snapshot.condition().state() == MachineState.RUNNING);
		}
	}

	/** As long as three signs of life take, in place of half a minute. */
	@Test
	void linkIsDownForAWhile() throws Exception {
		try (var sshd = TestSshd.start()) {
			var registry = registry(sshd);
			var id = Await.get(registry.attach("ssh://far" + qemu(sshd)));
			var sessions = sshd.sessions();
			assertTrue(!sessions.isEmpty());
			var loss = nextLoss(host(registry));
			for (var session : sessions) {
				signal("STOP", session.pid());
			}
			var lost = Await.get(loss).reason();
			row("It does not answer any more",
					"stopping its sshd (SIGSTOP) for three times the interval of signs of life",
					Fault.of(lost.exception()));
			for (var session : sessions) {
				signal("CONT", session.pid());
			}
			await(host(registry), ConnectionState.Connected.class);
			inventory.await(id, MachineState.PAUSED);
		}
	}

	@Test
	void diskThereIsFull() throws Exception {
		if (!ROOT) {
			System.out.println("SKIPPED ssh-disk-full not root");
			return;
		}
		try (var sshd = TestSshd.startWithMounts("mkdir \"$f/small\"; mount -t tmpfs -o size=64k none \"$f/small\"")) {
			var host = connected(registry(sshd));
			var small = sshd.folder().resolve("small");
			row("Its disk is full", "writing 100 KiB into a file system there of 64",
					Fault.of(Await.failure(host.files().create(small.resolve("file"), new byte[100 << 10]))));
			assertEquals(Optional.of(List.of()), Await.get(host.files().list(small, 10)), "nothing is left of it");
			Await.get(host.files().create(small.resolve("file"), new byte[1 << 10]));
		}
	}

	@Test
	void thereIsNoQemu() throws Exception {
		if (!ROOT) {
			System.out.println("SKIPPED ssh-no-qemu not root");
			return;
		}
		try (var sshd = TestSshd.startWithMounts(
				"for q in /usr/bin/qemu-* /usr/libexec/qemu-*; do [ ! -e $q ] || mount --bind /dev/null $q; done")) {
			var host = connected(registry(sshd));
			row("There is no QEMU", "Start on a computer whose QEMU was taken away",
					Fault.of(Await.failure(host.launch(new LaunchRequest("vm", Optional.empty(),
							List.of(QemuOption.of("nodefaults")), Optional.empty(), Optional.empty())))));
		}
	}

	@Test
	void thereIsNoShell() throws Exception {
		try (var sshd = TestSshd.start("ForceCommand echo This account is for copies only.")) {
			row("It starts no shell", "`ForceCommand` in its sshd_config", attachFails(registry(sshd), "ssh://far/q"));
		}
		try (var sshd = TestSshd.start("MaxSessions 0")) {
			row("It opens no session", "`MaxSessions 0` in its sshd_config",
					attachFails(registry(sshd), "ssh://far/q"));
		}
	}

	/** What a start file says, and that there is one session more, is no fault. */
	@Test
	void aNoisyProfileAndTwoSessionsAreEnough() throws Exception {
		try (var sshd = TestSshd.start("MaxSessions 2",
				"ForceCommand echo Welcome; printf 'wh '; eval \"$SSH_ORIGINAL_COMMAND\"")) {
			var registry = registry(sshd);
			inventory.await(Await.get(registry.attach("ssh://far" + qemu(sshd))), MachineState.PAUSED);
		}
	}

	@Test
	void forwardingIsForbidden() throws Exception {
		try (var sshd = TestSshd.start("AllowStreamLocalForwarding no")) {
			row("It forbids to forward sockets", "`AllowStreamLocalForwarding no` in its sshd_config",
					attachFails(registry(sshd), "ssh://far" + qemu(sshd)));
		}
	}

	@Test
	void socketThereCannotBeUsed() throws Exception {
		try (var sshd = TestSshd.start()) {
			var registry = registry(sshd);
			row("Its socket is not there", "Attach to a path there where nothing is",
					attachFails(registry, "ssh://far" + sshd.folder() + "/none"));
			row("Its socket is none", "Attach to a file there",
					attachFails(registry, "ssh://far" + sshd.folder() + "/config"));
			var left = sshd.folder().resolve("left");
			try (var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
				listening.bind(UnixDomainSocketAddress.of(left));
			}
			row("Nobody listens on its socket", "Attach to a socket there that was left behind",
					attachFails(registry, "ssh://far" + left));
			row("Nothing listens on its port", "Attach to `ssh://far/?port=1`",
					attachFails(registry, "ssh://far/?port=1"));
			var longest = "/tmp/" + "x".repeat(103);
			row("The path of its socket is too long", "Attach to a path of 108 bytes there",
					attachFails(registry, "ssh://far" + longest));
			var socket = qemu(sshd);
			try (var other = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
				assertTrue(other.isConnected());
				row("Another client there holds the monitor", "Attach while a client there is connected",
						attachFails(registry, "ssh://far" + socket));
			}
			inventory.await(Await.get(registry.attach("ssh://far" + socket)), MachineState.PAUSED);
		}
	}

	@Test
	void folderForSocketsHereHasTooLongAPath() throws Exception {
		try (var sshd = TestSshd.start()) {
			var usual = sshd.settings();
			var folder = Files.createDirectories(sshd.folder().resolve("x".repeat(90)));
			var told = attachFails(registry(sshd, new SshSettings(usual.program(), usual.config(), folder,
					usual.connectTimeout(), usual.aliveInterval(), usual.firstRetry(), usual.longestRetry())),
					"ssh://far/q");
			assertTrue(told.words().startsWith("unix_listener: path"), told::words);
			// A name by chance is in ssh's words.
			row("The folder for its sockets has too long a path", "an `XDG_RUNTIME_DIR` of more than 100 bytes",
					new Fault(told.what(), "", "", List.of(), told.advice()));
		}
	}
}
