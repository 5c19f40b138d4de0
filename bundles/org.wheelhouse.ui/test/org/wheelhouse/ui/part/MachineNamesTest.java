package org.wheelhouse.ui.part;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;

class MachineNamesTest {

	@Test
	void onlyWhatIsNamedAlikeIsToldApart() {
		assertEquals(List.of("web", "db"),
				names(new InventoryBuilder().host("here", "").machine("web", MachineState.RUNNING)
						.machine("db", MachineState.RUNNING).inventory()));
	}

	@Test
	void folderOfTheDefinitionTellsThemApart() {
		assertEquals(List.of("web (lab)", "web (live)"),
				names(new InventoryBuilder().host("here", "")
						.machine("web", MachineState.RUNNING, made -> made.setDefinitionPath("/home/a/lab/web.qemu"))
						.machine("web", MachineState.DEFINED, made -> made.setDefinitionPath("/home/a/live/web.qemu"))
						.inventory()));
	}

	@Test
	void wholePathDoesWhereFoldersAreNamedAlikeToo() {
		assertEquals(List.of("web (/a/vm)", "web (/b/vm)"),
				names(new InventoryBuilder().host("here", "")
						.machine("web", MachineState.RUNNING, made -> made.setDefinitionPath("/a/vm/web.qemu"))
						.machine("web", MachineState.RUNNING, made -> made.setDefinitionPath("/b/vm/web.qemu"))
						.inventory()));
	}

	@Test
	void hostProcessAndAddressDoWhereThereIsNoDefinition() {
		assertEquals(List.of("web (process 4711)", "web (unix:/run/b)", "web (atlas)"),
				names(new InventoryBuilder().host("here", "")
						.machine("web", MachineState.RUNNING, made -> {
							made.setPid(4711);
							made.setAddress("unix:/run/a");
						}).machine("web", MachineState.RUNNING, made -> made.setAddress("unix:/run/b"))
						.host("atlas", "").machine("web", MachineState.RUNNING).inventory()));
	}

	private static List<String> names(Inventory inventory) {
		return InventoryLookup.machines(inventory).stream().map(MachineNames::of).toList();
	}
}
