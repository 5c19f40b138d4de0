package org.wheelhouse.ui.definition.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.definition.check.KnownPorts;
import org.wheelhouse.core.definition.check.TakenPort;
import org.wheelhouse.host.Host;
import org.wheelhouse.model.live.Inventory;
import org.wheelhouse.model.live.LiveFactory;

class PortsOfOthersTest {

	private static final Path DEFINITION = Path.of("/vm/own.qemu");

	private final Inventory inventory = LiveFactory.eINSTANCE.createInventory();
	private final org.wheelhouse.model.live.Host row = LiveFactory.eINSTANCE.createHost();

	PortsOfOthersTest() {
		row.setId("here");
		inventory.getHosts().add(row);
	}

	private void machine(String name, long pid, String definition, String... words) {
		var machine = LiveFactory.eINSTANCE.createMachine();
		machine.setName(name);
		machine.setPid(pid);
		machine.setDefinitionPath(definition);
		machine.getCommandLine().addAll(List.of(words));
		row.getMachines().add(machine);
	}

	private KnownPorts of(String host) {
		var asked = (Host) java.lang.reflect.Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[]{Host.class}, (_, method, _) -> method.getName().equals("id") ? host : "");
		return new PortsOfOthers(inventory).of(asked, DEFINITION);
	}

	@Test
	void theyAreThoseOfMachinesThatRunOnTheSameComputer() {
		machine("db 1", 7, "", "qemu-system-x86_64", "-netdev", "user,id=n,hostfwd=tcp:127.0.0.1:8080-:80");
		machine("own", 8, DEFINITION.toString(), "qemu-system-x86_64", "-vnc", ":1");
		machine("ended", 0, "", "qemu-system-x86_64", "-vnc", ":2");
		var here = of("here");
		assertEquals(List.of(new TakenPort(false, "127.0.0.1", 8080, "the running machine db 1")), here.others());
		assertEquals(List.of(5901), here.own().stream().map(TakenPort::port).toList());
		assertEquals(KnownPorts.NONE, of("elsewhere"));
	}
}
