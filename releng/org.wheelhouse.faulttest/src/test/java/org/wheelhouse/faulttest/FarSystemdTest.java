package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.lang.ProcessBuilder.Redirect;
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
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.eclipse.jdt.annotation.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.wheelhouse.core.failure.StartEndsAtLogout;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.AfterLogout.Fate;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QueryStatus;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.SshSettings;

/**
 * A far computer with systemd, its login manager and a user who logs out: a Debian that {@code releng/far-systemd} makes, run here
 * as an emulated guest by {@code releng/soak far-systemd}. Takes some minutes.
 */
@Tag("soak")
@Tag("ssh")
@Tag("qemu")
@EnabledIfSystemProperty(named = "wheelhouse.far.systemd", matches = "/.*")
class FarSystemdTest {

	private static final int LOGGED_OUT_SECONDS = 60;
	private static final Duration BOOT = Duration.ofMinutes(15);
	private static final String DEFINITION = "qemu-system-x86_64 -name mail -m 16 -nodefaults -S -accel tcg\n";
	/** Fails as long as the user has a session there, of which more is left than what was started in it. */
	private static final String OVER = """
			over() {
				for s in $(loginctl show-user far -p Sessions --value 2>/dev/null); do
					case $(loginctl show-session "$s" -p State --value 2>/dev/null) in closing | '') ;; *) return 1 ;; esac
				done
				! pgrep -u far -x sshd >/dev/null
			}
			""";

	private static final Path MADE = Path.of(System.getProperty("wheelhouse.far.systemd", "/"));
	private static Path folder = Path.of("");
	private static @Nullable Process guest;

	private final List<Inventory> workbenches = new ArrayList<>();

	@BeforeAll
	static void boot() throws Exception {
		folder = Inventory.newFolder();
		int port;
		try (var free = new ServerSocket(0)) {
			port = free.getLocalPort();
		}
		Files.writeString(folder.resolve("known_hosts"),
				"[127.0.0.1]:" + port + " " + Files.readString(MADE.resolve("hostkey.pub")));
		Files.copy(MADE.resolve("key"), folder.resolve("key"));
		Files.setPosixFilePermissions(folder.resolve("key"), PosixFilePermissions.fromString("rw-------"));
		Files.write(folder.resolve("config"), List.of("Host far", "  User far", "Host *", "  HostName 127.0.0.1",
				"  Port " + port, "  IdentityFile " + folder.resolve("key"), "  IdentitiesOnly yes",
				"  IdentityAgent none", "  UserKnownHostsFile " + folder.resolve("known_hosts"),
				"  GlobalKnownHostsFile /dev/null"));
		guest = new ProcessBuilder("qemu-system-x86_64", "-accel", "tcg", "-cpu", "max", "-smp", "2", "-m", "1024",
				"-nodefaults", "-no-user-config", "-display", "none", "-kernel", MADE.resolve("vmlinuz").toString(),
				"-initrd", MADE.resolve("initrd").toString(), "-append",
				"root=/dev/vda rw console=ttyS0 net.ifnames=0", "-drive",
				"file=" + MADE.resolve("disk") + ",format=raw,if=virtio,snapshot=on", "-netdev",
				"user,id=n,restrict=on,hostfwd=tcp:127.0.0.1:" + port + "-:22", "-device", "virtio-net-pci,netdev=n",
				"-serial", "file:" + folder.resolve("console")).redirectErrorStream(true)
				.redirectOutput(folder.resolve("guest.log").toFile()).start();
		awaitBooted();
	}

	/** Before that nobody but root is let in. */
	private static void awaitBooted() throws Exception {
		var end = System.nanoTime() + BOOT.toNanos();
		var said = "";
		while (!said.matches("(?s).*\\b(running|degraded)")) {
			if (System.nanoTime() - end > 0 || !Objects.requireNonNull(guest).isAlive()) {
				fail("it does not boot: " + said + "\n" + tail("guest.log") + "\n" + tail("console"));
			}
			said = root("systemctl is-system-running --wait");
			TimeUnit.SECONDS.sleep(1);
		}
	}

