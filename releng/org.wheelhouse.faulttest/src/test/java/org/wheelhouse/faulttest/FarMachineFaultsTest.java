package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.migration.Migrate;
import org.wheelhouse.core.migration.MigrationRequest;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.endpoint.Address;
import org.wheelhouse.host.HostedMachine;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ssh.FarHome;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.TestSshd;

/** What a person is told of machines that are launched on a far computer, behind a real sshd, by this workbench and others. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class FarMachineFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("A machine of a far computer is not to be had");

	private final Inventory inventory = new Inventory();
	/** Closed when nobody has sockets in their folders any more. */
	private final List<TestSshd> servers = new ArrayList<>();
	/** Of the user there. */
	private final FarHome there = new FarHome();
	private final Path home = there.path();

	FarMachineFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		for (var sshd : servers) {
			sshd.close();
		}
		there.close();
	}

	private TestSshd sshd() throws Exception {
		var started = there.sshd("PATH=" + home + "/bin:$PATH; export PATH;");
		servers.add(started);
		return started;
	}

	private RemoteHost connected(TestSshd sshd) throws Exception {
		inventory.places().name(home, "HOME").name(sshd.port(), "PORT");
		var registry = (DefaultMachineRegistry) inventory.registry();
		registry.reach(new SshHosts(sshd.settings()));
		registry.remoteHosts().add(new KeptHost("far", "", true));
		var host = registry.hosts().stream().filter(RemoteHost.class::isInstance).map(RemoteHost.class::cast)
				.findFirst().orElseThrow();
		Await.until("it is connected", () -> host.connection() instanceof ConnectionState.Connected);
		return host;
	}

	private static LaunchRequest request(Optional<Path> program, Optional<Path> definition) {
		return new LaunchRequest("mail", program,
				List.of(QemuOption.of("m", "16"), QemuOption.of("nodefaults"), QemuOption.of("S")),
				Optional.of("tcg"), definition);
	}

	private void row(String name, String how, Fault fault) {
		MATRIX.row(name, how, inventory.places(), fault);
	}

	private static void script(Path file, String text) throws IOException {
		Files.createDirectories(file.getParent());
		Files.writeString(file, "#!/bin/sh\n" + text + "\n").toFile().setExecutable(true);
	}

	/** As a workbench of another computer would have written it, whose connection is this one. */
	private static void pretend(HostedMachine machine, Instant since) throws IOException {
		var keeper = machine.folder().resolve("keeper");
		Files.writeString(keeper,
				Files.readString(keeper).replaceAll("workbench=.*", "workbench=another-computer")
						.replaceAll("name=.*", "name=ann@tern").replaceAll("since=.*", "since=" + since));
	}

	/** The sshd that carries the connection of who has it. */
	private static long server(HostedMachine machine) throws IOException {
		return Long.parseLong(Files.readString(machine.folder().resolve("keeper"))
				.replaceAll("(?s).*server.pid=(\\d+).*", "$1"));
	}

	@Test
	void anotherWorkbenchHasIt() throws Exception {
		var sshd = sshd();
		try (var other = sshd.connected()) {
			var machine = Await.get(other.launch(request(Optional.empty(), Optional.empty())));
			var since = Instant.parse("2024-02-03T10:00:00Z");
			pretend(machine, since);
			inventory.places().name(DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault())
					.format(since), "TIME");
			connected(sshd);
			inventory.await(machine.id(), "it is known who has it",
					snapshot -> snapshot.condition().detail().startsWith("kept by ann@tern since "));
			var address = "ssh://far" + ((Address.Unix) machine.monitor()).path();
			row("Another workbench has it", "Attach to what another workbench has launched",
					Fault.of(Await.failure(inventory.registry().attach(address))));
			var server = server(machine);
			other.close();
			Await.until("its sshd has ended", () -> ProcessHandle.of(server).isEmpty());
			assertEquals(machine.id(), Await.get(inventory.registry().attach(address)));
			inventory.await(machine.id(), MachineState.PAUSED);
		}
	}

	@Test
	void theLaunchIsCut() throws Exception {
		var program = home.resolve("qemu-system-x86_64");
		script(program,
				": >" + home + "/begun\nread -r on <" + home + "/go\nexec qemu-system-x86_64 \"$@\"");
		assertEquals(0, new ProcessBuilder("mkfifo", home.resolve("go").toString()).start().waitFor());
		var sshd = sshd();
		var launching = connected(sshd).launch(request(Optional.of(program), Optional.empty()));
		Await.until("it is being launched", () -> Files.exists(home.resolve("begun")));
		sshd.stop();
		var told = Fault.of(Await.failure(launching));
		// What ssh says of it depends on which of its ends hears of it first.
		row("The connection is cut in the middle of a launch", "ending sshd while QEMU is being started",
				new Fault(told.what(), "", "", List.of(), told.advice()));
		Files.writeString(home.resolve("go"), "on\n");
		sshd.restart();
		Await.until("it is found", () -> inventory.registry().runningLaunched().size() == 1);
		inventory.await(inventory.registry().runningLaunched().getFirst(), MachineState.PAUSED);
	}

	private void killUserProcesses() throws IOException {
		script(home.resolve("bin/loginctl"),
				"case $* in *KillUserProcesses*) echo KillUserProcesses=yes ;; *Linger*) echo Linger=no ;; esac");
	}

	/** A destination is started there too. */
	@Test
	void theDestinationOfAMigrationWouldEndAtLogout() throws Exception {
		killUserProcesses();
		var sshd = sshd();
		HostedMachine machine;
		try (var first = sshd.connected()) {
			machine = Await.get(first.launch(request(Optional.empty(), Optional.empty())));
		}
		connected(sshd);
		inventory.await(machine.id(), MachineState.PAUSED);
		var migration = new Migrate(inventory.registry(), machine.id(), MigrationRequest.usual());
		var told = String.join("\n", Await.get(migration.preview()).remarks());
		assertTrue(told.contains("KillUserProcesses=yes"), told);
		assertTrue(told.endsWith(
				"Type loginctl enable-linger " + System.getProperty("user.name") + " on far, then machines run on."),
				told);
	}

	@Test
	void itWouldEndAtLogout() throws Exception {
		killUserProcesses();
		inventory.places().name(System.getProperty("user.name"), "USER");
		var definition = Files.writeString(home.resolve("mail.sh"),
				"qemu-system-x86_64 -name mail -m 16 -nodefaults -S -accel tcg\n");
		var sshd = sshd();
		try (var first = sshd.connected()) {
			var machine = Await.get(first.launch(request(Optional.empty(), Optional.of(definition))));
			connected(sshd);
			Await.get(first.kill(machine));
			inventory.await(machine.id(), MachineState.ENDED);
			row("A machine would end when its user logs out",
					"Start where `loginctl` says *KillUserProcesses=yes* and *Linger=no*",
					Fault.of(Await.failure(inventory.registry().launch(machine.id()))));
			inventory.await(machine.id(), MachineState.ENDED);
		}
	}
}
