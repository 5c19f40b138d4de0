package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompt.Kind;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.TestSshd;

/**
 * What a person types when ssh asks stands in no command line, environment, file or text, while it is typed, while the computer
 * is connected, and after; right or wrong.
 */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class FarSecretsTest {

	private final String right = "Sesam" + UUID.randomUUID().toString().replace("-", "");
	private final String wrong = "Sesam" + UUID.randomUUID().toString().replace("-", "");

	private final Inventory inventory = new Inventory();
	private final DefaultMachineRegistry registry = (DefaultMachineRegistry) inventory.registry();
	private final List<String> said = new CopyOnWriteArrayList<>();
	private final List<Kind> kinds = new CopyOnWriteArrayList<>();
	private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
	private final PrintStream usualOut = System.out;
	private final PrintStream usualErr = System.err;

	FarSecretsTest() throws Exception {
	}

	@BeforeEach
	void listen() {
		var both = new PrintStream(printed, true);
		System.setOut(both);
		System.setErr(both);
	}

	@AfterEach
	void close() throws Exception {
		System.setOut(usualOut);
		System.setErr(usualErr);
		inventory.close();
	}

	@Test
	void aPassphraseIsFoundNowhere() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock(right);
			assertFoundNowhere(sshd);
			assertEquals(List.of(Kind.PASSPHRASE, Kind.PASSPHRASE, Kind.PASSPHRASE), kinds);
		}
	}

	@Test
	void aPasswordIsFoundNowhere() throws Exception {
		if (!System.getProperty("user.name").equals("root")) {
			usualOut.println("SKIPPED ssh-password not root");
			return;
		}
		try (var sshd = TestSshd.startWithUser(right)) {
			assertFoundNowhere(sshd);
			assertEquals(List.of(Kind.PASSWORD, Kind.PASSWORD, Kind.PASSWORD), kinds);
		}
	}

	/** First nobody can be let in, then a machine there is attached, then all is closed. */
	private void assertFoundNowhere(TestSshd sshd) throws Exception {
		var scan = new SecretScan(List.of(inventory.folder(), sshd.folder()), Set.of(), List.of(right, wrong));
		var monitor = sshd.folder().resolve("q");
		inventory.byHand(monitor);
		if (Files.isDirectory(sshd.folder().resolve("home"))) {
			Inventory.run("chmod", "0666", monitor.toString());
		}
		reach(sshd, wrong, wrong, right);
		try (var watch = new Watch(scan)) {
			said.add(registry.remoteHosts().all().toString());
			var id = Await.get(registry.attach("ssh://far" + monitor));
			inventory.await(id, MachineState.PAUSED);
			said.add(Fault.of(Await.failure(registry.attach("ssh://far/none"))).toString());
			assertEquals(List.of(), found(scan), "while it is connected");
			host().disconnect();
			Await.until("it is not connected", () -> !(host().connection() instanceof ConnectionState.Connected));
			inventory.restart();
			assertEquals(List.of(), found(scan), "in the next session");
			assertEquals(Set.of(), watch.found(), "on the way");
		}
	}

	private void reach(TestSshd sshd, String... answers) throws Exception {
		var left = new ArrayList<>(List.of(answers));
		registry.reach(new SshHosts(sshd.settings()));
		registry.remoteHosts().answeredBy(prompt -> {
			said.add(prompt.toString());
			kinds.add(prompt.kind());
			return CompletableFuture.completedFuture(
					left.isEmpty() ? Optional.empty() : Optional.of(Secret.of(left.removeFirst().toCharArray())));
		});
	}

	private RemoteHost host() {
		return registry.hosts().stream().filter(RemoteHost.class::isInstance).map(RemoteHost.class::cast).findFirst()
				.orElseThrow();
	}

	private List<String> found(SecretScan scan) throws Exception {
		var events = inventory.registry().events();
		Await.get(events.export(inventory.folder().resolve("events.csv"), events.latest(1000)));
		var found = new ArrayList<>(scan.found());
		var texts = new ArrayList<>(said);
		texts.add(printed.toString());
		inventory.snapshots().forEach(row -> texts.add(row.toString()));
		texts.forEach(text -> scan.in("what was said: " + text, text).forEach(found::add));
		return found;
	}

	/** Looks again and again, so that what is there for a moment is seen too. */
	private static final class Watch implements AutoCloseable {

		private final CountDownLatch begun = new CountDownLatch(1);
		private final Set<String> found = new TreeSet<>();
		private final Thread thread;
		private volatile boolean over;

		Watch(SecretScan scan) throws InterruptedException {
			thread = Thread.ofPlatform().daemon().name("watch").start(() -> {
				while (!over) {
					found.addAll(scan.found());
					begun.countDown();
				}
			});
			begun.await();
		}

		Set<String> found() throws InterruptedException {
			close();
			return found;
		}

		@Override
		public void close() throws InterruptedException {
			over = true;
			thread.join();
		}
	}
}
