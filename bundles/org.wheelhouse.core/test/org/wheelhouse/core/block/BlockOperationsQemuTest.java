package org.wheelhouse.core.block;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.migration.Drives;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.qmp.command.QomSet;
import org.wheelhouse.qmp.command.QueryBlockJobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Each with a disk and a drive made the old way, by {@code -drive}, and the new way, by {@code -blockdev}. */
@Tag("qemu")
class BlockOperationsQemuTest {

	private static final long MIB = 1 << 20;
	private static final String GROUP = "throttle-group,id=slow,x-bps-total=1048576";
	/** So slow that a job is still there when it is looked at. */
	private static final String SLOW = """
			json:{"driver":"qcow2","file":{"driver":"throttle","throttle-group":"slow",
			"file":{"driver":"file","filename":"%s"}}}""".replace("\n", "");

	private final Path folder;

	BlockOperationsQemuTest(@TempDir Path folder) {
		this.folder = folder;
	}

	private RealMachine start(String way) throws Exception {
		image("base.qcow2", "64M");
		run("qemu-io", "-f", "qcow2", "-c", "write -q -P 7 0 32M", file("base.qcow2"));
		run("qemu-img", "create", "-q", "-u", "-f", "qcow2", "-b", SLOW.formatted(file("base.qcow2")), "-F", "qcow2",
				file("disk.qcow2"), "64M");
		image("one.iso", "1M");
		image("two.iso", "2M");
		return way.equals("drive")
				? RealMachine.start("m", "-S", "-object", GROUP, "-drive",
						"if=none,id=disk0,file=" + file("disk.qcow2"), "-device",
						"virtio-blk-pci,drive=disk0,id=front0", "-drive",
						"if=none,id=cd0,media=cdrom,file=" + file("one.iso"), "-device", "ide-cd,drive=cd0,id=front1")
				: RealMachine.start("m", "-S", "-object", GROUP, "-blockdev",
						"qcow2,node-name=disknode,file.driver=file,file.filename=" + file("disk.qcow2"), "-device",
						"virtio-blk-pci,drive=disknode,id=disk0", "-blockdev",
						"raw,node-name=cdnode,read-only=on,file.driver=file,file.filename=" + file("one.iso"),
						"-device", "ide-cd,drive=cdnode,id=cd0");
	}

	private void image(String name, String size) throws Exception {
		run("qemu-img", "create", "-q", "-f", name.endsWith("qcow2") ? "qcow2" : "raw", file(name), size);
	}

	private String file(String name) {
		return folder.resolve(name).toString();
	}

	private static String run(String... command) throws Exception {
		var process = new ProcessBuilder(command).redirectErrorStream(true).start();
		var said = new String(process.getInputStream().readAllBytes());
		assertTrue(process.waitFor(20, TimeUnit.SECONDS));
		assertEquals(0, process.exitValue(), said);
		return said;
	}

	private static void done(Operation<?> act, RealMachine machine) throws Exception {
		var planned = PlannedAndSent.planned(act);
		machine.takeSent();
		Await.get(act.run());
		PlannedAndSent.assertSent(planned, machine);
	}

	@ParameterizedTest
	@ValueSource(strings = {"drive", "blockdev"})
	void aMediumGoesOutInAndBack(String way) throws Exception {
		try (var machine = start(way)) {
			var acts = Await.get(BlockOperations.of(machine));
			var eject = acts.eject(Drives.of(machine, "cd0"), false);
			done(eject, machine);
			assertTrue(Drives.of(machine, "cd0").chain().isEmpty());
			assertTrue(Drives.of(machine, "cd0").trayOpen());
			done(acts.changeMedium(Drives.of(machine, "cd0"), file("two.iso"), Optional.of("raw"), false), machine);
			assertEquals(file("two.iso"), Drives.of(machine, "cd0").chain().getFirst().file());
			done(eject.inverse().orElseThrow(), machine);
			assertEquals(file("one.iso"), Drives.of(machine, "cd0").chain().getFirst().file());
			done(acts.changeMedium(Drives.of(machine, "cd0"), file("two.iso"), Optional.empty(), true), machine);
			assertEquals(file("two.iso"), Drives.of(machine, "cd0").chain().getFirst().file());
			var missing = acts.changeMedium(Drives.of(machine, "cd0"), file("none.iso"), Optional.empty(), false);
			assertTrue(assertThrows(OperationFailed.class, () -> Await.get(missing.run())).words()
					.contains("No such file"));
		}
	}

