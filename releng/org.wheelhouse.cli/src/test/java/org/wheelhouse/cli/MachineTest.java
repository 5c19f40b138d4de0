package org.wheelhouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

	private static final List<Machine> TWINS = List.of(new Machine("1", "twin", List.of("unix:/a")),
			new Machine("2", "twin", List.of("unix:/b")), new Machine("3", "box", List.of("unix:/c", "unix:/d")));

	@Test
	void idAndNameLeadToItsMonitors() throws Exception {
		assertEquals(List.of("unix:/b"), Machine.addressesOf("2", TWINS));
		assertEquals(List.of("unix:/c", "unix:/d"), Machine.addressesOf("box", TWINS));
		assertEquals(List.of(), Machine.addressesOf("unix:/a", TWINS));
	}

	@Test
	void nameOfTwoMachinesIsNoName() {
		var stopped = assertThrows(Stopped.class, () -> Machine.addressesOf("twin", TWINS));
		assertTrue(stopped.getMessage().contains("1, 2"), stopped.getMessage());
	}

	@Test
	void spareMonitorComesFirst(@TempDir Path state) throws Exception {
		Files.createDirectory(state.resolve("wheelhouse"));
		Files.writeString(state.resolve("wheelhouse/machines.json"), """
				{"machines": [
					{"id": "a", "address": "unix:/qmp", "spareAddress": "unix:/spare", "facts": {"name": "box"}},
					{"id": "b", "address": "tcp:localhost:4444"}]}
				""");
		assertEquals(List.of(new Machine("a", "box", List.of("unix:/spare", "unix:/qmp")),
				new Machine("b", "", List.of("tcp:localhost:4444"))), known(state));
	}

	@Test
	void whereNoWorkbenchWasThereAreNoMachines(@TempDir Path state) throws Exception {
		assertEquals(List.of(), known(state));
	}

	private static List<Machine> known(Path state) throws Stopped {
		return Machine.known(Map.of("XDG_STATE_HOME", state.toString()));
	}
}
