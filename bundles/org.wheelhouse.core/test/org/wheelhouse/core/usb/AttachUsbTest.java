package org.wheelhouse.core.usb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.definition.DefinitionFile;
import org.wheelhouse.core.deviceform.DevicePlace;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.fixture.TestFiles;
import org.wheelhouse.core.fixture.WorkingHost;
import org.wheelhouse.core.operation.Operation;

/** The definition follows what QEMU has hold of, and nothing else. */
class AttachUsbTest {

	private static final String BEFORE = "qemu-kvm -name m\n";

	@TempDir
	private Path folder = Path.of("");
	/** Each that was written. */
	private final List<String> written = new ArrayList<>();

	private ScriptedMachine machine(String attached) throws Exception {
		var file = Files.writeString(folder.resolve("m.sh"), BEFORE);
		return new ScriptedMachine("m", new WorkingHost()).answering("qom-get", attached)
				.refusing("device_del", "it stays")
				.definedBy(new DefinitionFile(new TestFiles(folder), file, Runnable::run, (_, after) -> {
					written.add(after.text());
					return CompletableFuture.allOf();
				}));
	}

	private static Operation<?> attach(ScriptedMachine machine) {
		return AttachUsb.of(machine, "the stick", "usb0", new DevicePlace("xhci.0", Map.of("port", "1"), "xhci.0/1"),
				UsbWay.KIND.properties(new UsbIds(0x0781, 0x5581), 1, "1.2", 5)).alsoAtNextStart();
	}

	/** Whoever reads the definition meanwhile, or starts the machine when QEMU has ended, would have a device that never was. */
	@Test
	void whatQemuDoesNotGetHoldOfIsNeverInTheDefinition() throws Exception {
		var machine = machine("false");
		var failure = assertThrows(OperationFailed.class, () -> Await.get(attach(machine).run()));
		assertEquals("QEMU did not get hold of the stick", failure.what());
		assertTrue(machine.sent().contains("device_del"), machine.sent()::toString);
		assertEquals(List.of(), written);
		assertEquals(BEFORE, Files.readString(folder.resolve("m.sh")));
	}

	@Test
	void whatQemuHasHoldOfIsThereAtTheNextStart() throws Exception {
		Await.get(attach(machine("true")).run());
		assertEquals(1, written.size());
		assertTrue(Files.readString(folder.resolve("m.sh")).contains("usb-host"), written::toString);
	}
}
