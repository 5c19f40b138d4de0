package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationChannel;
import org.wheelhouse.core.migration.MigrationChannel.Encryption;
import org.wheelhouse.core.migration.MigrationChannel.Way;
import org.wheelhouse.core.migration.MigrationOutcome;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.migration.MigrationTarget;
import org.wheelhouse.core.migration.storage.StorageRequest;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ssh.FarHome;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.TestSshd;

/**
 * A guest goes from here to a computer behind a real sshd, to another one, and back, through ssh and by a port; nothing is left
 * on any of them.
 */
@Tag("ssh")
@Tag("qemu")
@Timeout(240)
class FarMigrationTest {

	private final Inventory inventory = new Inventory();
	private final List<TestSshd> servers = new ArrayList<>();
	private final List<FarHome> homes = new ArrayList<>();
	/** What the folders of its migrations are called. */
	private final Set<String> names = new TreeSet<>();

	FarMigrationTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		for (var sshd : servers) {
			sshd.close();
		}
		for (var home : homes) {
			home.close();
		}
	}

	/** A computer whose user has a home of his own. */
	private TestSshd sshd() throws Exception {
		var home = new FarHome();
		homes.add(home);
		var started = home.sshd();
		servers.add(started);
		return started;
	}

	/** Has the first one's configuration know the second as {@code other}. */
	private static void introduce(TestSshd first, TestSshd second) throws Exception {
		first.write("known_hosts", first.read("known_hosts") + second.read("known_hosts"));
		first.write("config", "Host other\n  HostName 127.0.0.1\n  Port " + second.port() + "\n  IdentityFile "
				+ second.folder().resolve("key") + "\n" + first.read("config"));
	}

	private void connect(TestSshd sshd, String... names) throws Exception {
		var registry = (DefaultMachineRegistry) inventory.registry();
		registry.reach(new SshHosts(sshd.settings()));
		for (var name : names) {
			registry.remoteHosts().add(new KeptHost(name, "", true));
		}
		for (var host : registry.hosts()) {
			if (host instanceof RemoteHost remote) {
				Await.until("it is connected", () -> remote.connection() instanceof ConnectionState.Connected);
			}
		}
	}

	/** A machine that runs here; nothing in it. */
	private String running(String... more) throws Exception {
		var words = new ArrayList<>(
				List.of("-machine", "pc", "-accel", "tcg", "-m", "16", "-nodefaults", "-name", "mail"));
		words.addAll(List.of(more));
		var id = Await.get(inventory.registry()
				.launch(inventory.defineExactly("mail", "qemu-system-x86_64", words)));
		inventory.await(id, MachineState.RUNNING);
		return id;
	}

	private static MigrationRequest to(String hostId, Way way) {
		return MigrationRequest.usual().to(new MigrationTarget.NewQemu(Optional.of(hostId)))
				.by(MigrationChannel.of(way));
	}

	private Migrate migrating(String id, MigrationRequest request) {
		var migrate = new Migrate(inventory.registry(), id, request);
		Pattern.compile("wh-[0-9a-f]{8}").matcher(migrate.plan().toString()).results().map(MatchResult::group)
				.forEach(names::add);
		return migrate;
	}

	private String moved(String id, MigrationRequest request) throws Exception {
		var done = assertInstanceOf(MigrationOutcome.Completed.class,
				Await.get(migrating(id, request).run()));
		inventory.await(done.toId(), MachineState.RUNNING);
		Await.until("its row has gone", () -> inventory.registry().snapshot(id).isEmpty());
		return done.toId();
	}

	private void assertNothingLeft() throws IOException {
		try (var files = Files.list(Path.of("/tmp"))) {
			assertEquals(List.of(), files.map(file -> String.valueOf(file.getFileName()))
					.filter(name -> names.stream().anyMatch(name::startsWith)).toList());
		}
	}

	private static Way.Tcp freePort() throws IOException {
		try (var free = new ServerSocket(0)) {
			return new Way.Tcp("127.0.0.1", free.getLocalPort());
		}
	}

	@Test
	void aGuestGoesThroughSshToAComputerToAnotherAndBack() throws Exception {
		var first = sshd();
		introduce(first, sshd());
		connect(first, "far", "other");
		var disk = inventory.image("a.qcow2");
		var there = moved(running("-drive", "file=" + disk + ",format=qcow2,if=virtio"),
				to("ssh:far", new Way.ThroughSsh()));
		assertEquals("ssh:far", inventory.registry().snapshot(there).orElseThrow().identity().hostId());
		var beyond = moved(there, to("ssh:other", new Way.ThroughSsh()));
		assertEquals("ssh:other", inventory.registry().snapshot(beyond).orElseThrow().identity().hostId());
		var here = inventory.registry().hosts().getFirst().id();
		var back = moved(beyond, to(here, new Way.ThroughSsh()));
		assertEquals(here, inventory.registry().snapshot(back).orElseThrow().identity().hostId());
		assertNothingLeft();
	}

	@Test
	void aGuestGoesByAPortWithAFreshKeyAndSeveralConnections() throws Exception {
		connect(sshd(), "far");
		var request = to("ssh:far", freePort());
		moved(running(), request.by(request.channel().encrypted(new Encryption.FreshKey()).by(2)));
		assertNothingLeft();
	}

	/** What is not the same file there is refused before anything is started. */
	@Test
	void anImageThatTheOtherComputerDoesNotHaveIsNamed() throws Exception {
		var folder = inventory.folder().resolve("own");
		Files.createDirectory(folder);
		var home = new FarHome();
		homes.add(home);
		var sshd = TestSshd.startWithMounts("mkdir -p '" + folder + "' \"$f/empty\"; mount --bind \"$f/empty\" '"
				+ folder + "'",
				"ForceCommand HOME=" + home.path()
						+ "; export HOME; unset XDG_RUNTIME_DIR XDG_CACHE_HOME; eval \"$SSH_ORIGINAL_COMMAND\"");
		servers.add(sshd);
		connect(sshd, "far");
		Inventory.run("qemu-img", "create", "-q", "-f", "qcow2", folder.resolve("a.qcow2").toString(), "1M");
		var id = running("-drive", "file=" + folder.resolve("a.qcow2") + ",format=qcow2,if=virtio");
		var fault = Fault.of(Await.failure(
				migrating(id, to("ssh:far", new Way.ThroughSsh())).run()));
		assertTrue(fault.what().contains(folder.resolve("a.qcow2") + " of this computer is not the same file on far"),
				fault.text());
		assertEquals(1, inventory.registry().runningLaunched().size());
		try (var files = Files.list(folder)) {
			assertEquals(List.of(folder.resolve("a.qcow2")), files.toList());
		}
		assertNothingLeft();
	}

	/** Through ssh, and by a port that nobody else can read. */
	@Test
	void aDiskGoesAlongToAComputerThatDoesNotHaveIt() throws Exception {
		var folder = inventory.folder().resolve("own");
		Files.createDirectory(folder);
		var sshd = TestSshd.startWithMounts("mkdir -p '" + folder + "' \"$f/empty\"; mount --bind \"$f/empty\" '"
				+ folder + "'");
		servers.add(sshd);
		connect(sshd, "far");
		for (var name : List.of("ssh", "key")) {
			var image = folder.resolve(name + ".qcow2");
			Inventory.run("qemu-img", "create", "-q", "-f", "qcow2", image.toString(), "8M");
			Inventory.run("qemu-io", "-f", "qcow2", "-c", "write -P 5 1M 4M", image.toString());
			var id = running("-drive", "file=" + image + ",format=qcow2,if=virtio,id=data");
			var plain = name.equals("ssh") ? to("ssh:far", new Way.ThroughSsh()) : to("ssh:far", freePort());
			var there = moved(id, (name.equals("ssh")
					? plain
					: plain.by(plain.channel().encrypted(new Encryption.FreshKey()))).taking(StorageRequest.alike()));
			assertEquals("ssh:far", inventory.registry().snapshot(there).orElseThrow().identity().hostId());
			Inventory.run("qemu-img", "compare", "-U", image.toString(),
					sshd.folder().resolve("empty").resolve(name + ".qcow2").toString());
		}
		assertNothingLeft();
	}
}
