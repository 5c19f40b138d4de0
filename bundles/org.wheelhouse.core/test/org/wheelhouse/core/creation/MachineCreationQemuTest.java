package org.wheelhouse.core.creation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wheelhouse.core.creation.FieldProblem.Field;
import org.wheelhouse.core.creation.Source.Use;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.core.image.Progress;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineSnapshot;

/** Machines made with the real qemu-img: rules 1 and 2 of the data rules, and that all is made or nothing. */
@Tag("qemu")
class MachineCreationQemuTest {

	private static final long MIB = 1 << 20;

	private final Path folder;
	private final WorkingHost host = new WorkingHost();
	private final Images images = new Images(host);

	MachineCreationQemuTest(@TempDir Path folder) throws IOException {
		this.folder = folder.toRealPath();
	}

	private Path image() throws Exception {
		return Await.get(images.create(folder.resolve("golden image.qcow2"), "qcow2", 8 * MIB));
	}

	private NewMachine machine(Source source) throws Exception {
		return NewMachine.of(source, Preset.LINUX, "My, machine", folder.resolve("machines"),
				Await.get(HostOffer.of(host)).resources()).withMemory(128 * MIB).with(new Network.User(0));
	}

	private Plan plan(NewMachine machine, MachineSnapshot... known) throws Exception {
		var offer = Await.get(HostOffer.of(host));
		return Plan.of(machine, Await.get(Surroundings.look(host, offer, machine, List.of(known))));
	}

	private Path create(Plan plan, MachineSnapshot... known) throws Exception {
		return Await.get(new MachineCreation(host, List.of(known)).create(plan, Progress.NONE));
	}

	private List<String> tree() throws IOException {
		try (var files = Files.walk(folder)) {
			return files.map(file -> folder.relativize(file).toString()).filter(name -> !name.isEmpty()).sorted()
					.toList();
		}
	}

	private static MachineSnapshot defined(String id, Path definition) {
		var some = Snapshots.running(id, List.of(), Map.of());
		return some.with(new MachineIdentity(id, "local", "", "", true, definition.toString(), 0, 0, List.of()));
	}