	private static String tail(String name) throws Exception {
		var file = folder.resolve(name);
		var text = Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8) : "";
		return text.substring(Math.max(0, text.length() - 3000));
	}

	@AfterAll
	static void switchOff() throws Exception {
		var running = guest;
		if (running != null) {
			running.destroyForcibly().waitFor();
		}
		try (var files = Files.walk(folder)) {
			files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
		}
	}

	@AfterEach
	void asItWas() throws Exception {
		for (var each : workbenches) {
			each.close();
		}
		root("pkill -KILL -u far; loginctl disable-linger far; rm -rf /etc/systemd/logind.conf.d ~far/.local"
				+ "; systemctl restart systemd-logind");
		awaitRoot("over");
	}

	/** What its root's shell says. */
	private static String root(String script) throws Exception {
		var said = folder.resolve("said");
		var told = new ProcessBuilder("ssh", "-F", folder.resolve("config").toString(), "root@root", script)
				.redirectErrorStream(true).redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
				.redirectOutput(said.toFile()).start();
		if (!told.waitFor(BOOT.toSeconds(), TimeUnit.SECONDS)) {
			told.destroyForcibly();
		}
		return Files.readString(said).strip();
	}

	/** Until this command succeeds there, which it has to within some minutes. */
	private static void awaitRoot(String condition) throws Exception {
		assertEquals("so", root(OVER + "n=0; until " + condition
				+ "; do n=$((n + 1)); [ $n -lt 300 ] || exit 1; sleep 1; done; echo so"));
	}

	/** Until the last session is over, and a minute more. */
	private static void awaitLoggedOut() throws Exception {
		awaitRoot("over");
		TimeUnit.SECONDS.sleep(LOGGED_OUT_SECONDS); // that is the claim
		awaitRoot("over");
	}

	private static void tell(String what, HostedMachine machine) throws Exception {
		System.out.println("FAR-SYSTEMD " + what + ": " + root("cat /proc/" + machine.pid() + "/cgroup")
				+ ", the user's manager is " + root("systemctl is-active user@$(id -u far)") + ", its sessions: "
				+ root("loginctl list-sessions --no-legend | grep far | wc -l"));
	}

	/** A workbench that knows this computer, and is connected to it. */
	private Inventory workbench() throws Exception {
		var opened = new Inventory();
		workbenches.add(opened);
		var usual = SshSettings.of(Map.of("XDG_RUNTIME_DIR", folder.toString(), "WHEELHOUSE_SSH_CONFIG",
				folder.resolve("config").toString()));
		registry(opened).reach(new SshHosts(new SshSettings(usual.program(), usual.config(), usual.folder(),
				Duration.ofMinutes(2), Duration.ofMinutes(1), usual.firstRetry(), usual.longestRetry())));
		registry(opened).remoteHosts().add(new KeptHost("far", "", true));
		Await.until("it is connected", () -> far(opened).connection() instanceof ConnectionState.Connected);
		return opened;
	}

	private static DefaultMachineRegistry registry(Inventory workbench) {
		return (DefaultMachineRegistry) workbench.registry();
	}

	private static RemoteHost far(Inventory workbench) {
		return workbench.registry().hosts().stream().filter(RemoteHost.class::isInstance).map(RemoteHost.class::cast)
				.findFirst().orElseThrow();
	}

	private void close(Inventory workbench) throws Exception {
		workbenches.remove(workbench);
		workbench.close();
	}

	private static HostedMachine launch(Inventory workbench, Optional<Path> definition) {
		return Await.get(far(workbench).launch(new LaunchRequest("mail", Optional.empty(),
				List.of(QemuOption.of("m", "16"), QemuOption.of("nodefaults"), QemuOption.of("S")),
				Optional.of("tcg"), definition)));
	}

	/** Another workbench finds it, and asks it something. */
	private void assertAdopted(HostedMachine machine) throws Exception {
		var later = workbench();
		later.await(machine.id(), MachineState.PAUSED);
		assertEquals(machine.pid(), later.pid(machine.id()));
		assertEquals("prelaunch", Await.get(later.access(machine.id()).send(new QueryStatus())).status());
		close(later);
	}

	private static void killUserProcesses() throws Exception {
		root("mkdir -p /etc/systemd/logind.conf.d; printf '[Login]\\nKillUserProcesses=yes\\n'"
				+ " >/etc/systemd/logind.conf.d/kill.conf; systemctl restart systemd-logind");
	}

	@Test
	void withoutLingeringAMachineOutlivesTheLastSessionAndIsAdopted() throws Exception {
		var workbench = workbench();
		assertEquals(Fate.RUN_ON, Await.get(far(workbench).afterLogout()).fate());
		var machine = launch(workbench, Optional.empty());
		close(workbench);
		awaitLoggedOut();
		tell("without lingering", machine);
		assertAdopted(machine);
	}

	@Test
	void whatEndsWithTheLastSessionIsToldBeforeItIsStarted() throws Exception {
		killUserProcesses();
		var workbench = workbench();
		var definition = Path.of("/home/far/mail.sh");
		Await.get(far(workbench).files().create(definition, DEFINITION.getBytes(StandardCharsets.UTF_8)));
		var before = launch(workbench, Optional.of(definition));
		Await.get(far(workbench).kill(before));
		close(workbench);
		workbench = workbench();
		workbench.await(before.id(), MachineState.ENDED);
		var asked = assertInstanceOf(StartEndsAtLogout.class,
				Await.failure(workbench.registry().launch(before.id())).getCause());
		assertEquals("loginctl enable-linger far", asked.told().command());
		assertTrue(asked.told().text().contains("KillUserProcesses=yes"), asked.told().text());
		assertEquals("", root("pgrep -u far -f supervise.sh"), "nothing was started");
		Await.get(registry(workbench).written(far(workbench), Optional.empty(),
				new WrittenDefinition(definition, DEFINITION)));
		workbench.registry().mayEndAtLogout(before.id());
		var id = Await.get(workbench.registry().launch(before.id()));
		var pid = workbench.pid(id);
		workbench.await(id, MachineState.PAUSED);
		close(workbench);
		awaitRoot("[ ! -e /proc/" + pid + " ]"); // it was told the truth
	}

	/** What was told to be typed is typed: it lives where nothing of a session is. */
	@Test
	void whoLingersKeepsItsMachinesThoughUserProcessesAreKilled() throws Exception {
		killUserProcesses();
		var workbench = workbench();
		root(Await.get(far(workbench).afterLogout()).command());
		assertEquals(Fate.RUN_ON, Await.get(far(workbench).afterLogout()).fate());
		var machine = launch(workbench, Optional.empty());
		close(workbench);
		awaitLoggedOut();
		tell("with lingering", machine);
		assertTrue(root("cat /proc/" + machine.pid() + "/cgroup").contains("/user@"), "a scope of the user's manager");
		assertAdopted(machine);
	}
}
