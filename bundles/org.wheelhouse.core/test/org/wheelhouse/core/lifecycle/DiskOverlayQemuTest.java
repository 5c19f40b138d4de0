package org.wheelhouse.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.DefinitionText;
import org.wheelhouse.model.live.MachineState;

/** An overlay on the image of a disk that is edited, with the real qemu-img: rules 1 and 2 of the data rules. */
@Tag("qemu")
class DiskOverlayQemuTest {

	private static final long MIB = 1 << 20;

	private final Path folder;
	private final Path disk;
	private final Path definition;
	private final WorkingHost host = new WorkingHost();
	private final Images images = new Images(host);
	private final List<MachineSnapshot> known = new ArrayList<>();

	DiskOverlayQemuTest(@TempDir Path folder) throws IOException {
		this.folder = folder.toRealPath();
		disk = this.folder.resolve("disk.qcow2");
		definition = this.folder.resolve("one.qemu");
	}

	private DefinitionText text() throws Exception {
		return DefinitionText.parse(Files.readString(definition));
	}

	private DiskOverlay plan(String text) throws Exception {
		if (!Files.exists(disk)) {
			Await.get(images.create(disk, "qcow2", 8 * MIB));
		}
		Files.writeString(definition, text);
		if (known.isEmpty()) {
			known.add(machine("one", definition, MachineState.DEFINED));
		}
		return Await.get(DiskOverlay.plan(host, () -> known, new DiskOverlay.Wish(definition, text(), List.of(0, 1))));
	}

	private static MachineSnapshot machine(String id, Path definition, MachineState state) {
		return Snapshots.running(id, List.of(), Map.of())
				.with(new MachineIdentity(id, "local", "", "", true, definition.toString(),
						state == MachineState.RUNNING ? 7 : 0, 0, List.of()))
				.with(new MachineCondition(state, "", "", "", ""));
	}

	private boolean isWritable() throws IOException {
		return Files.getPosixFilePermissions(disk).stream().anyMatch(right -> right.name().endsWith("WRITE"));
	}

	private List<String> names() throws IOException {
		try (var files = Files.list(folder)) {
			return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
		}
	}

	@Test
	void theImageBecomesAFrozenBaseAndTheOptionNamesTheOverlay() throws Exception {
		var plan = plan("qemu-system-x86_64 -m 64 -drive file=disk.qcow2,format=qcow2,if=virtio -S\n");
		var bytes = Files.readAllBytes(disk);
		var overlay = plan.proposed();
		assertEquals("", plan.refused());
		assertEquals(folder.resolve("disk.1.qcow2"), overlay);
		assertEquals(List.of("create " + overlay + ", an overlay that keeps what differs from " + disk,
				"make " + disk + " a base: it is only read from then on, by every machine"),
				plan.steps(overlay).stream().map(FileStep::sentence).toList());
		assertEquals(List.of("disk.qcow2", "one.qemu"), names(), "nothing is done before");
		assertTrue(isWritable());
		assertEquals(overlay, Await.get(plan.run(overlay, Progress.NONE)));
		var made = Await.get(images.info(overlay));
		assertEquals(Optional.of(disk), made.backing());
		assertEquals(Optional.of("qcow2"), made.backingFormat());
		assertFalse(isWritable());
		assertArrayEquals(bytes, Files.readAllBytes(disk));
		assertEquals("qemu-system-x86_64 -m 64 -drive file=disk.1.qcow2,format=qcow2,if=virtio -S\n",
				plan.taken(text(), overlay).text());
	}

	@Test
	void theFormatOfARawImageChangesWithIt() throws Exception {
		Await.get(images.create(folder.resolve("disk.img"), "raw", MIB));
		var plan = plan("qemu-system-x86_64 -drive file=disk.img,format=raw -m 64\n");
		Await.get(plan.run(plan.proposed(), Progress.NONE));
		assertEquals(Optional.of("raw"), Await.get(images.info(plan.proposed())).backingFormat());
		assertEquals("qemu-system-x86_64 -drive file=disk.1.qcow2,format=qcow2 -m 64\n",
				plan.taken(text(), plan.proposed()).text());
	}

	/** Rule 1. */
	@Test
	void whatIsThereIsLeftAsItIsAndTheImageToo() throws Exception {
		var plan = plan("qemu-system-x86_64 -hda disk.qcow2\n");
		var precious = Files.writeString(plan.proposed(), "precious");
		assertThrows(OperationFailed.class, () -> Await.get(plan.run(precious, Progress.NONE)));
		assertEquals("precious", Files.readString(precious));
		assertTrue(isWritable());
		assertEquals(List.of("disk.1.qcow2", "disk.qcow2", "one.qemu"), names());
	}

	/** Rule 2, also where somebody begins to need it after it was said. */
	@Test
	void anImageThatIsTheTopOfAnotherMachineOrRunsIsNoBase() throws Exception {
		var plan = plan("qemu-system-x86_64 -hda disk.qcow2\n");
		var other = folder.resolve("other.qemu");
		Files.writeString(other, "qemu-system-x86_64 -hda disk.qcow2\n");
		known.add(machine("other", other, MachineState.DEFINED));
		var failure = assertThrows(OperationFailed.class, () -> Await.get(plan.run(plan.proposed(), Progress.NONE)));
		assertTrue(failure.what().contains("the machine other writes to it"), failure::what);
		known.removeLast();
		known.set(0, machine("one", definition, MachineState.RUNNING));
		assertTrue(plan("qemu-system-x86_64 -hda disk.qcow2\n").refused().contains("runs. Shut it down first."));
		known.set(0, machine("one", definition, MachineState.DEFINED));
		assertTrue(plan("qemu-system-x86_64 -hda disk.qcow2 -hdb ./disk.qcow2\n").refused()
				.contains("another disk of this definition is the same image"));
		assertTrue(isWritable());
		assertEquals(List.of("disk.qcow2", "one.qemu", "other.qemu"), names());
	}

	/** Rules 2 and 5: who goes on with the memory would write to it. */
	@Test
	void anImageWithTheMemoryOfAMachineIsNoBase() throws Exception {
		plan("qemu-system-x86_64 -hda disk.qcow2\n");
		var process = new ProcessBuilder("qemu-system-x86_64", "-accel", "tcg", "-display", "none", "-S", "-m", "16",
				"-hda", disk.toString(), "-monitor", "stdio").redirectErrorStream(true).start();
		try (var input = process.outputWriter()) {
			input.write("savevm kept\nquit\n");
		}
		process.getInputStream().readAllBytes();
		assertEquals(0, process.waitFor());
		var plan = plan("qemu-system-x86_64 -hda disk.qcow2\n");
		assertTrue(plan.refused().contains("the memory of a machine is saved in it"), plan::refused);
		assertThrows(OperationFailed.class, () -> Await.get(plan.run(plan.proposed(), Progress.NONE)));
		assertTrue(isWritable());
	}

	@Test
	void aDefinitionThatNamesAnotherImageByNowIsLeftAsItIs() throws Exception {
		var plan = plan("qemu-system-x86_64 -hda disk.qcow2\n");
		var now = DefinitionText.parse("qemu-system-x86_64 -hda other.qcow2\n");
		var failure = assertThrows(CoreException.class, () -> plan.taken(now, plan.proposed()));
		assertTrue(String.valueOf(failure.getMessage()).contains("Nothing in it was changed."));
	}
}
