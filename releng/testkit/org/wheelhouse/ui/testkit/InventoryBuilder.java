package org.wheelhouse.ui.testkit;

import java.util.function.Consumer;

import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;

/** Builds a live model for widget tests. */
public final class InventoryBuilder {

	private final Inventory inventory = LiveFactory.eINSTANCE.createInventory();

	public InventoryBuilder host(String label, String summary) {
		var host = LiveFactory.eINSTANCE.createHost();
		host.setId(label);
		host.setLabel(label);
		host.setSummary(summary);
		inventory.getHosts().add(host);
		return this;
	}

	public InventoryBuilder machine(String name, MachineState state) {
		return machine(name, state, _ -> {
		});
	}

	/** Adds a machine to the last host. Its id is its name with {@code id-} before it. */
	public InventoryBuilder machine(String name, MachineState state, Consumer<Machine> more) {
		last().getMachines().add(machineOf(name, state, more));
		return this;
	}

	public static Machine machineOf(String name, MachineState state, Consumer<Machine> more) {
		var machine = LiveFactory.eINSTANCE.createMachine();
		machine.setId("id-" + name);
		machine.setName(name);
		machine.setState(state);
		more.accept(machine);
		return machine;
	}

	public Inventory inventory() {
		return inventory;
	}

	private Host last() {
		return inventory.getHosts().getLast();
	}
}
