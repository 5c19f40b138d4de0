package org.wheelhouse.producttest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What the workbench takes for a computer far away: a real sshd on the loopback, as the user who runs the test, with keys of
 * its own. The configuration of ssh that names it {@code far} is in the folder, and known_hosts is empty. The user's home there
 * is the test's, so that what is launched there is ended and removed with it; the caches are the real ones.
 */
final class FarComputer implements AutoCloseable {

	/** What its configuration of ssh calls it. */
	static final String NAME = "far";
	private static final Path SSHD = Path.of("/usr/sbin/sshd");
	private static final Duration SOON = Duration.ofSeconds(60);

	private final Path folder;
	private final TestHome home;
	private final int port;
	private Process process;

	/** @param home the workbench's environment names the configuration in it */
	FarComputer(TestHome home) {
		this.home = home;
		folder = home.folder("ssh");
		Path user = home.folder("far");
		try {
			Files.createDirectories(folder);
			Files.createDirectories(user);
			if (System.getProperty("user.name").equals("root")) {
				Files.createDirectories(Path.of("/run/sshd")); // or a sshd of root does not start
			}
			key("hostkey");
			key("key");
			Files.copy(folder.resolve("key.pub"), folder.resolve("authorized_keys"));
			try (ServerSocket free = new ServerSocket(0)) {
				port = free.getLocalPort();
			}
			Files.write(folder.resolve("sshd_config"), List.of("Port " + port, "ListenAddress 127.0.0.1",
					"HostKey " + folder.resolve("hostkey"), "PidFile none",
					"AuthorizedKeysFile " + folder.resolve("authorized_keys"), "StrictModes no", "UsePAM no",
					"UseDNS no", "PrintMotd no", "PasswordAuthentication no", "KbdInteractiveAuthentication no",
					"PermitRootLogin yes",
					"ForceCommand HOME=%s; XDG_CACHE_HOME=%s; export HOME XDG_CACHE_HOME; unset XDG_RUNTIME_DIR; %s"
							.formatted(user, caches(), "eval \"$SSH_ORIGINAL_COMMAND\"")));
			Files.writeString(folder.resolve("known_hosts"), "");
			Files.write(folder.resolve("config"),
					List.of("Host " + NAME, "  HostName 127.0.0.1", "  Port " + port, "Host *",
							"  IdentityFile " + folder.resolve("key"), "  IdentitiesOnly yes", "  IdentityAgent none",
							"  UserKnownHostsFile " + folder.resolve("known_hosts"),
							"  GlobalKnownHostsFile /dev/null"));
			begin();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Whether there is a server of ssh here. */
	static boolean isPossible() {
		return Files.isExecutable(SSHD);
	}

	private static String caches() {
		String named = System.getenv("XDG_CACHE_HOME");
		return named == null ? Path.of(System.getProperty("user.home"), ".cache").toString() : named;
	}

	/** It has been added in an earlier life of the workbench: its key is known, and it stands in the list. */
	void added() {
		try {
			Files.writeString(folder.resolve("known_hosts"),
					"[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("hostkey.pub")));
			home.state("hosts.json", "[{\"target\": \"%s\", \"label\": \"%s\"}]".formatted(NAME, NAME));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** The same with a machine of its own that does not run: this definition, which lies there. */
	void defines(Sample sample) {
		added();
		home.state("machines.json", """
				{"version": 1, "machines": [{"id": "0000fa12", "host": "ssh:%s", "launched": true,
				"definition": "%s", "facts": {"name": "%s"}}]}
				""".formatted(NAME, sample.definition(), sample.name()));
	}

	/** From now on whoever uses the key needs a passphrase. */
	void lock(String passphrase) {
		try {
			keygen("-p", "-P", "", "-N", passphrase, "-f", folder.resolve("key").toString());
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private void key(String name) throws IOException {
		keygen("-t", "ed25519", "-N", "", "-C", "test", "-f", folder.resolve(name).toString());
	}

	private static void keygen(String... words) throws IOException {
		List<String> all = new ArrayList<>(List.of("ssh-keygen", "-q"));
		all.addAll(List.of(words));
		try {
			if (new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(Redirect.DISCARD).start()
					.waitFor() != 0) {
				throw new IOException("ssh-keygen failed");
			}
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new IOException(e);
		}
	}

	/** Starts its ssh server, also again. */
	void begin() {
		try {
			process = new ProcessBuilder(SSHD.toString(), "-D", "-f", folder.resolve("sshd_config").toString(), "-E",
					folder.resolve("log").toString()).redirectErrorStream(true)
					.redirectOutput(folder.resolve("out").toFile()).start();
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
		Await.until("sshd listens", SOON, this::listens);
	}

	private boolean listens() {
		try (Socket socket = new Socket()) {
			socket.connect(new InetSocketAddress("127.0.0.1", port));
			return true;
		} catch (IOException _) {
			return false;
		}
	}

	/** What its known_hosts has now. */
	String knownHosts() {
		try {
			return Files.readString(folder.resolve("known_hosts"));
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	/** Ends its ssh server and all sessions, as when it is switched off; its QEMUs run on. */
	void end() {
		process.descendants().filter(each -> each.info().command().orElse("").contains("sshd"))
				.forEach(ProcessHandle::destroyForcibly);
		process.destroyForcibly();
		try {
			process.waitFor(SOON.toSeconds(), TimeUnit.SECONDS);
		} catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		end();
	}
}
