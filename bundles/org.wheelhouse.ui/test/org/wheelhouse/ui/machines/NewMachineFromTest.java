package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewMachineFromTest {

	@ParameterizedTest
	@ValueSource(strings = {"debian.iso", "DEBIAN-12.ISO", "disk.qcow2", "a.b.img", "win 11.vhdx", "ä,;.vmdk"})
	void discsAndImagesMakeAMachine(String name) {
		assertTrue(NewMachineFrom.isImage(Path.of("/x", name)));
	}

	@ParameterizedTest
	@ValueSource(strings = {"start.sh", "iso", "img.qemu", "machine", "disk.iso.sh"})
	void allElseIsADefinition(String name) {
		assertFalse(NewMachineFrom.isImage(Path.of("/x", name)));
	}
}
