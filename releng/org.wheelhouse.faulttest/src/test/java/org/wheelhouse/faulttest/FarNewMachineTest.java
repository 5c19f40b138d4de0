package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.wheelhouse.core.creation.Disk;
import org.wheelhouse.core.creation.HostFolders;
import org.wheelhouse.core.creation.HostOffer;
import org.wheelhouse.core.creation.MachineCreation;
import org.wheelhouse.core.creation.Network;
import org.wheelhouse.core.creation.NewMachine;
import org.wheelhouse.core.creation.Plan;
import org.wheelhouse.core.creation.Preset;
import org.wheelhouse.core.creation.Source;
import org.wheelhouse.core.creation.Surroundings;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.internal.registry.DefaultMachineRegistry;
import org.wheelhouse.core.remote.KeptHost;
import org.wheelhouse.core.trust.WrittenDefinition;
import org.wheelhouse.host.remote.ConnectionState;
import org.wheelhouse.host.remote.RemoteHost;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ssh.FarHome;
import org.wheelhouse.ssh.SshHosts;
import org.wheelhouse.ssh.TestSshd;

/** A new machine is planned, made, defined and started on a far computer, behind a real sshd, with what that one has. */
@Tag("ssh")
@Tag("qemu")
@Timeout(180)
class FarNewMachineTest {

	private static final long MIB = 1 << 20;

	private final Inventory inventory = new Inventory();
	/** Of the user there: not of the one who runs the test. */
	private final FarHome there = new FarHome();
	private final Path home = there.path();
	private final TestSshd sshd = there.sshd();

	FarNewMachineTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
		sshd.close();
		there.close();
	}

	private RemoteHost connected() throws Exception {
		var registry = (DefaultMachineRegistry) inventory.registry();
		registry.reach(new SshHosts(sshd.settings()));
		registry.remoteHosts().add(new KeptHost("far", "", true));
		var host = registry.hosts().stream().filter(RemoteHost.class::isInstance).map(RemoteHost.class::cast)
				.findFirst().orElseThrow();
		Await.until("it is connected", () -> host.connection() instanceof ConnectionState.Connected);
		return host;
	}

	private List<String> files(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
		}
	}

	@Test
	void aMachineIsMadeAndStartedThere() throws Exception {
		var registry = inventory.registry();
		var far = connected();
		var folders = Await.get(HostFolders.of(far));
		assertEquals(new HostFolders(home, home.resolve(".local/share/wheelhouse"), home), folders);
		var offer = Await.get(HostOffer.of(far));
		assertEquals("far", offer.computer());
		var program = offer.program(Optional.empty()).orElseThrow();
		assertTrue(Await.get(registry.capability().of(far, program.path())).cpuModels("tcg").stream()
				.anyMatch(model -> model.name().equals("max")), "its QEMU was asked there");
		var machine = NewMachine.of(new Source.Empty(), Preset.LINUX, "mail", folders.machines(), offer.resources())
				.withMemory(32 * MIB).withProcessors(1).with(new Network.None()).with(new Disk.Fresh(64 * MIB));
		var plan = Plan.of(machine, Await.get(Surroundings.look(far, offer, machine, List.of())));
		assertEquals(List.of(), plan.problems());
		var definition = Await.get(new MachineCreation(far, List.of()).create(plan, Progress.NONE));
		assertEquals(home.resolve(".local/share/wheelhouse/mail/mail.qemu"), definition);
		assertEquals(List.of("disk0.qcow2", "mail.qemu"), files(definition.resolveSibling(".").normalize()));
		assertEquals(64 * MIB,
				Await.get(new Images(far).info(definition.resolveSibling("disk0.qcow2"))).virtualSize());
		Await.get(registry.written(far, Optional.empty(), new WrittenDefinition(definition, plan.text())));
		var id = Await.get(registry.define(definition, far));
		assertEquals(id, Await.get(registry.launch(id)));
		var hosted = registry.hosted(id).orElseThrow();
		assertEquals(List.of(hosted), Await.get(far.hosted()));
		assertEquals(Optional.of(definition), hosted.definition());
		inventory.await(id, MachineState.RUNNING);
		Await.get(far.kill(hosted));
	}

	/** Two with one name: nothing of the first is touched. */
	@Test
	void whatIsThereIsSeenThere() throws Exception {
		var far = connected();
		var offer = Await.get(HostOffer.of(far));
		Files.createDirectories(home.resolve("m/mail"));
		var machine = NewMachine.of(new Source.Empty(), Preset.LINUX, "mail", home.resolve("m"), offer.resources())
				.with(new Network.None());
		var plan = Plan.of(machine, Await.get(Surroundings.look(far, offer, machine, List.of())));
		assertEquals("There is " + home + "/m/mail already. Choose another name.",
				plan.problems().getFirst().message());
	}
}
