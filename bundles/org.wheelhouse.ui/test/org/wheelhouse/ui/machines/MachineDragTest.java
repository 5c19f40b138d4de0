package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostConnection;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;

class MachineDragTest {

	private final Inventory inventory = new InventoryBuilder().host("heron", "").machine("web", MachineState.RUNNING)
			.machine("spare", MachineState.INCOMING).machine("off", MachineState.DEFINED).host("tern", "")
			.machine("mail", MachineState.INCOMING).inventory();
	private final Host own = inventory.getHosts().getFirst();
	private final Host far = inventory.getHosts().getLast();
	private final Machine web = own.getMachines().getFirst();

	@Test
	void aMachineGoesOntoAnotherComputerThatIsConnected() {
		far.setConnection(HostConnection.CONNECTED);
		assertEquals(Optional.of(far.getId()), MachineDrag.place(web, far));
		far.setConnection(HostConnection.LOST);
		assertEquals(Optional.empty(), MachineDrag.place(web, far));
		assertEquals(Optional.empty(), MachineDrag.place(web, own));
	}

	@Test
	void aMachineGoesIntoOneThatWaitsAndIntoNoOther() {
		var waiting = own.getMachines().get(1);
		assertEquals(Optional.of(waiting.getId()), MachineDrag.place(web, waiting));
		assertEquals(Optional.of(far.getMachines().getFirst().getId()),
				MachineDrag.place(web, far.getMachines().getFirst()));
		assertEquals(Optional.empty(), MachineDrag.place(web, own.getMachines().get(2)));
		assertEquals(Optional.empty(), MachineDrag.place(web, web));
	}

	@Test
	void whatHasNoGuestIsNotDragged() {
		assertTrue(MachineDrag.canGo(web));
		assertFalse(MachineDrag.canGo(own.getMachines().get(1)));
		assertFalse(MachineDrag.canGo(own.getMachines().get(2)));
	}
}
