package org.wheelhouse.core.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.firmware.FirmwareDescriptor;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.ImageInfo;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

/** UEFI of the package ovmf, in a QEMU. */
@Tag("qemu")
class FirmwareQemuTest {

	private final Path folder;
	private final WorkingHost host = new WorkingHost();
	private final Images images = new Images(host);

	FirmwareQemuTest(@TempDir Path folder) throws IOException {
		this.folder = folder.toRealPath();
	}

	private Plan plan(Firmware firmware) throws Exception {
		var offer = Await.get(HostOffer.of(host));
		var machine = NewMachine.of(new Source.Empty(), Preset.LINUX, "uefi", folder, offer.resources())
				.withMemory(128 << 20).with(new Network.None()).with(new Disk.Fresh(1 << 20)).with(firmware);
		return Plan.of(machine, Await.get(Surroundings.look(host, offer, machine, List.of())));
	}

	/** As a host starts it, but that the test is elsewhere. */
	private List<String> options(Path definition) throws Exception {
		var words = new ArrayList<>(List.of("-accel", "tcg", "-display", "none", "-serial", "null"));
		QemuCommandLine.arguments(QemuCommandLine.parse(Files.readString(definition)).options())
				.forEach(word -> words
						.add(word.replaceAll("filename=(?=[^/])", "filename=" + definition.getParent() + "/")));
		return words;
	}

	@Test
	void theVariablesAreUsedAndTheMemoryOfASnapshotDoesNotGetIntoThem() throws Exception {
		var definition = Await.get(new MachineCreation(host, List.of()).create(plan(Firmware.UEFI), Progress.NONE));
		var variables = definition.resolveSibling("VARS.qcow2");
		var before = Files.readAllBytes(variables);
		try (var machine = RealMachine.startExactly("uefi", options(definition))) {
			Await.until("the firmware writes its variables", () -> !Arrays.equals(before, bytes(variables)));
			assertEquals("", Await.get(machine.send(new HumanMonitorCommand("savevm one"))));
			assertEquals(List.of(true, false),
					List.of(hasMemory(definition.resolveSibling("disk0.qcow2")), hasMemory(variables)));
			assertEquals(List.of("one"), info(variables).snapshots().stream().map(ImageInfo.Snapshot::name).toList());
		}
	}

	@Test
	void secureBootHasManagementModeAndKeysOfItsOwn() throws Exception {
		var plan = plan(Firmware.SECURE_UEFI);
		assertEquals(List.of(), plan.problems());
		assertTrue(plan.text().contains("-machine q35,smm=on,pflash0=firmware-code,pflash1=firmware-vars"), plan::text);
		assertTrue(plan.text().contains("-global driver=cfi.pflash01,property=secure,value=on"), plan::text);
		assertTrue(plan.firmware().filter(FirmwareDescriptor::hasKeys).isPresent());
		var definition = Await.get(new MachineCreation(host, List.of()).create(plan, Progress.NONE));
		var options = options(definition);
		options.add("-S");
		try (var machine = RealMachine.startExactly("secure", options)) {
			assertFalse(Await.get(machine.send(new HumanMonitorCommand("info block"))).isEmpty());
		}
	}

	private static byte[] bytes(Path file) {
		try {
			return Files.readAllBytes(file);
		} catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private ImageInfo info(Path file) throws Exception {
		return Await.get(images.info(file));
	}

	private boolean hasMemory(Path file) throws Exception {
		return info(file).hasSavedState();
	}
}
