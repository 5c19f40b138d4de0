package org.wheelhouse.core.hotplug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.block.BlockOperations;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.hotplug.BackendRequest.ExistingImage;
import org.wheelhouse.core.migration.Drives;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.state.BlockGraph.Device;

/** Data rule 2: what is the base of another image is opened by no gesture so that a guest could write to it. */
@Tag("qemu")
class WrittenImageQemuTest {

	@TempDir
	private Path folder = Path.of("");

	@Test
	void undoPutsNoDiskBackWhoseImageHasBecomeABase() throws Exception {
		try (var machine = RealMachine.start("undo", MoveQemuTest.Q35)) {
			var base = image("base.qcow2");
			Await.get(machine.history().run(new HotplugDevice(machine,
					new PlugRequest("virtio-blk-pci", "disk0", "rp1", 0, new ExistingImage(base, "qcow2", false)))));
			Await.get(machine.history().run(new UnplugDevice(machine, "disk0")));
			Await.until("it can be undone", () -> machine.shownGestures().getLast().undo().isPossible());
			var overlay = overlay("overlay.qcow2", base);
			refused(machine, Await.get(machine.history().undo(2)).orElseThrow(), overlay);
			assertTrue(machine.journal().entries().isEmpty());
		}
	}

	@Test
	void undoPutsNoDiskBackThatIsOnANodeOfTheStart() throws Exception {
		var base = image("base.qcow2");
		try (var machine = RealMachine.start("node", "-machine", "q35", "-S", "-device", "virtio-scsi-pci", "-blockdev",
				"qcow2,node-name=n0,file.driver=file,file.filename=" + base, "-device", "scsi-hd,id=disk0,drive=n0")) {
			Await.get(machine.history().run(new UnplugDevice(machine, "disk0")));

			Await.until("it can be undone", () -> machine.shownGestures().getLast().undo().isPossible());
			var overlay = overlay("overlay.qcow2", base);
			refused(machine, Await.get(machine.history().undo(1)).orElseThrow(), overlay);
		}
	}

	@Test
	void noMediumIsPutInThatIsABaseUnlessItIsOnlyRead() throws Exception {
		var before = image("before.qcow2");
		var base = image("base.qcow2");
		var overlay = overlay("overlay.qcow2", base);
		try (var machine = RealMachine.start("medium", "-machine", "pc", "-S", "-blockdev",
				"qcow2,node-name=f0,file.driver=file,file.filename=" + before, "-device", "floppy,id=fd0,drive=f0",
				"-device", "ide-cd,id=cd0")) {
			var acts = Await.get(BlockOperations.of(machine));
			var put = acts.changeMedium(drive(machine, "fd0"), base.toString(), Optional.of("qcow2"), false);
			refused(machine, put, overlay);
			refused(machine, acts.changeMedium(drive(machine, "fd0"), base.toString(), Optional.of("qcow2"), true),
					overlay);
			Await.get(acts.changeMedium(drive(machine, "fd0"), base.toString(), Optional.of("qcow2"), false, true)
					.run());
			assertTrue(drive(machine, "fd0").readOnly());
			Await.get(acts.changeMedium(drive(machine, "cd0"), base.toString(), Optional.of("qcow2"), false).run());
		}
	}

	@Test
	void aMediumThatHasBecomeABaseDoesNotComeBackByUndo() throws Exception {
		var before = image("before.qcow2");
		try (var machine = RealMachine.start("back", "-machine", "pc", "-S", "-blockdev",
				"qcow2,node-name=f0,file.driver=file,file.filename=" + before, "-device", "floppy,id=fd0,drive=f0")) {
			var acts = Await.get(BlockOperations.of(machine));
			var eject = acts.eject(drive(machine, "fd0"), false);
			Await.get(eject.run());
			refused(machine, eject.inverse().orElseThrow(), overlay("overlay.qcow2", before));
			assertTrue(drive(machine, "fd0").chain().isEmpty());
		}
	}

	/** A guest that could write before can write again: the mode stays with the drive, not with the medium. */
	@Test
	void undoOfAMediumThatIsOnlyReadLetsTheGuestWriteAgain() throws Exception {
		var before = image("before.qcow2");
		try (var machine = RealMachine.start("mode", "-machine", "pc", "-S", "-drive",
				"if=none,id=f0,format=qcow2,file=" + before, "-device", "floppy,id=fd0,drive=f0")) {
			var acts = Await.get(BlockOperations.of(machine));
			var put = acts.changeMedium(drive(machine, "fd0"), image("other.qcow2").toString(), Optional.of("qcow2"),
					false, true);
			Await.get(put.run());
			assertTrue(drive(machine, "fd0").readOnly());
			var back = put.inverse().orElseThrow();

			assertTrue(back.plan().getLast().json().contains("\"read-only-mode\":\"read-write\""), back::toString);
			Await.get(back.run());
			assertEquals(before.toString(), drive(machine, "fd0").chain().getFirst().file());
			assertFalse(drive(machine, "fd0").readOnly());
		}
	}

	private static void refused(RealMachine machine, Operation<?> operation, Path overlay) {
		machine.takeSent();
		var failure = assertThrows(OperationFailed.class, () -> Await.get(operation.run()));
		assertTrue(failure.what().contains(overlay + " is an overlay on it"), failure.what());
		assertEquals(List.of(), machine.takeSent().stream().filter(json -> !json.contains("query-")).toList());
	}

	private static Device drive(RealMachine machine, String id) throws Exception {
		var told = Drives.of(machine, id);
		return new Device(told.key(), told.device(), told.qdev(), told.id(), id.startsWith("cd") ? "ide-cd" : "floppy",
				told.removable(), told.locked(), told.hasTray(), told.trayOpen(), told.ioStatus(),
				told.chain().stream().anyMatch(node -> node.readOnly()), told.limits(), told.chain(), told.counters());
	}

	private Path image(String name) throws Exception {
		return made(name, List.of("1440K"));
	}

	private Path overlay(String name, Path base) throws Exception {
		return made(name, List.of("-F", "qcow2", "-b", base.toString()));
	}

	private Path made(String name, List<String> how) throws Exception {
		var file = folder.resolve(name);
		var words = new ArrayList<>(List.of("qemu-img", "create", "-q", "-f", "qcow2"));
		if (how.size() > 1) {
			words.addAll(how);
		}
		words.add(file.toString());
		if (how.size() == 1) {
			words.addAll(how);
		}
		assertEquals(0, new ProcessBuilder(words).inheritIO().start().waitFor());
		return file;
	}
}