	@Test
	void aMediumThatIsPutIntoAnEmptyDriveGoesOutAgain() throws Exception {
		image("floppy.img", "1440K");
		Files.setPosixFilePermissions(folder.resolve("floppy.img"), PosixFilePermissions.fromString("r--r--r--"));
		try (var machine = RealMachine.start("m", "-S", "-device", "floppy,id=fd0")) {
			var acts = Await.get(BlockOperations.of(machine));
			var put = acts.changeMedium(Drives.of(machine, "fd0"), file("floppy.img"), Optional.of("raw"), false, true);
			done(put, machine);
			assertTrue(Drives.of(machine, "fd0").chain().getFirst().readOnly());
			done(put.inverse().orElseThrow(), machine);
			assertTrue(Drives.of(machine, "fd0").chain().isEmpty());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"drive", "blockdev"})
	void aTrayIsOpenedAndClosedWithItsMedium(String way) throws Exception {
		try (var machine = start(way)) {
			var acts = Await.get(BlockOperations.of(machine));
			var open = acts.tray(Drives.of(machine, "cd0"), true);
			done(open, machine);
			assertTrue(Drives.of(machine, "cd0").trayOpen());
			assertEquals(file("one.iso"), Drives.of(machine, "cd0").chain().getFirst().file());
			done(open.inverse().orElseThrow(), machine);
			assertFalse(Drives.of(machine, "cd0").trayOpen());
		}
	}

	/** Tells the drive again and again that its medium is not to be taken out, as an operating system does with one that is mounted. */
	private static final String LOCKING = "fa31c08ed8fcba7601b0a0eeba710131c0eeba7401ee42eeba7701b0a0eeeca80874fb"
			+ "be387cb90600ba7001f36fba7701eca88075fbebce" + "1e0000000100000000000000";

	@Test
	void aLockedTrayIsAskedForAndForcedOnlyOnDemand() throws Exception {
		var sector = Arrays.copyOf(HexFormat.of().parseHex(LOCKING), 512);
		sector[510] = 0x55;
		sector[511] = (byte) 0xaa;
		Files.write(folder.resolve("boot.img"), Arrays.copyOf(sector, 1 << 20));
		image("one.iso", "1M");
		image("two.iso", "2M");
		try (var machine = RealMachine.start("m", "-machine", "pc", "-drive",
				"if=none,id=hd,format=raw,file=" + file("boot.img"), "-device", "ide-hd,drive=hd,bus=ide.0", "-drive",
				"if=none,id=cd0,media=cdrom,format=raw,file=" + file("one.iso"), "-device",
				"ide-cd,drive=cd0,id=cd0,bus=ide.1")) {
			Await.until("the guest has locked the tray", () -> locked(machine));
			var acts = Await.get(BlockOperations.of(machine));
			Await.get(acts.tray(Drives.of(machine, "cd0"), true).run());
			var refused = assertThrows(OperationFailed.class,
					() -> Await.get(acts.eject(Drives.of(machine, "cd0"), false).run()));
			assertTrue(refused.words().contains("is locked and force was not specified"), refused.words());
			assertThrows(OperationFailed.class, () -> Await.get(acts
					.changeMedium(Drives.of(machine, "cd0"), file("two.iso"), Optional.of("raw"), false).run()));
			assertFalse(Drives.of(machine, "cd0").trayOpen());
			assertEquals(file("one.iso"), Drives.of(machine, "cd0").chain().getFirst().file(), "nothing was changed");
			Await.get(acts.changeMedium(Drives.of(machine, "cd0"), file("two.iso"), Optional.of("raw"), true).run());
			assertEquals(file("two.iso"), Drives.of(machine, "cd0").chain().getFirst().file());
			Await.get(acts.eject(Drives.of(machine, "cd0"), true).run());
			assertTrue(Drives.of(machine, "cd0").chain().isEmpty());
		}
	}

