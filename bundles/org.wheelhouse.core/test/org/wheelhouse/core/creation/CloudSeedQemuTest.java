package org.wheelhouse.core.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.creation.Source.Use;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.qmp.command.SystemPowerdown;

/** A seed as a Linux sees it: the sample guest, which looks where cloud-init does. */
@Tag("qemu")
class CloudSeedQemuTest {

	private static final Instant NOW = Instant.parse("2026-11-30T00:00:00Z");
	private static final Duration BOOT = Duration.ofSeconds(180);

	private final Path folder;
	private final WorkingHost host = new WorkingHost();

	CloudSeedQemuTest(@TempDir Path folder) throws IOException {
		this.folder = folder.toRealPath();
	}

	@Test
	void aGuestMountsItAndReadsItsName() throws Exception {
		var guest = SampleGuest.folder();
		var disk = Files.copy(guest.resolve("disk.qcow2"), folder.resolve("cloud.qcow2"));
		var offer = Await.get(HostOffer.of(host));
		var seed = new Source.Seed("ops", "ssh-ed25519 AAAA ops@here", "", "");
		var machine = NewMachine
				.of(new Source.CloudImage(Optional.of(disk), Use.OVERLAY, seed), Preset.LINUX, "Web 1, új",
						folder, offer.resources())
				.withMemory(256 << 20).withProcessors(1).with(new Network.None());
		var plan = Plan.of(machine, Await.get(Surroundings.look(host, offer, machine, List.of())));
		assertEquals(List.of(), plan.problems());
		var definition = Await.get(new MachineCreation(host, List.of()).create(plan, Progress.NONE));
		var log = folder.resolve("serial.log");
		var options = new ArrayList<>(List.of("-accel", "tcg", "-display", "none", "-serial", "file:" + log, "-kernel",
				guest.resolve("vmlinuz").toString(), "-initrd", guest.resolve("initrd").toString(), "-append",
				"console=ttyS0,115200 quiet panic=-1 tsc=reliable mitigations=off nokaslr no_timer_check"));
		var home = String.valueOf(definition.getParent()).replace(",", ",,");
		QemuCommandLine.arguments(plan.commandLine().options())
				.forEach(word -> options.add(word.replaceAll("filename=(?=[^/])", "filename=" + home + "/")));
		var file = definition.resolveSibling("seed.img");
		try (var running = RealMachine.startExactly("cloud", options)) {
			Await.until("the guest reads its name", BOOT, () -> said(log).contains("SEED web-1-j\n"));
			assertFalse(FirstBoot.isSeen(logged(running), Optional.of(NOW), NOW));
			var text = Files.readString(definition);
			var parsed = DefinitionText.parse(text);
			Files.writeString(definition, parsed.without(CloudSeed.optionsOf(parsed)).text());
			assertFalse(Files.readString(definition).contains("seed"));
			// Rules 2 and 6: it is still read by the machine that runs.
			var seedOfRunning = new UnusedSeed(host, List.of(running.snapshot(), defined(definition)),
					definition);
			assertEquals(Optional.empty(), Await.get(seedOfRunning.look()));
			assertThrows(OperationFailed.class, () -> Await.get(seedOfRunning.delete()));
			Files.writeString(definition, text);
			Await.until("the guest listens to its power button", BOOT, () -> said(log).contains("COUNTER 1\n"));
			Await.get(running.send(new SystemPowerdown()));
			Await.until("QEMU has ended", BOOT, () -> !running.process().isAlive());
			Await.until("the end is told", () -> FirstBoot.isSeen(logged(running), Optional.empty(), NOW));
			var unused = new UnusedSeed(host, List.of(defined(definition)), definition);
			assertEquals(Optional.empty(), Await.get(unused.look()), "the definition names it");
			assertThrows(OperationFailed.class, () -> Await.get(unused.delete()));
			assertTrue(Files.exists(file));
			Files.writeString(definition, parsed.without(CloudSeed.optionsOf(parsed)).text());
			assertEquals(Optional.of(file), Await.get(unused.look()));
			Await.get(unused.delete());
			assertFalse(Files.exists(file));
			assertEquals(Optional.empty(), Await.get(unused.look()));
		}
	}

	/** What is no seed stays, whatever it is called. */
	@Test
	void anotherFileOfThatNameIsNoSeed() throws Exception {
		var definition = Files.writeString(folder.resolve("m.qemu"), "qemu-system-x86_64 -m 16\n");
		Files.write(folder.resolve("seed.img"), new byte[1 << 20]);
		assertEquals(Optional.empty(), Await.get(new UnusedSeed(host, List.of(), definition).look()));
	}

	@Test
	void aMachineThatRunsForLongHasBooted() {
		assertFalse(FirstBoot.isSeen(List.of(), Optional.of(NOW.minus(FirstBoot.LONG).plusMillis(1)), NOW));
		assertTrue(FirstBoot.isSeen(List.of(), Optional.of(NOW.minus(FirstBoot.LONG)), NOW));
	}

	private static List<LoggedEvent> logged(RealMachine machine) {
		return machine.events().stream().map(event -> new LoggedEvent(1, event.timestamp(), machine.id(), "",
				event.name(), "", event.data().toString())).toList();
	}

	private static MachineSnapshot defined(Path definition) {
		var some = Snapshots.running("cloud-definition", List.of(), Map.of());
		return some.with(new MachineIdentity("cloud-definition", "local", "", "", true, definition.toString(), 0, 0,
				List.of()));
	}

	private static String said(Path log) {
		try {
			return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1).replace("\r", "") : "";
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
