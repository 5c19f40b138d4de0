package org.wheelhouse.ssh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wheelhouse.host.AfterLogout.Fate;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.HostPrompter;

/**
 * A far computer with systemd, its login manager and a user who logs out: a Debian that {@code releng/soak far-systemd} makes
 * and that runs here as an emulated guest. Takes some minutes.
 */
@Tag("soak")
@Tag("ssh")
@Tag("qemu")
@EnabledIfSystemProperty(named = "wheelhouse.far.systemd", matches = "/.*")
class FarSystemdTest {

	private static final int LOGGED_OUT_SECONDS = 60;

	private final Path made = Path.of(System.getProperty("wheelhouse.far.systemd", "/"));
	private Path folder = Path.of("");
	private int port;
	private @Nullable Process guest;

	@BeforeEach
	void boot() throws Exception {
		folder = Files.createTempDirectory(Path.of("/tmp"), "whf");
		try (var free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Files.writeString(folder.resolve("known_hosts"),
				"[127.0.0.1]:" + port + " " + Files.readString(made.resolve("hostkey.pub")));
		Files.copy(made.resolve("key"), folder.resolve("key"));
		TestSshd.protect(folder.resolve("key"));
		Files.write(folder.resolve("config"), List.of("Host far", "  User far", "Host *", "  HostName 127.0.0.1",
				"  Port " + port, "  IdentityFile " + folder.resolve("key"), "  IdentitiesOnly yes",
				"  IdentityAgent none", "  UserKnownHostsFile " + folder.resolve("known_hosts"),
				"  GlobalKnownHostsFile /dev/null"));
		guest = new ProcessBuilder("qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-m", "1024", "-nodefaults",
				"-no-user-config", "-display", "none", "-kernel", made.resolve("vmlinuz").toString(), "-initrd",
				made.resolve("initrd").toString(), "-append", "root=/dev/vda rw console=ttyS0 net.ifnames=0", "-drive",
				"file=" + made.resolve("disk") + ",format=raw,if=virtio,snapshot=on", "-netdev",
				"user,id=n,restrict=on,hostfwd=tcp:127.0.0.1:" + port + "-:22", "-device", "virtio-net-pci,netdev=n",
				"-serial", "file:" + folder.resolve("console")).inheritIO().start();
	}

	@AfterEach
	void switchOff() throws Exception {
		Objects.requireNonNull(guest).destroyForcibly().waitFor();
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}

	private static <T> T get(CompletableFuture<T> future) throws Exception {
		return future.get(300, TimeUnit.SECONDS);
	}

	private SshHost connected() throws Exception {
		var host = new SshHost(SshTarget.parse("far"), SshSettings.of(Map.of("XDG_RUNTIME_DIR", folder.toString(),
				"WHEELHOUSE_SSH_CONFIG", folder.resolve("config").toString())), HostPrompter.NOBODY);
		var there = new CompletableFuture<Boolean>();
		host.onConnection(state -> {
			if (state instanceof ConnectionState.Connected) {
				there.complete(true);
			} else if (state instanceof ConnectionState.Refused(var reason)) {
				there.completeExceptionally(new AssertionError(reason.text()));
			}
		});
		host.connect();
		get(there);
		return host;
	}

	private static HostedMachine launch(SshHost host) throws Exception {
		return get(host.launch(new LaunchRequest("m", Optional.empty(),
				List.of(QemuOption.of("M", "none"), QemuOption.of("nodefaults"), QemuOption.of("S")),
				Optional.of("tcg"),
				Optional.empty())));
	}

	/** What its root's shell says. */
	private String root(String script) throws Exception {
		var words = new ArrayList<>(List.of("ssh", "-F", folder.resolve("config").toString(), "root@root", script));
		var told = new ProcessBuilder(words).redirectErrorStream(true).start();
		return new String(told.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
	}

	/** Until the last session is over, of which only what it started may be left, and a minute more. */
	private void awaitLoggedOut() throws Exception {
		var script = "case $(loginctl show-user far -p State --value 2>/dev/null) in active|online|lingering) ;; *) echo over ;; esac";
		for (var left = 300; left > 0 && !root(script).endsWith("over"); left--) {
			TimeUnit.SECONDS.sleep(1);
		}
		assertTrue(root(script).endsWith("over"));
		TimeUnit.SECONDS.sleep(LOGGED_OUT_SECONDS); // that is the claim
	}

	@Test
	void aMachineOutlivesTheLastSessionOrItIsToldBeforeThatItDoesNot() throws Exception {
		HostedMachine machine;
		try (var host = connected()) {
			var told = get(host.afterLogout());
			assertEquals(Fate.RUN_ON, told.fate(), told.text());
			machine = launch(host);
		}
		awaitLoggedOut();
		System.out.println("FAR-SYSTEMD without lingering: " + root("cat /proc/" + machine.pid() + "/cgroup"));
		try (var host = connected()) {
			assertEquals(List.of(machine), get(host.hosted()));
			assertEquals(Optional.empty(), get(host.ending(machine)));
			assertEquals(Optional.empty(), get(host.keep(machine)));
			get(host.kill(machine));
		}
		root("echo KillUserProcesses=yes >>/etc/systemd/logind.conf; systemctl restart systemd-logind");
		try (var host = connected()) {
			var told = get(host.afterLogout());
			assertEquals(Fate.END, told.fate(), told.text());
			assertEquals("loginctl enable-linger far", told.command());
			machine = launch(host);
		}
		awaitLoggedOut();
		try (var host = connected()) {
			assertTrue(get(host.ending(machine)).isPresent(), "it was told the truth");
		}
		root("loginctl enable-linger far");
		try (var host = connected()) {
			assertEquals(Fate.RUN_ON, get(host.afterLogout()).fate());
			machine = launch(host);
		}
		TimeUnit.SECONDS.sleep(LOGGED_OUT_SECONDS);
		System.out.println("FAR-SYSTEMD with lingering: " + root("cat /proc/" + machine.pid() + "/cgroup"));
		try (var host = connected()) {
			assertEquals(Optional.empty(), get(host.ending(machine)));
		}
	}
}
