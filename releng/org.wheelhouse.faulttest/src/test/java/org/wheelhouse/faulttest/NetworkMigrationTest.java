package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.migration.CancelMigration;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationChannel;
import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationPort;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.QueryMigrate;
import org.wheelhouse.ssh.FarHome;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.TestNetwork;
import org.wheelhouse.ssh.TestSshd;

/**
 * A guest goes between two computers, each with a network of its own at the end of a cable of 100 Mbit/s, and ssh 20 ms away:
 * by a port that is proposed, through ssh, and where the cable is pulled out.
 */
@Tag("ssh")
@Tag("qemu")
@Timeout(300)
class NetworkMigrationTest {

	private static final Duration EACH_WAY = Duration.ofMillis(20);

	private final Inventory inventory = new Inventory();
	private final DefaultMachineRegistry registry = (DefaultMachineRegistry) inventory.registry();
	private final List<Process> lines = new ArrayList<>();
	private final FarHome home = new FarHome();
	private final FarHome otherHome = new FarHome();

	NetworkMigrationTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		home.close();
		otherHome.close();
		for (var line : lines) {
			line.destroyForcibly().waitFor();
		}
	}

	private static void in(TestNetwork.Computer there, String... words) throws Exception {
		var line = new ArrayList<>(there.running());
		line.addAll(List.of(words));
		Inventory.run(line.toArray(String[]::new));
	}

	/** A port there that is 20 ms away. */
	private int line(TestNetwork.Computer there, int port) throws Exception {
		var classes = Path.of(FarLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		var words = new ArrayList<>(there.running());
		words.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx16m",
				"-XX:TieredStopAtLevel=1", "-cp", classes.toString(), FarLine.class.getName(), there.address(),
				Integer.toString(port), Long.toString(EACH_WAY.toMillis())));
		var process = new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.DISCARD).start();
		lines.add(process);
		return Integer.parseInt(process.inputReader(StandardCharsets.US_ASCII).readLine());
	}

	private static TestSshd sshd(TestNetwork.Computer there, FarHome home) throws Exception {
		return TestSshd.startBehind(there.running(), there.ssh(), "ForceCommand HOME=" + home.path()
				+ "; export HOME; unset XDG_RUNTIME_DIR XDG_CACHE_HOME; eval \"$SSH_ORIGINAL_COMMAND\"");
	}

	private static String known(TestSshd sshd, TestNetwork.Computer there, int port) throws Exception {
		return sshd.read("known_hosts").replace("[127.0.0.1]:" + sshd.port(), "[" + there.address() + "]:" + port);
	}

	private static String way(String name, TestNetwork.Computer there, int port) {
		return "Host " + name + "\n  HostName " + there.address() + "\n  Port " + port + "\n";
	}

	private void connect(TestSshd far, TestNetwork.Computer there, TestSshd other, TestNetwork.Computer otherThere)
			throws Exception {
		var line = line(there, far.port());
		var otherLine = line(otherThere, other.port());
		other.write("authorized_keys", far.read("key.pub"));
		far.write("known_hosts", known(far, there, line) + known(other, otherThere, otherLine));
		far.write("config", far.read("config").replace("Host far\n  HostName 127.0.0.1\n  Port " + far.port() + "\n",
				way("far", there, line) + way("other", otherThere, otherLine)));
		registry.reach(new SshHosts(far.settings()));
		for (var name : List.of("far", "other")) {
			registry.remoteHosts().add(new KeptHost(name, "", true));
			Await.until("it is connected", () -> host(name).connection() instanceof ConnectionState.Connected);
		}
	}

	private RemoteHost host(String name) {
		return registry.hosts().stream().filter(host -> host.id().equals("ssh:" + name)).map(RemoteHost.class::cast)
				.findFirst().orElseThrow();
	}

	/** A machine that runs there, with nothing in it. */
	private String running(String on) throws Exception {
		var id = Await.get(registry.launch(new LaunchRequest("mail", Optional.empty(),
				List.of(QemuOption.of("machine", "pc"), QemuOption.of("m", "32"), QemuOption.of("nodefaults")),
				Optional.of("tcg"), Optional.empty()), host(on)));
		inventory.await(id, MachineState.RUNNING);
		return id;
	}

	private String moved(String id, MigrationRequest request, String to) throws Exception {
		var done = assertInstanceOf(MigrationOutcome.Completed.class,
				Await.get(new Migrate(registry, id, request).run()));
		inventory.await(done.toId(), MachineState.RUNNING);
		assertEquals("ssh:" + to, registry.snapshot(done.toId()).orElseThrow().identity().hostId());
		return done.toId();
	}

	private static MigrationRequest to(String name, MigrationChannel channel) {
		return MigrationRequest.usual().to(new MigrationTarget.NewQemu(Optional.of("ssh:" + name))).by(channel);
	}

	@Test
	void aGuestGoesByAPortThatIsProposedThroughSshAndComesBackFromACutCable() throws Exception {
		if (!System.getProperty("user.name").equals("root")) {
			System.out.println("SKIPPED ssh-network not root");
			return;
		}
		try (var network = new TestNetwork()) {
			var there = network.add();
			var otherThere = network.add();
			network.route();
			for (var computer : List.of(there, otherThere)) {
				in(computer, "tc", "qdisc", "add", "dev", "cable", "root", "tbf", "rate", "100mbit", "burst", "64kb",
						"latency", "50ms");
			}
			try (var far = sshd(there, home); var other = sshd(otherThere, otherHome)) {
				connect(far, there, other, otherThere);
				var id = running("far");
				var port = MigrationPort.between(registry, id, new MigrationTarget.NewQemu(Optional.of("ssh:other")))
						.orElseThrow();
				var proposed = Await.get(port.proposed()).orElseThrow();
				assertEquals(otherThere.address(), proposed.address());
				var unreached = Await.get(port.problem(new Way.Tcp("10.78.0.1", 5000))).orElse("");
				assertTrue(unreached.contains("does not reach 10.78.0.1 ("), unreached);
				var beyond = moved(id,
						to("other", MigrationChannel.of(proposed).encrypted(new Encryption.FreshKey()).by(2)), "other");
				var back = moved(beyond, to("far", MigrationChannel.of(new Way.ThroughSsh())), "far");
				wrong(back);
				cut(back, proposed, otherThere);
			}
		}
	}

	/** An address that the destination does not have. */
	private void wrong(String id) {
		var fault = Fault.of(Await.failure(new Migrate(registry, id,
				to("other", MigrationChannel.of(new Way.Tcp("10.78.0.1", 5000)))).run()));
		assertTrue(fault.words().contains("Cannot assign requested address"), fault.text());
		inventory.await(id, MachineState.RUNNING);
	}

	/** Nobody is told, so it stands still until a person gives it up: the guest has never left. */
	private void cut(String id, Way.Tcp way, TestNetwork.Computer otherThere) throws Exception {
		var source = inventory.access(id);
		var outcome = new Migrate(registry, id,
				to("other", MigrationChannel.of(way)).within(Optional.of(4096L), Optional.of(Duration.ofMillis(1))))
				.run();
		Await.until("it is active",
				() -> Await.get(source.send(new QueryMigrate())).status().equals(Optional.of("active")));
		otherThere.unplug();
		Await.until("it is noticed", () -> host("other").connection() instanceof ConnectionState.Lost);
		Await.get(new CancelMigration(source).run());
		var cancelled = assertInstanceOf(MigrationOutcome.Cancelled.class, Await.get(outcome));
		assertTrue(cancelled.remarks().toString().contains("could not be ended on other"),
				cancelled.remarks().toString());
		inventory.await(id, MachineState.RUNNING);
		otherThere.plug();
		in(otherThere, "ip", "route", "add", "10.77.0.0/16", "via", "10.77.2.1");
		Await.until("it is back", () -> host("other").connection() instanceof ConnectionState.Connected);
		Await.until("nothing is left there", () -> Await.get(host("other").hosted()).stream()
				.allMatch(machine -> Await.get(host("other").ending(machine)).isPresent()));
	}
}
