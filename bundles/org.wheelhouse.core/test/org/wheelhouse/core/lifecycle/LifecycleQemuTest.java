package org.wheelhouse.core.lifecycle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.creation.FieldProblem;
import org.wheelhouse.core.creation.FieldProblem.Field;
import org.wheelhouse.core.creation.FileStep;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.lifecycle.DeleteMachine.Choice;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Disks;
import org.wheelhouse.core.lifecycle.DuplicateMachine.Wish;
import org.wheelhouse.core.state.MachineCondition;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.host.QemuCommandLine;
import org.wheelhouse.model.live.MachineState;

/** Machines are duplicated and deleted with the real qemu-img: rules 2 and 3 of the data rules. */
@Tag("qemu")
class LifecycleQemuTest {

	private static final Path CODE = Path.of("/usr/share/OVMF/OVMF_CODE_4M.fd");
	private static final long MIB = 1 << 20;

	private final Path folder;
	private final WorkingHost host = new WorkingHost();
	private final Images images = new Images(host);
	private final List<MachineSnapshot> known = new ArrayList<>();

	LifecycleQemuTest(@TempDir Path folder) throws IOException {
		this.folder = folder.toRealPath();
	}

	/** A machine with a disk, variables, a disc by a relative path, a card and a socket. */
	private Path original() throws Exception {
		var home = Files.createDirectories(folder.resolve("one"));
		Await.get(images.create(home.resolve("disk0.qcow2"), "qcow2", 8 * MIB));
		Await.get(images.create(home.resolve("VARS.qcow2"), "qcow2", 540672));
		Files.write(home.resolve("disc.iso"), new byte[1 << 16]);
		var definition = home.resolve("one.qemu");
		Files.writeString(definition, """
				#!/bin/sh
				# mine
				exec qemu-system-x86_64 \\
					-name one \\
					-uuid 2f9d6a44-0c7b-4e0e-8f3c-b1a54f0c6e21 \\
					-machine pc,pflash0=code,pflash1=vars -m 64 \\
					-blockdev driver=raw,node-name=code,read-only=on,file.driver=file,file.filename=%s \\
					-blockdev driver=qcow2,node-name=vars,file.driver=file,file.filename=VARS.qcow2 \\
					-drive file=disk0.qcow2,format=qcow2,if=none,id=d0  -device virtio-blk-pci,drive=d0 \\
					-drive file=disc.iso,media=cdrom,format=raw \\
					-netdev user,id=n0,hostfwd=tcp:127.0.0.1:23222-:22 \\
					-device virtio-net-pci,netdev=n0,mac=52:54:00:00:00:01 \\
					-serial unix:%s/serial,server=on,wait=off
				""".formatted(CODE, home));
		known.add(machine("one", definition, MachineState.DEFINED));
		return definition;
	}

	private static MachineSnapshot machine(String id, Path definition, MachineState state) {
		return Snapshots.running(id, List.of(), Map.of())
				.with(new MachineIdentity(id, "local", "", "", true, definition.toString(),
						state == MachineState.RUNNING ? 7 : 0, 0, List.of()))
				.with(new MachineCondition(state, "", "", "", ""));
	}

	private DuplicateMachine duplicate(Disks disks) throws Exception {
		return Await.get(DuplicateMachine.plan(host, () -> known, new Wish("one", "two", folder, disks)));
	}

	private List<String> names(String of) throws IOException {
		try (var files = Files.list(folder.resolve(of))) {
			return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
		}
	}

	private static void assertStarts(Path definition) throws Exception {
		var line = new ArrayList<>(QemuCommandLine.parse(Files.readString(definition)).words());
		line.addAll(List.of("-accel", "tcg", "-display", "none", "-S", "-monitor", "stdio"));
		var process = new ProcessBuilder(line).directory(definition.toFile().getParentFile()).redirectErrorStream(true)
				.start();
		try (var input = process.outputWriter()) {
			input.write("info block\nquit\n");
		}
		var said = new String(process.getInputStream().readAllBytes());
		assertTrue(process.waitFor(30, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), said);
	}

