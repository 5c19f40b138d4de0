package org.wheelhouse.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.devicetemplate.DeviceTemplate;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;

class KeptTemplatesTest {

	private static final DeviceTemplate SCRATCH = new DeviceTemplate("scratch disk", "virtio-blk-pci",
			Map.of("disk", "new", "size", "20 GiB"), Map.of("serial", "ä \"x\""));
	private static final DeviceTemplate STICK = new DeviceTemplate("Backup stick", "usb-storage", Map.of(), Map.of());

	@Test
	void whatIsKeptIsThereAfterARestartByName(@TempDir Path folder) throws Exception {
		try (var state = StateFolder.take(folder)) {
			var kept = load(state);
			kept.keep(SCRATCH);
			kept.keep(STICK);
			assertEquals(List.of(STICK, SCRATCH), load(state).all());
			assertEquals(Optional.of(STICK), load(state).of("backup STICK"));
		}
	}

	@Test
	void aNameIsThereOnceWhateverItsCase(@TempDir Path folder) throws Exception {
		try (var state = StateFolder.take(folder)) {
			var kept = load(state);
			kept.keep(SCRATCH);
			kept.keep(STICK.named(" Scratch Disk "));
			assertEquals(List.of(STICK.named("Scratch Disk")), load(state).all());
		}
	}

	@Test
	void aTemplateIsRenamedUnlessAnotherHasTheName(@TempDir Path folder) throws Exception {
		try (var state = StateFolder.take(folder)) {
			var kept = load(state);
			kept.keep(SCRATCH);
			kept.keep(STICK);
			assertFalse(kept.rename("scratch disk", "BACKUP stick"));
			assertFalse(kept.rename("no such", "other"));
			assertTrue(kept.rename("scratch disk", "Scratch Disk"), "its own");
			assertTrue(kept.rename("scratch disk", "data"));
			assertEquals(List.of(STICK, SCRATCH.named("data")), load(state).all());
		}
	}

	@Test
	void eachChangeIsHeardAndWhatIsRemovedStaysAway(@TempDir Path folder) throws Exception {
		try (var state = StateFolder.take(folder)) {
			var kept = load(state);
			var heard = new ArrayList<Integer>();
			try (var _ = kept.onChange(() -> heard.add(kept.all().size()))) {
				kept.keep(SCRATCH);
				kept.remove("no such");
				kept.remove("scratch disk");
			}
			kept.keep(STICK);
			assertEquals(List.of(1, 0), heard);
			assertEquals(List.of(STICK), load(state).all());
		}
	}

	/** A file that a person has written, or another version. */
	@Test
	void whatIsNoTemplateIsLeftOutAndWhatCannotBeReadPutAside(@TempDir Path folder) throws Exception {
		var file = folder.resolve("device-templates.json");
		try (var state = StateFolder.take(folder)) {
			Files.writeString(file,
					"[{\"name\":\"a\"},7,{\"name\":\"b\",\"type\":\"nvme\",\"new\":[1],\"backend\":3}]");
			assertEquals(List.of(new DeviceTemplate("b", "nvme", Map.of(), Map.of())), load(state).all());
			Files.writeString(file, "[{");
			assertEquals(List.of(), load(state).all());
		}
		assertEquals("[{", Files.readString(folder.resolve("device-templates.json.unreadable")));
	}

	private static DeviceTemplates load(StateFolder state) {
		return KeptTemplates.load(state, Runnable::run);
	}
}
