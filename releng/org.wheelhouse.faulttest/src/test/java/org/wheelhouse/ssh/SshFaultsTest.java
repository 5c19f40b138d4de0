package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.endpoint.WireException;
import org.wheelhouse.endpoint.WireListener;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.host.HostException;
import org.wheelhouse.host.ProgramRequest;
import org.wheelhouse.host.remote.ConnectionState.Connected;
import org.wheelhouse.host.remote.ConnectionState.Lost;
import org.wheelhouse.host.remote.ConnectionState.Refused;
import org.wheelhouse.host.remote.HostPrompter;

/** What goes wrong on the way to a far computer is said once, in ssh's words and ours, and mends itself where it can. */
@Tag("ssh")
@Timeout(180)
class SshFaultsTest {

	@TempDir
	private Path folder = Path.of("");

	@AfterEach
	void nothingIsLeft() throws Exception {
		for (var left = 500; left > 0 && !threads().isEmpty(); left--) {
			TimeUnit.MILLISECONDS.sleep(20);
		}
		assertEquals(List.of(), threads());
	}

	private static List<String> threads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName)
				.filter(name -> name.startsWith("wheelhouse-ssh")).toList();
	}

	private static String refused(SshHost host) throws Exception {
		host.connect();
		return TestSshd.await(host, Refused.class).reason().text();
	}

	private static String lost(SshHost host) throws Exception {
		host.connect();
		return TestSshd.await(host, Lost.class).reason().text();
	}

	private static void assertSays(String expected, String said) {
		assertTrue(said.contains(expected), said);
	}

	private static HostException failure(CompletableFuture<?> future) {
		var thrown = assertThrows(ExecutionException.class, () -> future.get(60, TimeUnit.SECONDS));
		return assertInstanceOf(HostException.class, thrown.getCause());
	}

	private static ProgramRequest shell(String script) {
		return ProgramRequest.of(List.of("sh", "-c", script), Duration.ofSeconds(100));
	}

	@Test
	void aChangedKeyIsRefusedUnasked() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("known_hosts", "[127.0.0.1]:" + sshd.port() + " " + sshd.read("key.pub"));
			try (var host = sshd.host(_ -> {
				throw new AssertionError("nothing is asked");
			})) {
				var said = refused(host);
				assertSays("far shows another key than the one that is known of it: ", said);
				assertSays("ssh-keygen -f", said);
				assertSays("key that is known of it is SHA256:", said);
				assertEquals(2,
						Pattern.compile("SHA256:[\\w+/]+").matcher(said).results().map(MatchResult::group).distinct()
								.count(),
						said);
				assertEquals(said, failure(host.files().createFolder(folder.resolve("x"))).getMessage(),
						"whoever asks hears it");
			}
		}
	}

	/** What was said last counts, however long the connection before takes to end. */
	@Test
	void whoConnectsAgainAtOnceIsConnected() throws Exception {
		try (var sshd = TestSshd.start(); var host = sshd.host(HostPrompter.NOBODY)) {
			host.connect();
			TestSshd.await(host, Connected.class);
			for (var turn = 0; turn < 20; turn++) {
				host.disconnect();
				host.connect();
				TestSshd.await(host, Connected.class);
				host.files().createFolder(folder.resolve("x" + turn)).get(60, TimeUnit.SECONDS);
			}
		}
	}

	@Test
	void aRevokedKeyIsRefused() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("known_hosts", "@revoked * " + sshd.read("hostkey.pub"));
			try (var host = sshd.host(HostPrompter.NOBODY)) {
				assertSays("The key of far has been revoked: it must not be trusted", refused(host));
			}
		}
	}

	@Test
	void aKeyThatTheServerDoesNotKnowIsRefusedWithItsMethods() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("authorized_keys", "");
			try (var host = sshd.host(HostPrompter.NOBODY)) {
				assertSays("far does not let this user in by publickey", refused(host));
			}
		}
	}

	@Test
	void whereNoServerListensItIsTriedAgainUntilOneDoes() throws Exception {
		try (var sshd = TestSshd.start(); var host = sshd.host(HostPrompter.NOBODY)) {
			sshd.stop();
			assertSays("127.0.0.1 answers, but no ssh server listens on its port " + sshd.port(), lost(host));
			sshd.restart();
			TestSshd.await(host, Connected.class);
		}
	}

	@Test
	void whatIsNoServerOfSshIsNamedAfterTheTimeout() throws Exception {
		try (var sshd = TestSshd.start(); var mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
			sshd.write("config", "Host far\n  HostName 127.0.0.1\n  Port " + mute.getLocalPort() + "\n");
			var usual = sshd.settings();
			try (var host = new SshHost(SshTarget.parse("far"),
					new SshSettings(usual.program(), usual.config(), usual.folder(), Duration.ofSeconds(1),
							usual.aliveInterval(),
							usual.firstRetry(), usual.longestRetry()),
					HostPrompter.NOBODY)) {
				assertSays("Something answers in place of far that is no ssh server", lost(host));
			}
		}
	}

	@Test
	void anUnknownNameAndAFaultyConfigurationAreNamed() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("config", "Host far\n  HostName no-such.invalid\n");
			try (var host = sshd.host(HostPrompter.NOBODY)) {
				assertSays("No computer is known by the name no-such.invalid", lost(host));
			}
			sshd.write("config", "NoSuchOption yes\n");
			try (var host = sshd.host(HostPrompter.NOBODY)) {
				assertSays("ssh cannot read its configuration", refused(host));
			}
		}
	}

	@Test
	void whereThereIsNoSshItIsSaid() throws Exception {
		try (var sshd = TestSshd.start()) {
			var usual = sshd.settings();
			try (var host = new SshHost(SshTarget.parse("far"),
					new SshSettings("/no/ssh", usual.config(), usual.folder(), usual.connectTimeout(),
							usual.aliveInterval(),
							usual.firstRetry(), usual.longestRetry()),
					HostPrompter.NOBODY)) {
				assertSays("ssh cannot be started", refused(host));
			}
		}
	}

	/** However soon it ends. */
	@Test
	void anSshThatEndsAtOnceIsHeardEachTime() throws Exception {
		try (var sshd = TestSshd.start()) {
			var usual = sshd.settings();
			var settings = new SshSettings("/bin/false", usual.config(), usual.folder(), usual.connectTimeout(),
					usual.aliveInterval(), usual.firstRetry(), usual.longestRetry());
			for (var time = 0; time < 100; time++) {
				try (var host = new SshHost(SshTarget.parse("far"), settings, HostPrompter.NOBODY)) {
					refused(host);
				}
			}
		}
	}

	@Test
	void whoIsCutInTheMiddleOfACommandIsToldAndConnectedAgain() throws Exception {
		try (var sshd = TestSshd.start();
				var other = TestSshd.start();
				var bystander = other.connected();
				var host = sshd.connected()) {
			var pid = folder.resolve("pid");
			var running = host.run(shell("echo $$ >" + pid + ".new; mv " + pid + ".new " + pid + "; exec sleep 1000"));
			awaitTrue(() -> Files.exists(pid));
			sshd.stop();
			var said = failure(running).getMessage();
			assertSays("The connection to far was lost", said);
			TestSshd.await(host, Lost.class);
			assertEquals(Optional.empty(), host.files().status(folder).get(1, TimeUnit.SECONDS),
					"at once, and not told as nothing");
			assertTrue(bystander.files().status(folder).get(30, TimeUnit.SECONDS).isPresent(),
					"another host has lost nothing");
			var sleeping = ProcessHandle.of(Long.parseLong(Files.readString(pid).strip()));
			awaitTrue(() -> sleeping.filter(ProcessHandle::isAlive).isEmpty());
			sshd.restart();
			TestSshd.await(host, Connected.class);
			assertTrue(host.files().status(folder).get(30, TimeUnit.SECONDS).isPresent());
		}
	}

	private interface Condition {
		boolean holds() throws Exception;
	}

	private static void awaitTrue(Condition condition) throws Exception {
		for (var left = 2000; left > 0 && !condition.holds(); left--) {
			TimeUnit.MILLISECONDS.sleep(20);
		}
		assertTrue(condition.holds());
	}

	/** A session each would be one too many. */
	@Test
	void oneSessionIsEnoughForAll() throws Exception {
		try (var sshd = TestSshd.start("MaxSessions 2"); var host = sshd.connected()) {
			var all = IntStream.range(0, 5).mapToObj(each -> host.run(shell("sleep 0.1; echo " + each))).toList();
			for (var each = 0; each < all.size(); each++) {
				assertEquals(each + "\n", all.get(each).get(60, TimeUnit.SECONDS).output());
			}
		}
		try (var sshd = TestSshd.start("MaxSessions 0"); var host = sshd.host(HostPrompter.NOBODY)) {
			assertSays("far lets this user in, but opens no session", refused(host));
		}
	}

	@Test
	void whatAStartFileSaysIsPassedOver() throws Exception {
		try (var sshd = TestSshd.start("ForceCommand echo hello; printf wh; eval \"$SSH_ORIGINAL_COMMAND\"");
				var host = sshd.connected()) {
			assertEquals("ü\n", host.run(shell("echo ü")).get(60, TimeUnit.SECONDS).output());
		}
	}

	@Test
	void whoIsLetInForOneCommandAloneIsToldItsWords() throws Exception {
		try (var sshd = TestSshd.start("ForceCommand echo This account is for copies only.");
				var host = sshd.host(HostPrompter.NOBODY)) {
			assertSays("far lets this user in, but starts no shell: This account is for copies only.", refused(host));
		}
	}

	@Test
	void whereForwardingIsForbiddenTheWireSaysWhatMayForbidIt() throws Exception {
		try (var sshd = TestSshd.start("AllowStreamLocalForwarding no");
				var host = sshd.connected();
				var loop = new WireLoop();
				var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
			var socket = sshd.folder().resolve("s");
			listening.bind(UnixDomainSocketAddress.of(socket));
			var ended = new CompletableFuture<Optional<WireException>>();
			host.open(loop, new Address.Unix(socket), Duration.ofSeconds(30), new WireListener() {

				@Override
				public void received(ByteBuffer bytes) {
					// nothing is sent
				}

				@Override
				public void closed(Optional<WireException> reason) {
					ended.complete(reason);
				}
			});
			assertSays("AllowStreamLocalForwarding", ended.get(60, TimeUnit.SECONDS).orElseThrow().getMessage());
		}
	}

	@Test
	void nothingOfAConnectionStaysWhenItIsClosed() throws Exception {
		try (var sshd = TestSshd.start()) {
			try (var host = sshd.connected()) {
				assertEquals(0, host.run(shell("exit 0")).get(60, TimeUnit.SECONDS).status());
			}
			try (var left = Files.list(sshd.settings().folder())) {
				assertEquals(List.of(), left.toList());
			}
			assertFalse(ProcessHandle.current().descendants().anyMatch(
					each -> each.info().commandLine().orElse("").contains(sshd.folder() + "/config")));
		}
	}
}
