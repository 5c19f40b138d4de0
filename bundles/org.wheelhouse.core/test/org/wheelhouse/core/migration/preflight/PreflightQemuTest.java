package org.wheelhouse.core.migration.preflight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.commandline.OptionWords;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.RealQemu;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.migration.preflight.IntendedMigration.Image;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.host.Host;
import org.wheelhouse.host.ListeningPort;
import org.wheelhouse.model.live.CheckSeverity;
import org.wheelhouse.qmp.command.HumanMonitorCommand;
import org.wheelhouse.qmp.command.Migrate;

/** Each line of the pre-flight, told by real QEMUs of several versions. */
@Tag("qemu")
class PreflightQemuTest {

	private static final Path INSTALLED = Path.of("/usr/bin/qemu-system-x86_64");

	@TempDir
	private Path folder = Path.of("");

	@Test
	void aMachineThatCanBeMovedIsFineInEachLineAndIsLeftAsItWas() throws Exception {
		var image = Files.createFile(folder.resolve("a.img"));
		try (var source = RealMachine.start("source", "-m", "65600k", "-drive",
				"file=" + image + ",format=raw,if=virtio")) {
			var before = Files.getLastModifiedTime(image);
			source.takeSent();
			var checks = look(source, new WorkingHost(), INSTALLED, List.of(image(image, true)),
					Set.of("auto-converge"));
			assertEquals(
					Set.of("guest", "blocked", "version", "architecture", "machine", "cpu", "accelerator", "tcg-memory",
							"memory", "images", "ports", "ids", "capability"),
					ids(checks));
			assertEquals(List.of(), checks.stream().filter(check -> check.severity() != CheckSeverity.FINE).toList());
			assertEquals(List.of(), PlannedAndSent.changes(source.takeSent()));
			assertEquals(before, Files.getLastModifiedTime(image));
			assertEquals(List.of(image), files());
		}
	}

	@Test
	void anOlderQemuThatDoesNotKnowTheMachineTypeIsRefused() throws Exception {
		try (var source = RealMachine.start("source", "-machine", "pc")) {
			var checks = look(source, new WorkingHost(), Path.of(qemu("5.2").program()), List.of(), Set.of());
			assertEquals("QEMU 5.2.0 on this computer has no machine type pc-i440fx-7.2",
					of("machine", checks).reason());
			assertTrue(of("machine", checks).remedy().contains("-machine pc-i440fx-5.2"),
					of("machine", checks).remedy());
			assertTrue(of("machine", checks).stops());
			assertEquals(CheckSeverity.WARNING, of("version", checks).severity());
		}
	}

	@Test
	void aQemuOfAnotherArchitectureIsRefused() throws Exception {
		var other = Path.of("/usr/bin/qemu-system-i386");
		Assumptions.assumeTrue(Files.exists(other), "no qemu-system-i386");
		try (var source = RealMachine.start("source")) {
			var check = of("architecture", look(source, new WorkingHost(), other, List.of(), Set.of()));
			assertTrue(check.stops(), check.toString());
			assertEquals("The guest is one of x86_64, and the QEMU on this computer runs i386", check.reason());
		}
	}

	@Test
	void whatTheOtherCpuLacksIsNamed() throws Exception {
		var older = qemu("5.2");
		try (var source = RealMachine.start("source", "-machine", "pc-i440fx-5.2", "-cpu", "max")) {
			var check = of("cpu", look(source, new WorkingHost(), Path.of(older.program()), List.of(), Set.of()));
			assertTrue(check.stops(), check.toString());
			assertTrue(check.reason().startsWith("The CPU on this computer lacks what the guest's max has: "),
					check.reason());
		}
		try (var source = RealMachine.start("source", qemu("11"), "-machine", "pc-i440fx-5.2", "-cpu",
				"GraniteRapids")) {
			var check = of("cpu", look(source, new WorkingHost(), INSTALLED, List.of(), Set.of()));
			assertTrue(check.stops(), check.toString());
			assertEquals("The QEMU on this computer has no CPU model GraniteRapids", check.reason());
		}
	}

