package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.host.Secret;
import org.wheelhouse.host.remote.ConnectionState.Connected;
import org.wheelhouse.host.remote.ConnectionState.Refused;
import org.wheelhouse.host.remote.HostPrompt;
import org.wheelhouse.host.remote.HostPrompt.Kind;
import org.wheelhouse.host.remote.HostPrompter;

/** What ssh asks reaches a person, and what a person answers reaches ssh and nobody else. */
@Tag("ssh")
@Timeout(180)
class SshPromptsTest {

	private static final String PASSPHRASE = "öpen sesame $(x) '\"\\ 4711";

	/** Answers what it was told beforehand, and keeps the questions. */
	private static final class Person implements HostPrompter {

		private final List<HostPrompt> asked = new CopyOnWriteArrayList<>();
		private final Queue<Optional<Secret>> answers = new ConcurrentLinkedQueue<>();

		Person(String... texts) {
			for (var text : texts) {
				answers.add(Optional.of(Secret.of(text.toCharArray())));
			}
		}

		@Override
		public CompletableFuture<Optional<Secret>> ask(HostPrompt prompt) {
			asked.add(prompt);
			var answer = answers.poll();
			return CompletableFuture.completedFuture(answer == null ? Optional.empty() : answer);
		}

		List<Kind> kinds() {
			return asked.stream().map(HostPrompt::kind).toList();
		}
	}

	@Test
	void aKeyOfAHostThatIsNotKnownIsAskedForWithItsFingerprint() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("known_hosts", "");
			var person = new Person("yes");
			try (var host = sshd.host(person)) {
				host.connect();
				TestSshd.await(host, Connected.class);
			}
			assertEquals(List.of(Kind.HOST_KEY), person.kinds());
			var shown = new ProcessBuilder("ssh-keygen", "-lf", sshd.folder().resolve("hostkey.pub").toString())
					.start();
			var fingerprint = new String(shown.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split(" ")[1];
			assertEquals(Optional.of(fingerprint), person.asked.getFirst().fingerprint());
			assertEquals("far", person.asked.getFirst().host().toString());
			assertTrue(sshd.read("known_hosts").contains("[127.0.0.1]:" + sshd.port()), "ssh keeps it");
		}
	}

	@Test
	void whoSaysNoIsNotConnected() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.write("known_hosts", "");
			try (var host = sshd.host(new Person("no"))) {
				host.connect();
				assertTrue(TestSshd.await(host, Refused.class).reason().text()
						.contains("The key of far was not accepted"));
			}
			assertEquals("", sshd.read("known_hosts"));
		}
	}

	@Test
	void aPassphraseReachesSshAndNothingElse() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock(PASSPHRASE);
			var person = new Person(PASSPHRASE);
			try (var host = sshd.host(person)) {
				host.connect();
				TestSshd.await(host, Connected.class);
				assertEquals(List.of(Kind.PASSPHRASE), person.kinds());
				assertTrue(person.asked.getFirst().text().contains(sshd.folder() + "/locked"));
				var process = host.link().process().orElseThrow();
				for (var file : List.of("cmdline", "environ")) {
					assertNowhere(Path.of("/proc", Long.toString(process.pid()), file));
				}
				try (var files = Files.walk(sshd.folder())) {
					files.filter(Files::isRegularFile).forEach(SshPromptsTest::assertNowhere);
				}
			}
		}
	}

	private static void assertNowhere(Path file) {
		try {
			assertFalse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8).contains("4711"), file::toString);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Test
	void aWrongPassphraseIsAskedForThreeTimes() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock(PASSPHRASE);
			var person = new Person("wrong", "wrong", "wrong");
			try (var host = sshd.host(person)) {
				host.connect();
				assertTrue(TestSshd.await(host, Refused.class).reason().text()
						.contains("far does not let this user in by publickey"));
			}
			assertEquals(List.of(Kind.PASSPHRASE, Kind.PASSPHRASE, Kind.PASSPHRASE), person.kinds());
			assertEquals(List.of(false, true, true), person.asked.stream().map(HostPrompt::again).toList());
		}
	}

	/** On the way by a jump host two programs ask the same, each for itself: what was answered to the first was right. */
	@Test
	void whatAJumpHostIsAskedForIsNoSecondTry() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock(PASSPHRASE);
			sshd.write("config",
					sshd.read("config").replace("Host far\n", "Host far\n  ProxyJump jump\nHost far jump\n"));
			var person = new Person(PASSPHRASE, PASSPHRASE);
			try (var host = sshd.host(person)) {
				host.connect();
				TestSshd.await(host, Connected.class);
			}
			assertEquals(List.of(Kind.PASSPHRASE, Kind.PASSPHRASE), person.kinds());
			assertEquals(person.asked.getFirst().text(), person.asked.getLast().text());
			assertEquals(List.of(false, false), person.asked.stream().map(HostPrompt::again).toList());
		}
	}

	/** ssh would take none for an empty one, and ask twice more. */
	@Test
	void aQuestionThatIsNotAnsweredIsTheLast() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock(PASSPHRASE);
			var person = new Person();
			try (var host = sshd.host(person)) {
				host.connect();
				assertTrue(TestSshd.await(host, Refused.class).reason().text()
						.contains("The connection to far was given up"));
			}
			assertEquals(List.of(Kind.PASSPHRASE), person.kinds());
		}
	}

	@Test
	void aQuestionIsTakenBackWhenTheHostIsClosed() throws Exception {
		try (var sshd = TestSshd.start()) {
			sshd.lock(PASSPHRASE);
			var asked = new CompletableFuture<HostPrompt>();
			var answer = new CompletableFuture<Optional<Secret>>();
			try (var host = sshd.host(prompt -> {
				asked.complete(prompt);
				return answer;
			})) {
				host.connect();
				asked.get(60, TimeUnit.SECONDS);
			}
			assertTrue(answer.isDone());
			try (var left = Files.list(sshd.settings().folder())) {
				assertEquals(List.of(), left.toList());
			}
		}
	}
}
