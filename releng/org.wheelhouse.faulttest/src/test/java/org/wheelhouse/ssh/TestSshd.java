package org.wheelhouse.ssh;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.wheelhouse.host.remote.ConnectionProblem;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompter;

/**
 * A real sshd on the loopback, with keys and configuration of its own in a short folder, as the user who runs the test; and the
 * file for ssh's {@code -F} that names it {@code far}.
 */
public final class TestSshd implements AutoCloseable {

	public static final String USER_ID = "54321";

	private static final String USER = "whkim";
	private static final String SSHD = "/usr/sbin/sshd";

	private final Path folder;
	private final int port;
	private final List<String> before;
	private final String program;
	private Process process;

	private TestSshd(Path folder, int port, List<String> before, String program, Process process) {
		this.folder = folder;
		this.port = port;
		this.before = before;
		this.program = program;
		this.process = process;
	}

	/** Starts one, with further lines of sshd_config before the usual ones: sshd takes the first. */
	public static TestSshd start(String... lines) throws Exception {
		return startBehind(List.of(), "ssh", lines);
	}

	/**
	 * Starts one elsewhere, on the loopback there.
	 *
	 * @param before what stands before the words of a program that is to run there
	 * @param ssh    what ssh is called that reaches it
	 */
	public static TestSshd startBehind(List<String> before, String ssh, String... lines) throws Exception {
		if (System.getProperty("user.name").equals("root")) {
			Files.createDirectories(Path.of("/run/sshd")); // or a sshd of root does not start
		}
		var folder = Files.createTempDirectory(Path.of("/tmp"), "whs");
		key(folder.resolve("hostkey"), "");
		key(folder.resolve("key"), "");
		Files.copy(folder.resolve("key.pub"), folder.resolve("authorized_keys"));
		int port;
		try (var free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		var config = new ArrayList<>(List.of(lines));
		config.addAll(List.of("Port " + port, "ListenAddress 127.0.0.1", "HostKey " + folder.resolve("hostkey"),
				"PidFile none",
				"AuthorizedKeysFile " + folder.resolve("authorized_keys"), "StrictModes no", "UsePAM no", "UseDNS no",
				"PrintMotd no",
				"PasswordAuthentication no", "KbdInteractiveAuthentication no", "PermitRootLogin yes"));
		Files.write(folder.resolve("sshd_config"), config);
		Files.writeString(folder.resolve("known_hosts"), known(folder, port));
		Files.write(folder.resolve("config"), List.of("Host far", "  HostName 127.0.0.1", "  Port " + port, "Host *",
				"  IdentityFile " + folder.resolve("key"), "  IdentitiesOnly yes", "  IdentityAgent none",
				"  UserKnownHostsFile " + folder.resolve("known_hosts"), "  GlobalKnownHostsFile /dev/null"));
		var sshd = new TestSshd(folder, port, before, ssh, run(folder, before));
		sshd.awaitListening();
		return sshd;
	}

	/**
	 * For root: starts one that has mounts of its own. Its folder is {@code $f} for the script.
	 *
	 * @param script makes them
	 */
	public static TestSshd startWithMounts(String script, String... lines) throws Exception {
		return startBehind(List.of("unshare", "-m", "sh", "-ec", script + "\nexec \"$@\"", "sh"), "ssh", lines);
	}

	/** For root: starts one that lets in the user {@value #USER}, a user of it alone, by a password alone. */
	public static TestSshd startWithUser(String password) throws Exception {
		var crypt = new ProcessBuilder("openssl", "passwd", "-6", "-stdin").start();
		try (var words = crypt.outputWriter()) {
			words.write(password + "\n");
		}
		var hash = new String(crypt.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
		var sshd = startWithMounts("""
				chmod 755 "$f"; mkdir -p "$f/home"; chown %2$s:%2$s "$f/home"
				{ cat /etc/passwd; echo "%1$s:x:%2$s:%2$s::$f/home:/bin/sh"; } >"$f/passwd"
				{ cat /etc/shadow; echo '%1$s:%3$s:19000:0:99999:7:::'; } >"$f/shadow"; chmod 600 "$f/shadow"
				mount --bind "$f/passwd" /etc/passwd; mount --bind "$f/shadow" /etc/shadow""".formatted(USER, USER_ID,
				hash), "PasswordAuthentication yes", "PubkeyAuthentication no");
		sshd.write("config", sshd.read("config").replace("Host far\n", "Host far\n  User " + USER + "\n"));
		return sshd;
	}

	/** Lets in by a key with a passphrase alone, {@code locked}. */
	public void lock(String passphrase) throws Exception {
		key(folder.resolve("locked"), passphrase);
		write("authorized_keys", read("locked.pub"));
		write("config", read("config").replace(folder + "/key\n", folder + "/locked\n"));
	}

	private static Process run(Path folder, List<String> before) throws IOException {
		Files.deleteIfExists(folder.resolve("log"));
		var words = new ArrayList<>(before);
		words.addAll(List.of(SSHD, "-D", "-f", folder.resolve("sshd_config").toString(), "-E",
				folder.resolve("log").toString()));
		var builder = new ProcessBuilder(words);
		builder.environment().put("f", folder.toString());
		return builder.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile()).start();
	}

	/** Makes a key with a passphrase. */
	public static void key(Path file, String passphrase) throws Exception {
		var made = new ProcessBuilder("ssh-keygen", "-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f",
				file.toString())
				.inheritIO().start();
		if (made.waitFor() != 0) {
			throw new IOException("ssh-keygen failed");
		}
	}

	private static String known(Path folder, int port) throws IOException {
		return "[127.0.0.1]:" + port + " " + Files.readString(folder.resolve("hostkey.pub"));
	}

	/** By what it says: not every network is reached from here. */
	private void awaitListening() throws Exception {
		for (var left = 1500; left > 0; left--) {
			if (Files.exists(folder.resolve("log")) && read("log").contains("Server listening on ")) {
				return;
			}
			if (!process.isAlive()) {
				break;
			}
			TimeUnit.MILLISECONDS.sleep(20);
		}
		throw new IOException("sshd does not listen: " + Files.readString(folder.resolve("out")));
	}

	public Path folder() {
		return folder;
	}

	public int port() {
		return port;
	}

	/** Replaces a file of ssh's or sshd's. */
	public void write(String name, String text) throws IOException {
		Files.writeString(folder.resolve(name), text);
	}

	public String read(String name) throws IOException {
		return Files.readString(folder.resolve(name));
	}

	/** As a user would have it, but for patience. */
	public SshSettings settings() throws IOException {
		var usual = SshSettings.of(Map.of("XDG_RUNTIME_DIR", folder.toString(), "WHEELHOUSE_SSH_CONFIG",
				folder.resolve("config").toString()));
		return new SshSettings(program, usual.config(), usual.folder(), usual.connectTimeout(),
				Duration.ofSeconds(1),
				Duration.ofMillis(200), Duration.ofSeconds(2));
	}

	/** A host that leads to it, not connected yet. */
	public SshHost host(HostPrompter prompter) throws IOException {
		return new SshHost(SshTarget.parse("far"), settings(), prompter);
	}

	/** One that is connected. */
	public SshHost connected() throws Exception {
		var host = host(HostPrompter.NOBODY);
		try {
			host.connect();
			await(host, ConnectionState.Connected.class);
		} catch (Exception | Error e) {
			host.close();
			throw e;
		}
		return host;
	}

	/** Waits for such a state. */
	public static <T extends ConnectionState> T await(SshHost host, Class<T> kind) throws Exception {
		var reached = new CompletableFuture<T>();
		host.onConnection(state -> {
			if (kind.isInstance(state)) {
				reached.complete(kind.cast(state));
			} else if (kind == ConnectionState.Connected.class
					&& state instanceof ConnectionState.Refused(ConnectionProblem reason)) {
				reached.completeExceptionally(new AssertionError(reason.text()));
			}
		});
		var now = host.connection();
		if (kind.isInstance(now)) {
			reached.complete(kind.cast(now));
		}
		return reached.get(60, TimeUnit.SECONDS);
	}

	/** Its processes that serve somebody. */
	public List<ProcessHandle> sessions() {
		return process.descendants().filter(each -> each.info().command().orElse("").contains("sshd")).toList();
	}

	/** Ends it, its sessions too, as a computer does that is switched off. */
	public void stop() throws Exception {
		for (var each : process.descendants().toList()) {
			if (each.info().command().orElse("").contains("sshd")) {
				each.destroyForcibly();
			}
		}
		process.destroyForcibly().waitFor();
	}

	/** Starts it again on the same port. */
	public void restart() throws Exception {
		process = run(folder, before);
		awaitListening();
	}

	@Override
	public void close() throws Exception {
		stop();
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}

	/** What nobody but this user may read. */
	static void protect(Path file) throws IOException {
		Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
	}
}