	@Test
	void aCopyHasEverythingOfItsOwn() throws Exception {
		var first = original();
		var before = Files.readString(first);
		var plan = duplicate(Disks.COPIED);
		assertEquals(List.of(), plan.problems());
		assertEquals(List.of("create the folder " + folder + "/two",
				"create VARS.qcow2, the variables of its UEFI, a copy of " + folder + "/one/VARS.qcow2",
				"create disk0.qcow2 (8 MiB), a copy of " + folder + "/one/disk0.qcow2",
				"write the definition two.qemu"), plan.steps().stream().map(FileStep::sentence).toList());
		var second = Await.get(plan.run(Progress.NONE));
		assertEquals(before, Files.readString(first));
		var text = Files.readString(second);
		assertEquals(plan.text(), text);
		assertEquals(before.replaceAll("-uuid \\S+", "-uuid U").replace("one \\", "two \\")
				.replace("23222", "23223").replaceAll("mac=\\S+", "mac=M").replace("one/serial", "two/serial")
				.replace("file=disc.iso", "file=" + folder + "/one/disc.iso"),
				text.replaceAll("-uuid \\S+", "-uuid U").replaceAll("mac=\\S+", "mac=M"));
		assertFalse(text.contains("52:54:00:00:00:01") || text.contains("2f9d6a44"), text);
		assertEquals(List.of("VARS.qcow2", "disk0.qcow2", "two.qemu"), names("two"));
		assertStarts(first);
		assertStarts(second);
	}

