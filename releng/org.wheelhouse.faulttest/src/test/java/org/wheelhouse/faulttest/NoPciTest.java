package org.wheelhouse.faulttest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Address;

/** Machines that have no PCI bus are known not to have one: an empty topology is not an unknown one. */
@Tag("qemu")
class NoPciTest {

	private final Inventory inventory = new Inventory();
	private final Path monitor = inventory.folder().resolve("qmp");

	NoPciTest() throws Exception {
	}

	@AfterEach
	void close() throws Exception {
		inventory.close();
	}

	@ParameterizedTest
	@ValueSource(strings = {"isapc", "microvm", "none"})
	void hasNoBuses(String machine) throws Exception {
		inventory.byHand(monitor, "-machine", machine);
		String id = Await.get(inventory.registry().attach(new Address.Unix(monitor)));
		inventory.registry().watch(id, Topic.values());
		MachineSnapshot shown = inventory.await(id, "its topology is known",
				snapshot -> snapshot.trees().pci().isPresent() && snapshot.trees().block().isPresent());
		assertEquals(List.of(), shown.trees().pci().orElseThrow().buses());
		assertEquals(Map.of(), shown.trees().untold());
	}
}