	/** Red without the table: QEMU 5.2 says of itself nothing that blocks. QEMU 11 moves an nvme. */
	@Test
	void devicesThatCannotBeMovedAreNamedByQemuOrKnown() throws Exception {
		var image = folder.resolve("n.img");
		Files.write(image, new byte[1 << 20]);
		for (var qemu : List.of(RealQemu.installed(), qemu("5.2"), qemu("10.0"))) {
			try (var source = RealMachine.start("source", qemu, "-drive",
					"file=" + image + ",format=raw,if=none,id=d", "-device", "nvme,drive=d,serial=x,id=disk")) {
				var check = of("blocked",
						look(source, new WorkingHost(), Path.of(qemu.program()), List.of(), Set.of()));
				assertTrue(check.stops(), qemu + ": " + check);
				assertTrue(check.subject().contains("nvme") || check.subject().equals("disk"), check.toString());
				assertEquals("Unplug it first.", check.remedy());
			}
		}
	}

	@Test
	void imagesOfAnotherComputerAreProvenToBeTheSameFileOrRefused() throws Exception {
		var there = Files.createDirectory(folder.resolve("there"));
		var here = Files.createDirectory(folder.resolve("here"));
		var image = Files.writeString(here.resolve("a.img"), "disk");
		try (var source = RealMachine.start("source")) {
			var shared = of("images", look(source, new OtherComputer(here, here), INSTALLED,
					List.of(image(image, true)), Set.of()));
			assertEquals(CheckSeverity.FINE, shared.severity());
			assertEquals("The same file at both ends, proven", shared.reason());
			assertEquals(List.of(image, here, there), files());

			var missing = of("images", look(source, new OtherComputer(here, there), INSTALLED,
					List.of(image(image, true)), Set.of()));
			assertTrue(missing.stops());
			assertEquals("There is no " + image + " on atlas", missing.reason());

			// The same bytes, size and time: it is another file all the same, into which the guest would write.
			Files.copy(image, there.resolve("a.img"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
			var another = of("images", look(source, new OtherComputer(here, there), INSTALLED,
					List.of(image(image, true)), Set.of()));
			assertTrue(another.stops());
			assertEquals("There is another file " + image + " on atlas: the guest would be on other data",
					another.reason());

			var read = of("images", look(source, new OtherComputer(here, there), INSTALLED,
					List.of(image(image, false)), Set.of()));
			assertEquals(CheckSeverity.FINE, read.severity(), "of a disc that is only read the bytes are enough");

			Files.writeString(there.resolve("a.img"), "disc");
			assertTrue(of("images", look(source, new OtherComputer(here, there), INSTALLED,
					List.of(image(image, false)), Set.of())).stops());
		}
	}

	@Test
	void noRoomForMemoryOrDisksIsRefused() throws Exception {
		var image = Files.createFile(folder.resolve("a.img"));
		var copy = Files.createDirectory(folder.resolve("copies")).resolve("a.img");
		try (var source = RealMachine.start("source")) {
			var small = new OtherComputer(folder, folder).withFree(32L << 20);
			var checks = look(source, small, INSTALLED, List.of(
					new Image("disk0", image.toString(), true, true, Optional.of(copy), Long.MAX_VALUE / 2,
							Long.MAX_VALUE / 2)),
					Set.of());
			assertTrue(of("memory", checks).stops());
			assertEquals("There is no room on atlas for it: it takes 64 MiB, and 32 MiB of 8 GiB are free",
					of("memory", checks).reason());
			assertTrue(of("room", checks).stops(), checks.toString());
			assertEquals(CheckSeverity.FINE, of("images", checks).severity());
			Files.createFile(copy);
			var there = look(source, small, INSTALLED,
					List.of(new Image("disk0", image.toString(), true, true, Optional.of(copy), Long.MAX_VALUE / 2, 1)),
					Set.of());
			assertEquals(CheckSeverity.WARNING, of("room", there).severity(), "a disk with holes fits, and may grow");
			assertEquals(copy + " exists already on atlas", of("images", there).reason());
			assertTrue(of("images", there).stops());
		}
	}

	@Test
	void aPortThatIsTakenThereIsRefused() throws Exception {
		int port = freePort();
		try (var source = RealMachine.start("source", "-serial", "tcp:127.0.0.1:" + port + ",server=on,wait=off")) {
			var taken = new OtherComputer(folder, folder).withListener(new ListeningPort(false, "0.0.0.0", port));
			var check = of("ports", look(source, taken, INSTALLED, List.of(), Set.of()));
			assertTrue(check.stops());
			assertEquals("Port " + port + " is taken on atlas: somebody listens there", check.reason());
			assertEquals("One, free on atlas",
					of("ports", look(source, new OtherComputer(folder, folder), INSTALLED, List.of(), Set.of()))
							.reason());
		}
	}

	@Test
	void anIdThatWouldBeThereTwiceIsRefused() throws Exception {
		try (var source = RealMachine.start("source", "-device", "virtio-rng-pci,id=rng0")) {
			var options = new ArrayList<>(OptionWords.options(source.commandLine()));
			options.addAll(options.stream().filter(option -> option.name().equals("device")).toList());
			var check = of("ids", Await.get(Preflight.of(new IntendedMigration(source, new WorkingHost(),
					Optional.of(INSTALLED), options, false, List.of(), Set.of(), Set.of()))));
			assertTrue(check.stops());
			assertEquals("Given twice at the destination: rng0", check.reason());
		}
	}

	@Test
	void capabilitiesAreAskedBySettingThemOfAnotherQemu() throws Exception {
		var ten = qemu("10.0");
		try (var source = RealMachine.start("source", ten)) {
			source.takeSent();
			var none = of("capability",
					look(source, new WorkingHost(), Path.of(ten.program()), List.of(), Set.of("no-such")));
			assertTrue(none.stops());
			assertTrue(none.reason().contains("QEMU 10.0.13 has no such capability"), none.reason());
			var both = look(source, new WorkingHost(), Path.of(ten.program()), List.of(),
					Set.of("postcopy-ram", "multifd"));
			var together = both.stream().filter(check -> check.subject().equals("Capabilities")).findFirst()
					.orElseThrow();
			assertTrue(together.stops());
			assertTrue(together.reason().contains("Postcopy is not yet compatible with multifd"), together.reason());
			assertEquals(List.of(), PlannedAndSent.changes(source.takeSent()));
		}
	}

	@Test
	void memoryThatTcgLosesIsToldOfAndMemoryThatEndsQemuIsRefused() throws Exception {
		try (var source = RealMachine.start("source")) {
			var check = of("tcg-memory", look(source, new WorkingHost(), INSTALLED, List.of(), Set.of()));
			assertEquals(CheckSeverity.WARNING, check.severity());
			assertTrue(check.reason().contains("pc.ram"), check.reason());
		}
		var writing = writingDisk();
		for (var qemu : List.of(qemu("10.0"), qemu("11"))) {
			try (var source = RealMachine.start("source", qemu, "-object", "memory-backend-ram,id=m,size=16M", "-drive",
					"file=" + writing + ",format=raw,if=floppy")) {
				Await.until("the guest writes", () -> !counted(source).equals("0x0000"));
				var check = of("tcg-memory",
						look(source, new WorkingHost(), Path.of(qemu.program()), List.of(), Set.of()));
				assertTrue(check.stops(), qemu + " " + check);
				// It is so: this is what happens to a guest that is not refused.
				source.send(new Migrate("exec:cat >/dev/null"));
				assertTrue(source.process().waitFor(60, TimeUnit.SECONDS), qemu + " survives it");
				assertEquals(134, source.process().exitValue());
			}
			try (var source = RealMachine.start("source", qemu)) {
				assertEquals(CheckSeverity.FINE, of("tcg-memory",
						look(source, new WorkingHost(), Path.of(qemu.program()), List.of(), Set.of())).severity());
			}
		}
	}

	@Test
	void aMachineWithoutAGuestOrUnderWayIsRefused() throws Exception {
		try (var source = RealMachine.start("source")) {
			Await.get(source.send(new Migrate("exec:cat >/dev/null")));
			Await.until("it has gone", () -> source.migration().equals("completed"));
			var check = of("guest", look(source, new WorkingHost(), INSTALLED, List.of(), Set.of()));
			assertTrue(check.stops());
			assertEquals("source has no guest to be moved: its status is postmigrate", check.reason());
		}
		try (var source = RealMachine.start("source")) {
			Await.get(source.send(new Migrate("exec:sleep 60; cat >/dev/null")));
			var check = of("guest", look(source, new WorkingHost(), INSTALLED, List.of(), Set.of()));
			assertTrue(check.stops());
			assertEquals("A migration of source is under way already", check.reason());
		}
	}

	@Test
	void aProgramThatIsNoneIsNotKnownAndNothingIsAssumed() throws Exception {
		try (var source = RealMachine.start("source")) {
			var checks = look(source, new WorkingHost(), Path.of("/nowhere/qemu"), List.of(), Set.of());
			for (var id : List.of("version", "architecture", "machine", "cpu")) {
				assertEquals(CheckSeverity.UNKNOWN, of(id, checks).severity(), id);
			}
			assertFalse(of("version", checks).reason().isEmpty());
		}
	}

	private static List<PreflightCheck> look(RealMachine source, Host host, Path program, List<Image> images,
			Set<String> capabilities) throws Exception {
		return Await.get(Preflight.of(new IntendedMigration(source, host, Optional.of(program),
				OptionWords.options(source.commandLine()).stream().filter(option -> !option.name().equals("qmp"))
						.toList(),
				false, images, capabilities, Set.of())));
	}

	private static Image image(Path file, boolean written) {
		return new Image("disk0", file.toString(), written, false);
	}

	private static PreflightCheck of(String id, List<PreflightCheck> checks) {
		return checks.stream().filter(check -> check.id().equals(id)).findFirst()
				.orElseThrow(() -> new AssertionError(id + ": " + checks));
	}

	private static Set<String> ids(List<PreflightCheck> checks) {
		return checks.stream().map(PreflightCheck::id).collect(Collectors.toSet());
	}

	private List<Path> files() throws IOException {
		try (var all = Files.walk(folder)) {
			return all.filter(path -> !path.equals(folder))
					.sorted((one, other) -> Boolean.compare(Files.isDirectory(one),
							Files.isDirectory(other)) * 2 + Integer.signum(one.compareTo(other)))
					.toList();
		}
	}

	private static RealQemu qemu(String label) throws IOException {
		var found = RealQemu.all().stream().filter(qemu -> qemu.label().equals(label)).findFirst();
		Assumptions.assumeTrue(found.isPresent(), "SKIPPED qemu-" + label);
		return found.orElseThrow();
	}

	/** A floppy disk that counts at address 0x20000 for ever: inc word [es:0]. */
	private Path writingDisk() throws IOException {
		var bytes = new byte[1440 << 10];
		byte[] code = {(byte) 0xb8, 0, 0x20, (byte) 0x8e, (byte) 0xc0, 0x26, (byte) 0xff, 6, 0, 0, (byte) 0xeb,
				(byte) 0xf9};
		System.arraycopy(code, 0, bytes, 0, code.length);
		bytes[510] = 0x55;
		bytes[511] = (byte) 0xaa;
		return Files.write(folder.resolve("writing.img"), bytes);
	}

	private static String counted(RealMachine machine) {
		try {
			var said = Await.get(machine.send(new HumanMonitorCommand("xp /1hx 0x20000")));
			return said.strip().replaceFirst("^\\S+ ", "");
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private static int freePort() throws IOException {
		try (var probe = new ServerSocket(0)) {
			return probe.getLocalPort();
		}
	}
}
