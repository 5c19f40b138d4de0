package org.wheelhouse.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;

class InventoryListenerTest {

	private final Inventory inventory = new InventoryBuilder().host("here", "").machine("a", MachineState.RUNNING)
			.inventory();
	private final Machine machine = inventory.getHosts().getFirst().getMachines().getFirst();
	private final List<String> told = new ArrayList<>();

	@Test
	void figuresAndTreesAreToldApart() {
		try (var _ = listen()) {
			machine.setCpuPercent(3);
			machine.setMemoryBytes(4);
			machine.setDiskBytesPerSecond(5);
			machine.setSampledMillis(6);
			machine.setPci(LiveFactory.eINSTANCE.createPciState());
			assertEquals(List.of("figures", "figures", "figures", "figures", "figures"), told);
		}
	}

	@Test
	void whatIsNewOfARowAndWhichRowsThereAreIsTold() {
		try (var _ = listen()) {
			machine.setState(MachineState.PAUSED);
			machine.getHost().setSummary("kvm");
			inventory.getHosts().getFirst().getMachines().clear();
			assertEquals(List.of("row", "row", "row", "rows"), told);
		}
	}

	private InventoryListener listen() {
		return new InventoryListener(inventory, new InventoryListener.Listener() {
			@Override
			public void changed(Object element, boolean rows) {
				told.add(rows ? "rows" : "row");
			}

			@Override
			public void figuresChanged(Machine changed) {
				told.add("figures");
			}
		});
	}
}
