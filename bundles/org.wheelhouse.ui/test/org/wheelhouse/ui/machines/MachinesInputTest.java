package org.wheelhouse.ui.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.eclipse.emf.ecore.EClass;
import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.LivePackage;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.testkit.InventoryBuilder;

/** The list of machines, with the connections of its hosts, is read from the model alone: nothing of core is in it. */
class MachinesInputTest {

	@Test
	void everyRowIsAnObjectOfTheModel() {
		var content = new InventoryContent();
		var inventory = new InventoryBuilder().host("this computer", "tcg").machine("a", MachineState.RUNNING)
				.host("ops@atlas", "").machine("b", MachineState.LOST).inventory();
		var rows = 0;
		for (var host : content.getElements(inventory)) {
			assertInstanceOf(EObject.class, host);
			for (var machine : content.getChildren(host)) {
				assertInstanceOf(EObject.class, machine);
				rows++;
			}
		}
		assertEquals(2, rows);
	}

	/** Whatever a row leads to, be it by references, is of the model or of Java. */
	@Test
	void noValueOfTheModelIsOfCore() {
		var foreign = new TreeSet<String>();
		var seen = new HashSet<EClass>();
		walk(LivePackage.Literals.INVENTORY, seen, foreign);
		assertEquals(Set.of(), foreign);
		assertTrue(seen.containsAll(List.of(LivePackage.Literals.HOST, LivePackage.Literals.MACHINE)));
	}

	private static void walk(EClass type, Set<EClass> seen, Set<String> foreign) {
		if (!seen.add(type)) {
			return;
		}
		for (var feature : type.getEAllStructuralFeatures()) {
			var name = String.valueOf(feature.getEType().getInstanceClassName());
			if (name.startsWith("org.wheelhouse.") && !name.startsWith("org.wheelhouse.model.")) {
				foreign.add(type.getName() + "." + feature.getName() + ": " + name);
			}
		}
		type.getEAllReferences().forEach(reference -> walk(reference.getEReferenceType(), seen, foreign));
	}
}
