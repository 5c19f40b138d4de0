package org.wheelhouse.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.util.EcoreUtil;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.machine.Moved;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;

class CurrentMachineTest {

	private final Inventory inventory = new InventoryBuilder().host("here", "").machine("a", MachineState.RUNNING)
			.machine("b", MachineState.RUNNING).inventory();
	private final Machine a = inventory.getHosts().getFirst().getMachines().get(0);
	private final Machine b = inventory.getHosts().getFirst().getMachines().get(1);
	private final CurrentMachine current = new CurrentMachine(inventory);
	private final List<String> told = new ArrayList<>();

	@Test
	void whoFollowsIsToldNowAndAtEachChangeOnce() {
		current.choose(a);
		var following = current.follow(this::note);
		current.choose(a);
		current.choose(b);
		following.close();
		current.choose(a);
		assertEquals(List.of("a", "b"), told);
	}

	@Test
	void theLastChoiceIsTheLastThatAnybodyHears() {
		current.follow(machine -> machine.filter(a::equals).ifPresent(_ -> current.choose(b)));
		current.follow(this::note);
		current.choose(a);
		assertEquals(List.of("-", "b"), told);
	}

	@Test
	void whatHasLeftTheListIsNoLongerIt() {
		current.choose(a);
		current.follow(this::note);
		EcoreUtil.remove(a);
		current.choose(a);
		assertEquals(List.of("a", "-"), told);
		assertEquals(Optional.empty(), current.machine());
	}

	@Test
	void itGoesAlongWithItsGuestButNotWithAnother() {
		current.choose(a);
		current.moved(new Moved(b.getId(), a.getId()));
		current.moved(new Moved(a.getId(), b.getId()));
		assertEquals(Optional.of(b), current.machine());
	}

	private void note(Optional<Machine> machine) {
		told.add(machine.map(Machine::getName).orElse("-"));
	}
}
