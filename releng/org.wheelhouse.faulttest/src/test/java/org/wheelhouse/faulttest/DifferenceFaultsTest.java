package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wheelhouse.core.difference.DifferenceOperations;
import org.wheelhouse.core.failure.Fault;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.power.PowerCycle;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.qmp.command.Drive;
import org.wheelhouse.qmp.command.Eject;

/** What runs and what is defined cannot be made the same. */
@Tag("qemu")
class DifferenceFaultsTest {

	@RegisterExtension
	static final Matrix MATRIX = new Matrix("What runs and what is defined");

	private final Inventory inventory = new Inventory();

	DifferenceFaultsTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	private void row(String name, String how, Fault fault) {
		MATRIX.row(name, how, inventory.places(), fault);
	}

	private Path definition() {
		return inventory.folder().resolve("vm.qemu");
	}

	/** A machine whose disc is out, and that difference. */
	private String ejected() throws Exception {
		inventory.file("disc.iso", new byte[1 << 16]);
		String id = inventory.start("vm", "-cdrom", "disc.iso");
		inventory.registry().watch(id, Topic.BLOCK, Topic.PCI);
		inventory.await(id, "its disc is in", now -> now.trees().block().isPresent());
		Await.get(inventory.access(id).send(new Eject(Drive.ofDevice("ide1-cd0"), true)));
		inventory.await(id, "its disc is out", now -> !now.differences().isEmpty());
		return id;
	}

	private List<Difference> differences(String id) {
		return inventory.registry().snapshot(id).orElseThrow().differences();
	}

	private DifferenceOperations operations(String id) {
		return Await.get(DifferenceOperations.of(inventory.access(id)));
	}

	@Test
	void theDefinitionIsReadOnly() throws Exception {
		String id = ejected();
		String before = Files.readString(definition());
		Files.setPosixFilePermissions(definition(), PosixFilePermissions.fromString("r--r--r--"));
		row("The definition cannot follow what runs", "*Take Over* into a file that is read only",
				Fault.of(Await.failure(operations(id).takeOver(differences(id)).run())));
		assertEquals(before, Files.readString(definition()));
	}

	@Test
	void theDiscIsNotThereAnyMore() throws Exception {
		String id = ejected();
		Operation<?> back = Await.get(operations(id).asDefined(differences(id).getFirst()));
		Files.delete(inventory.folder().resolve("disc.iso"));
		row("A disc cannot be put back", "*Drop* of an ejected disc whose file has gone",
				Fault.of(Await.failure(back.run())));
	}

	@Test
	void theGuestDoesNotPowerDown() throws Exception {
		String id = inventory.start("vm");
		row("The guest does not power down", "*Restart with Changes* of a guest that does not heed its power button",
				Fault.of(Await.failure(new PowerCycle(inventory.access(id), Duration.ofSeconds(1),
						inventory.registry().ended(id), () -> inventory.registry().launch(id)).run())));
		assertEquals(MachineState.PAUSED, inventory.await(id, MachineState.PAUSED).condition().state());
	}
}