	/** Rule 2: both go on upon a base that nobody writes to any more. */
	@Test
	void linkedDisksGoOnUponOneFrozenBase() throws Exception {
		var first = original();
		var base = first.resolveSibling("disk0.qcow2");
		var bytes = Files.readAllBytes(base);
		var plan = duplicate(Disks.LINKED);
		assertEquals(List.of(), plan.problems());
		assertTrue(plan.notes().getFirst().startsWith("Both machines go on in overlays"), plan.notes()::toString);
		var second = Await.get(plan.run(Progress.NONE));
		assertTrue(Files.readString(first).contains("file=disk0.1.qcow2,"), () -> read(first));
		for (var top : List.of(folder.resolve("one/disk0.1.qcow2"), folder.resolve("two/disk0.qcow2"))) {
			assertEquals(Optional.of(base), Await.get(images.info(top)).backing());
		}
		assertTrue(Files.getPosixFilePermissions(base).stream().noneMatch(right -> right.name().endsWith("WRITE")));
		assertFalse(Await.get(images.info(folder.resolve("two/VARS.qcow2"))).hasBacking());
		assertStarts(first);
		assertStarts(second);
		assertArrayEquals(bytes, Files.readAllBytes(base));
		known.add(machine("two", second, MachineState.DEFINED));
		var delete = Await.get(DeleteMachine.plan(host, () -> known, "one"));
		var choice = delete.choices().stream().filter(one -> one.path().equals(base)).findFirst().orElseThrow();
		assertTrue(choice.refused().contains("two/disk0.qcow2 is an overlay on it"), choice::toString);
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		} catch (IOException e) {
			throw new AssertionError(e);
		}
	}

	@Test
	void whatRunsOrWhatAnotherWritesToIsNotDuplicated() throws Exception {
		var first = original();
		known.set(0, machine("one", first, MachineState.RUNNING));
		assertEquals(List.of(Field.DISK_IMAGE),
				duplicate(Disks.COPIED).problems().stream().map(FieldProblem::field).toList());
		known.set(0, machine("one", first, MachineState.DEFINED));
		var other = folder.resolve("other.qemu");
		Files.writeString(other, "qemu-system-x86_64 -hda one/disk0.qcow2\n");
		known.add(machine("other", other, MachineState.DEFINED));
		var problem = duplicate(Disks.LINKED).problems().getFirst();
		assertTrue(problem.message().contains("but the machine other writes to it"), problem::message);
		assertEquals(List.of(), duplicate(Disks.COPIED).problems());
	}

	/** Rule 4: its guest may run elsewhere, upon these very disks, and nobody here sees that QEMU. */
	@Test
	void whatHasMigratedAwayIsNeitherDuplicatedNorDeleted() throws Exception {
		var first = original();
		known.set(0, machine("one", first, MachineState.ENDED).migrated(true));
		for (var disks : Disks.values()) {
			var plan = duplicate(disks);
			assertTrue(plan.problems().getFirst().message().contains("may run elsewhere on the same disks"),
					plan.problems()::toString);
			assertThrows(OperationFailed.class, () -> Await.get(plan.run(Progress.NONE)));
		}
		var delete = Await.get(DeleteMachine.plan(host, () -> known, "one"));
		assertTrue(delete.refused().contains("may run elsewhere"), delete::refused);
		assertTrue(delete.choices().stream().noneMatch(choice -> choice.refused().isEmpty()),
				delete.choices()::toString);
		assertThrows(OperationFailed.class, () -> Await.get(delete.run(Set.of(), Progress.NONE)));
		assertTrue(Files.exists(first));
		assertEquals(List.of("one"), names(""));
		known.set(0, machine("one", first, MachineState.ENDED));
		assertEquals(List.of(), duplicate(Disks.COPIED).problems());
	}

	/** All or none: the second one's definition is in the way, made by somebody in between. */
	@Test
	void aLinkThatFailsLeavesTheFirstMachineAsItWas() throws Exception {
		var first = original();
		var before = Files.readString(first);
		var rights = Files.getPosixFilePermissions(first.resolveSibling("disk0.qcow2"));
		var plan = duplicate(Disks.LINKED);
		var failure = assertThrows(OperationFailed.class, () -> Await.get(plan.run((what, _) -> {
			if (what.startsWith("write the definition")) {
				try {
					Files.writeString(folder.resolve("two/two.qemu"), "mine");
				} catch (IOException e) {
					throw new AssertionError(e);
				}
			}
		})));
		assertEquals(before, Files.readString(first));
		assertEquals(rights, Files.getPosixFilePermissions(first.resolveSibling("disk0.qcow2")));
		assertEquals(List.of("VARS.qcow2", "disc.iso", "disk0.qcow2", "one.qemu"), names("one"));
		assertEquals(List.of("two.qemu"), names("two"));
		assertEquals("mine", Files.readString(folder.resolve("two/two.qemu")));
		assertNotEquals(List.of(), failure.undone());
	}

	@Test
	void whatIsChosenIsDeletedAndTheRestStays() throws Exception {
		var first = original();
		var delete = Await.get(DeleteMachine.plan(host, () -> known, "one"));
		assertEquals(List.of("variables of its UEFI", "disk", "only read by it"),
				delete.choices().stream().map(choice -> choice.text().replaceFirst(",.*", "")).toList());
		var own = new HashSet<>(delete.choices().stream().filter(Choice::own).map(Choice::path).toList());
		assertEquals(Set.of(first.resolveSibling("VARS.qcow2"), first.resolveSibling("disk0.qcow2")), own);
		Await.get(delete.run(own, Progress.NONE));
		assertEquals(List.of("disc.iso"), names("one"));
	}

	/** The firmware of a package and an installer's disc are for others too. */
	@Test
	void whatItOnlyReadsElsewhereIsNotOffered() throws Exception {
		var first = original();
		var elsewhere = Files.write(folder.resolve("installer.iso"), new byte[1 << 16]);
		Files.writeString(first, Files.readString(first).replace("file=disc.iso", "file=" + elsewhere));
		var delete = Await.get(DeleteMachine.plan(host, () -> known, "one"));
		assertEquals(List.of(first.resolveSibling("VARS.qcow2"), first.resolveSibling("disk0.qcow2")),
				delete.choices().stream().map(Choice::path).toList());
		var failure = assertThrows(OperationFailed.class,
				() -> Await.get(delete.run(Set.of(elsewhere), Progress.NONE)));
		assertEquals("Nothing was deleted", failure.what());
		assertTrue(Files.exists(elsewhere) && Files.exists(first));
	}

	@Test
	void theFolderGoesWithItsLastFile() throws Exception {
		var first = original();
		var delete = Await.get(DeleteMachine.plan(host, () -> known, "one"));
		var chosen = delete.choices().stream().map(Choice::path).filter(file -> file.startsWith(folder)).toList();
		Await.get(delete.run(new HashSet<>(chosen), Progress.NONE));
		assertFalse(Files.exists(first.getParent()));
	}

	/** Rule 2, also when somebody begins to need it after the list was shown. */
	@Test
	void whatSomebodyNeedsIsNotDeleted() throws Exception {
		var first = original();
		var disk = first.resolveSibling("disk0.qcow2");
		var delete = Await.get(DeleteMachine.plan(host, () -> known, "one"));
		Await.get(images.overlay(first.resolveSibling("later.qcow2"), Await.get(images.info(disk)), true));
		var failure = assertThrows(OperationFailed.class,
				() -> Await.get(delete.run(Set.of(disk), Progress.NONE)));
		assertEquals("Nothing was deleted", failure.what());
		assertTrue(Files.exists(first) && Files.exists(disk));
	}

	@Test
	void whatRunsIsNotDeleted() throws Exception {
		var first = original();
		var delete = Await.get(DeleteMachine.plan(host, () -> known, "one"));
		known.set(0, machine("one", first, MachineState.RUNNING));
		assertThrows(OperationFailed.class, () -> Await.get(delete.run(Set.of(), Progress.NONE)));
		assertTrue(Files.exists(first));
	}
}
