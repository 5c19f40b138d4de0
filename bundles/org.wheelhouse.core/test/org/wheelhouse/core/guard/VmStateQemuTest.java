package org.wheelhouse.core.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.image.Images;
import org.wheelhouse.qmp.command.HumanMonitorCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Rule 5 of the data rules: the memory of a guest belongs to its disks, not among the variables of its firmware. */
@Tag("qemu")
class VmStateQemuTest {

	private static final String FLASH_NODES = "-machine pc,pflash0=c,pflash1=v -blockdev raw,node-name=c,read-only=on,file.driver=file,"
			+ "file.filename=FOLDER/code.fd -blockdev qcow2,node-name=v,file.driver=file,file.filename=FOLDER/vars.qcow2";
	private static final String FLASH_DRIVES = "-machine pc -drive if=pflash,unit=0,readonly=on,format=raw,file=FOLDER/code.fd "
			+ "-drive if=pflash,unit=1,format=qcow2,file=FOLDER/vars.qcow2";
	private static final String DISK_NODE = "-blockdev qcow2,node-name=d,file.driver=file,file.filename=FOLDER/disk.qcow2 "
			+ "-device virtio-blk-pci,drive=d";
	private static final String DISK_DRIVE = "-drive if=virtio,format=qcow2,file=FOLDER/disk.qcow2";

	private final Path folder;
	private final Images images = new Images(new WorkingHost());

	VmStateQemuTest(@TempDir Path folder) throws IOException {
		this.folder = folder.toRealPath();
	}

	private List<String> options(String... parts) {
		var words = new ArrayList<>(List.of("-nodefaults", "-m", "16", "-S"));
		for (var part : parts) {
			words.addAll(List.of((switch (part) {
				case "flash nodes" -> FLASH_NODES;
				case "flash drives" -> FLASH_DRIVES;
				case "disk node" -> DISK_NODE;
				default -> DISK_DRIVE;
			}).replace("FOLDER", folder.toString()).split(" ")));
		}
		return words;
	}

	private boolean hasMemory(String image) throws Exception {
		return Await.get(images.info(folder.resolve(image))).hasSavedState();
	}

	private static boolean isAsked(RealMachine machine, String vmstate) throws Exception {
		return Await.get(new CommandSafety(machine).before("snapshot-save",
				JsonNodeFactory.instance.objectNode().put("vmstate", vmstate))).isPresent();
	}

	/** What QEMU really does, and whether a person is asked before. */
	@ParameterizedTest
	@CsvSource({"flash nodes, disk drive, false", "flash nodes, disk node, true", "disk node, flash nodes, true",
			"flash drives, disk drive, true", "disk drive, flash drives, false", "disk node, flash drives, true"})
	void theMemoryOfASnapshotDoesNotGetIntoTheVariablesUnasked(String first, String second, boolean asked)
			throws Exception {
		Files.write(folder.resolve("code.fd"), new byte[1 << 16]);
		Await.get(images.create(folder.resolve("vars.qcow2"), "qcow2", 1 << 16));
		Await.get(images.create(folder.resolve("disk.qcow2"), "qcow2", 1 << 20));
		try (var machine = RealMachine.startExactly("uefi", options(first, second))) {
			var warning = Await.get(new CommandSafety(machine).before("human-monitor-command",
					JsonNodeFactory.instance.objectNode().put("command-line", "savevm one")));
			assertEquals(asked, warning.isPresent(), warning::toString);
			assertTrue(!asked || warning.orElseThrow().what().contains(folder + "/vars.qcow2"), warning::toString);
			assertEquals((first + second).contains("flash nodes"), isAsked(machine, "v"));
			assertFalse(isAsked(machine, "d"));
			assertEquals("", Await.get(machine.send(new HumanMonitorCommand("savevm one"))));
		}
		assertEquals(List.of(asked, !asked), List.of(hasMemory("vars.qcow2"), hasMemory("disk.qcow2")));
	}
}