	/** Whether QEMU starts by a definition, in its folder as a host does it. */
	private static void assertStarts(Path definition) throws Exception {
		var line = new java.util.ArrayList<>(
				org.wheelhouse.host.QemuCommandLine.parse(Files.readString(definition)).words());
		line.addAll(List.of("-accel", "tcg", "-display", "none", "-S", "-monitor", "stdio", "-serial", "null"));
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
	void anEmptyMachineIsMadeWithItsFoldersAndQemuStartsIt() throws Exception {
		var plan = plan(machine(new Source.Empty()).with(new Disk.Fresh(16 * MIB)));
		assertEquals(List.of(), plan.problems());
		var definition = create(plan);
		assertEquals(List.of("machines", "machines/My, machine", "machines/My, machine/My, machine.qemu",
				"machines/My, machine/disk0.qcow2"), tree());
		assertEquals(plan.text(), Files.readString(definition));
		assertStarts(definition);
	}

	/** Rule 2: the base is nobody's writable disk any more, and the next one is told why it cannot have it. */
	@Test
	void anOverlayFreezesItsBase() throws Exception {
		var base = image();
		var plan = plan(machine(new Source.DiskImage(Optional.of(base), Use.OVERLAY)));
		assertEquals("make " + base + " a base: it is only read from then on, by every machine",
				plan.steps().get(2).sentence());
		var before = Files.readAllBytes(base);
		var definition = create(plan);
		assertStarts(definition);
		assertEquals(java.nio.file.attribute.PosixFilePermissions.fromString("r--r--r--"),
				Files.getPosixFilePermissions(base));
		var info = Await.get(images.info(definition.resolveSibling("disk0.qcow2")));
		assertEquals(Optional.of(base), info.backing());
		assertEquals(Optional.of("qcow2"), info.backingFormat());
		org.junit.jupiter.api.Assertions.assertArrayEquals(before, Files.readAllBytes(base));
		var next = plan(machine(new Source.DiskImage(Optional.of(base), Use.USE)).withName("next"),
				defined("first", definition));
		assertTrue(next.problem(Field.FILE).orElse("").contains("disk0.qcow2 is an overlay on it"),
				next.problems()::toString);
	}

	/** Rule 2. */
	@Test
	void whatAMachineHasOnTopBecomesNoBase() throws Exception {
		var base = image();
		var other = create(plan(machine(new Source.DiskImage(Optional.of(base), Use.USE)).withName("other")));
		var plan = plan(machine(new Source.DiskImage(Optional.of(base), Use.OVERLAY)), defined("other", other));
		assertEquals(Optional
				.of(base + " would only be read from then on, but the machine other writes to it when it is started. "
						+ "Choose a copy, or another image."),
				plan.problem(Field.FILE));
		var before = tree();
		assertThrows(OperationFailed.class, () -> create(plan, defined("other", other)));
		assertEquals(before, tree());
	}

	@Test
	void whatChangedSinceItWasPlannedIsNotMade() throws Exception {
		var base = image();
		var plan = plan(machine(new Source.DiskImage(Optional.of(base), Use.COPY)));
		Files.createDirectories(folder.resolve("machines/My, machine"));
		var problem = assertThrows(OperationFailed.class, () -> create(plan));
		assertTrue(problem.advice().contains("already"), problem::advice);
	}

	/** All or none: the last step fails, for somebody has made a definition of that name. */
	@Test
	void whenALaterStepFailsAllIsTakenBack() throws Exception {
		var base = image();
		var rights = Files.getPosixFilePermissions(base);
		var before = tree();
		var broken = new WorkingHost() {
			@Override
			public org.wheelhouse.host.HostFiles files() {
				return new org.wheelhouse.core.fixture.RestrictedFiles(super.files()) {
					@Override
					public java.util.concurrent.CompletableFuture<Path> create(Path file, byte[] bytes) {
						return file.toString().endsWith(".qemu")
								? java.util.concurrent.CompletableFuture.failedFuture(
										new org.wheelhouse.host.HostException("The disk is full.", List.of()))
								: super.create(file, bytes);
					}
				};
			}
		};
		var plan = plan(machine(new Source.DiskImage(Optional.of(base), Use.OVERLAY)));
		var problem = assertThrows(OperationFailed.class,
				() -> Await.get(new MachineCreation(broken, List.of()).create(plan, Progress.NONE)));
		assertEquals(before, tree());
		assertEquals(rights, Files.getPosixFilePermissions(base));
		assertTrue(problem.fault().text().contains("The disk is full."), problem.fault()::text);
		assertEquals(4, problem.undone().size(), problem.undone()::toString);
	}

	@Test
	void givenUpInTheMiddleNothingIsLeft() throws Exception {
		var base = image();
		var before = tree();
		var plan = plan(machine(new Source.DiskImage(Optional.of(base), Use.COPY)));
		var begun = new java.util.concurrent.CompletableFuture<String>();
		var making = new MachineCreation(host, List.of()).create(plan, (what, _) -> begun.complete(what));
		Await.get(begun);
		making.cancel(true);
		assertThrows(CancellationException.class, () -> Await.get(making));
		assertEquals(before, tree());
	}

	/** As cloud-init looks for it: a FAT file system with this label, and nothing else in it. */
	@Test
	void aCloudImageGetsItsSeed() throws Exception {
		var seed = new Source.Seed("ops", "ssh-ed25519 AAAAkey ops@here", "$6$salt$hash", "web-1");
		var plan = plan(machine(new Source.CloudImage(Optional.of(image()), Use.COPY, seed)));
		assertEquals(List.of(), plan.problems());
		var definition = create(plan);
		var disk = Files.readAllBytes(definition.resolveSibling("seed.img"));
		var text = new String(disk, java.nio.charset.StandardCharsets.ISO_8859_1);
		assertTrue(text.contains("CIDATA  "), "no label");
		assertTrue(text.contains("#cloud-config\nusers:\n  - name: 'ops'"), "no user-data");
		assertTrue(text.contains("local-hostname: 'web-1'"), "no meta-data");
		assertEquals(List.of("My, machine.qemu", "disk0.qcow2", "seed.img"),
				tree().stream().filter(name -> name.startsWith("machines/My, machine/"))
						.map(name -> name.substring("machines/My, machine/".length())).toList());
		assertFalse(Files.readString(definition).contains("hash"));
		assertStarts(definition);
	}

	/** Made and started by its definition, whatever a shell or QEMU would read into its name. */
	@ParameterizedTest
	@MethodSource("names")
	void aMachineOfAnyNameIsMadeAndStartedAndQemuKnowsItsName(String name) throws Exception {
		var plan = plan(machine(new Source.Empty()).withName(name).with(new Disk.Fresh(MIB)));
		assertEquals(List.of(), plan.problems());
		var definition = create(plan);
		var said = started(definition, "info name");
		assertTrue(said.contains(name), said::toString);
		assertEquals(List.of(), tree().stream().filter(file -> file.endsWith("/touched")).toList());
	}

	static Stream<String> names() {
		return Stream.of("with spaces in it", "a,b,,c", "it's \"quoted\"", "Größe äöü", "🦊 fox 🖥", "x".repeat(200),
				"ü".repeat(200), ";$(touch touched)`touch touched`", "a=b,c=d", "-S", "..", "a/b", "%s%n\\n");
	}

	/** The lines that QEMU's human monitor answers. */
	private static List<String> started(Path definition, String command) throws Exception {
		// As a shell starts it, for which it is a script.
		var process = new ProcessBuilder("sh", "-c", Files.readString(definition).stripTrailing()
				+ " -accel tcg -display none -S -monitor stdio -serial null -vga none")
				.directory(definition.toFile().getParentFile()).redirectErrorStream(true).start();
		try (var input = process.outputWriter(StandardCharsets.UTF_8)) {
			input.write(command + "\nquit\n");
		}
		var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertTrue(process.waitFor(30, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), said);
		return said.lines().toList();
	}

	/** A disk of which nothing is free any more; needs root. */
	@Test
	void onAFullDiskThereIsOneMessageAndNothingIsLeft() throws Exception {
		var full = Files.createDirectory(folder.resolve("full"));
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=100k", "none", full.toString()) == 0,
				"only root may make a disk that is full");
		try {
			var plan = plan(machine(new Source.Empty()).withFolder(full).with(new Disk.Fresh(16 * MIB)));
			assertEquals(List.of(), plan.problems());
			var problem = assertThrows(OperationFailed.class, () -> create(plan));
			assertTrue(problem.fault().text().contains("No space left on device"), problem.fault()::text);
			assertEquals(List.of("full"), tree());
		} finally {
			assertEquals(0, run("umount", full.toString()));
		}
	}