	private static boolean locked(RealMachine machine) {
		try {
			return Drives.of(machine, "cd0").locked();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"drive", "blockdev"})
	void aDiskGrowsAndSaysWhatShrinkingWouldLose(String way) throws Exception {
		try (var machine = start(way)) {
			var acts = Await.get(BlockOperations.of(machine));
			var grow = acts.resize(Drives.of(machine, "disk0"), 128 * MIB);
			assertEquals(Optional.empty(), Await.get(grow.warning()));
			done(grow, machine);
			assertEquals(128 * MIB, Drives.of(machine, "disk0").chain().getFirst().virtualSize());
			assertTrue(run("qemu-img", "info", "-U", file("disk.qcow2")).contains("(134217728 bytes)"));
			assertEquals(Warning.Weight.DAMAGE,
					Await.get(acts.resize(Drives.of(machine, "disk0"), 127 * MIB).warning()).orElseThrow().weight());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"drive", "blockdev"})
	void limitsAreSetAndTakenBack(String way) throws Exception {
		try (var machine = start(way)) {
			var acts = Await.get(BlockOperations.of(machine));
			var limits = new Limits(0, 3 * MIB, 2 * MIB, 500, 0, 0);
			var throttle = acts.throttle(Drives.of(machine, "disk0"), limits);
			done(throttle, machine);
			assertEquals(limits, Drives.of(machine, "disk0").limits());
			done(throttle.inverse().orElseThrow(), machine);
			assertEquals(Limits.NONE, Drives.of(machine, "disk0").limits());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"drive", "blockdev"})
	void aSnapshotTakesTheWritesFromThenOn(String way) throws Exception {
		try (var machine = start(way)) {
			var acts = Await.get(BlockOperations.of(machine));
			done(acts.snapshot(Drives.of(machine, "disk0"), file("snap.qcow2"), "qcow2"), machine);
			var top = Drives.of(machine, "disk0").chain().getFirst();
			assertEquals(List.of(file("snap.qcow2"), file("disk.qcow2")), List.of(top.file(), top.backingFile()));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = {"drive", "blockdev"})
	void aStreamIsSlowedCancelledAndDoneAfterAll(String way) throws Exception {
		try (var machine = start(way)) {
			var acts = Await.get(BlockOperations.of(machine));
			done(acts.stream(Drives.of(machine, "disk0"), Optional.empty()), machine);
			var job = Drives.job(machine);
			assertEquals("stream", job.type());
			done(acts.setSpeed(job, MIB), machine);
			assertEquals(MIB, Drives.job(machine).speed());
			done(acts.cancel(job, false), machine);
			Await.until("it has ended", () -> jobs(machine) == 0);
			assertFalse(Drives.of(machine, "disk0").chain().getFirst().backingFile().isEmpty());
			Await.get(machine.send(new QomSet("/objects/slow", "limits",
					JsonNodeFactory.instance.objectNode().put("bps-total", 0))));
			done(acts.stream(Drives.of(machine, "disk0"), Optional.empty()), machine);
			Await.until("it is done", () -> jobs(machine) == 0);
			assertEquals("", Drives.of(machine, "disk0").chain().getFirst().backingFile());
		}
	}

	private static int jobs(RealMachine machine) {
		try {
			return Await.get(machine.send(new QueryBlockJobs())).size();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
