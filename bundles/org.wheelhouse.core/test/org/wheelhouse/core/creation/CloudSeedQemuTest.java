package org.wheelhouse.core.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.creation.Source.Use;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.host.QemuCommandLine;

/** A seed as a Linux sees it: the sample guest, which looks where cloud-init does. */
@Tag("qemu")
class CloudSeedQemuTest {

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
		try (var _ = RealMachine.startExactly("cloud", options)) {
			Await.until("the guest reads its name", BOOT, () -> said(log).contains("SEED web-1-j\n"));
		}
	}

	private static String said(Path log) {
		try {
			return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1).replace("\r", "") : "";
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