	private static int run(String... command) throws Exception {
		return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor();
	}

	/** Rule 3: a copy for which there is no room is not begun. */
	@Test
	void aCopyForWhichThereIsNoRoomIsRefusedAtItsFolder() throws Exception {
		var image = folder.resolve("written.raw");
		Files.write(image, new byte[(int) (4 * MIB)]);
		var full = Files.createDirectory(folder.resolve("full"));
		Assumptions.assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=1M", "none", full.toString()) == 0,
				"only root may make a disk that is full");
		try {
			var plan = plan(machine(new Source.DiskImage(Optional.of(image), Use.COPY)).withFolder(full));
			assertTrue(plan.problem(Field.FOLDER).orElse("").startsWith("There is no room for the copy in " + full),
					plan.problems()::toString);
			assertThrows(OperationFailed.class, () -> create(plan));
			assertEquals(List.of("full", "written.raw"), tree());
		} finally {
			assertEquals(0, run("umount", full.toString()));
		}
	}

	/** Looked at when it was chosen, gone when it is made. */
	@Test
	void anImageThatIsGoneMeanwhileIsTold() throws Exception {
		var base = image();
		var plan = plan(machine(new Source.DiskImage(Optional.of(base), Use.OVERLAY)));
		Files.delete(base);
		var problem = assertThrows(OperationFailed.class, () -> create(plan));
		assertTrue(problem.advice().contains("There is no file " + base), problem::advice);
		assertEquals(List.of(), tree());
	}

	/** Another QEMU has it open for writing: it cannot be copied, and QEMU's words say why. */
	@Test
	void aLockedImageIsNotCopied() throws Exception {
		var base = image();
		var plan = plan(machine(new Source.DiskImage(Optional.of(base), Use.COPY)));
		try (var _ = RealMachine.start("other", "-blockdev",
				"driver=qcow2,node-name=d,file.driver=file,file.filename=" + base.toString(), "-device",
				"virtio-blk-pci,drive=d")) {
			var problem = assertThrows(OperationFailed.class, () -> create(plan));
			assertTrue(problem.fault().text().contains("lock"), problem.fault()::text);
		}
		assertEquals(List.of("golden image.qcow2"), tree());
	}

	@Test
	void eachPresetIsUnderstoodByQemu() throws Exception {
		for (var preset : Preset.values()) {
			var offer = Await.get(HostOffer.of(host));
			var disc = folder.resolve("disc.iso");
			Files.write(disc, new byte[1 << 16]);
			var machine = NewMachine.of(new Source.Installer(Optional.of(disc)), preset, preset.name(), folder,
					offer.resources()).withMemory(128 * MIB).with(new Network.User(0)).with(Firmware.BIOS)
					.withTpm(false).withDrivers(Optional.of(disc))
					.with(new Extras(Optional.empty(), "qemu64,-svm", MIB, Sound.SILENT, Optional.of(folder)));
			var plan = plan(machine);
			assertEquals(List.of(), plan.problems());
			assertStarts(create(plan));
		}
	}
}
