package org.wheelhouse.core.internal.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.host.LaunchRequest;
import org.wheelhouse.host.QemuOption;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

/** The TPM of a machine, with the real swtpm. */
@Tag("qemu")
class EmulatedTpmQemuTest {

	private static final List<QemuOption> OPTIONS = List.of(QemuOption.of("machine", "q35"),
			QemuOption.of("chardev", "socket,id=tpm-socket,path=tpm/socket"),
			QemuOption.of("tpmdev", "emulator,id=tpm,chardev=tpm-socket"),
			QemuOption.of("device", "tpm-crb,tpmdev=tpm"));

	private final Path folder;

	EmulatedTpmQemuTest(@TempDir Path folder) throws IOException {
		this.folder = Files.createDirectories(folder.resolve("a, b"));
	}

	private LaunchRequest request(List<QemuOption> options) {
		return new LaunchRequest("w", Optional.empty(), options, Optional.empty(),
				Optional.of(folder.resolve("w.qemu")));
	}

	private EmulatedTpm tpm() {
		return EmulatedTpm.of(new WorkingHost(), request(OPTIONS)).orElseThrow();
	}

	private boolean listens() {
		return Files.exists(folder.resolve("tpm/socket"));
	}

	@Test
	void itListensBeforeQemuStartsAndEndsWithItAndKeepsItsState() throws Exception {
		Files.createDirectory(folder.resolve("tpm"));
		Await.get(tpm().start());
		var pid = Files.readString(folder.resolve("tpm/pid"));
		Await.get(tpm().start());
		assertEquals(pid, Files.readString(folder.resolve("tpm/pid")), "the one that still waits for QEMU");
		var options = new ArrayList<>(List.of("-display", "none", "-nodefaults", "-S", "-machine", "q35", "-chardev",
				"socket,id=tpm-socket,path=" + folder.toString().replace(",", ",,") + "/tpm/socket", "-tpmdev",
				"emulator,id=tpm,chardev=tpm-socket", "-device", "tpm-crb,tpmdev=tpm"));
		try (var machine = RealMachine.startExactly("tpm", options)) {
			assertTrue(Await.get(machine.send(new HumanMonitorCommand("info tpm"))).contains("tpm-crb"));
		}
		Await.until("the TPM ends with QEMU", () -> !listens());
		assertTrue(Files.exists(folder.resolve("tpm/tpm2-00.permall")));
	}

	@Test
	void itIsEndedWhereQemuWasNotStarted() throws Exception {
		Files.createDirectory(folder.resolve("tpm"));
		Await.get(tpm().start());
		var pid = Long.parseLong(Files.readString(folder.resolve("tpm/pid")).strip());
		assertTrue(Await.get(tpm().stop()).succeeded());
		Await.until("it has ended", () -> ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
		assertFalse(listens());
	}

	@Test
	void whyItCannotBeStartedIsSaid() {
		var problem = assertThrows(CoreException.class, () -> Await.get(tpm().start()));
		assertTrue(problem.what().contains("tpm/log"), problem::what);
	}

	@Test
	void aMachineWithoutOneOrWithOneOfSomebodyElsesIsLeftAlone() {
		assertEquals(Optional.empty(), EmulatedTpm.of(new WorkingHost(), request(OPTIONS.subList(0, 1))));
		assertEquals(Optional.empty(), EmulatedTpm.of(new WorkingHost(),
				request(List.of(QemuOption.of("chardev", "socket,id=c,path=/run/swtpm/socket"),
						QemuOption.of("tpmdev", "emulator,id=tpm,chardev=c")))));
	}
}
