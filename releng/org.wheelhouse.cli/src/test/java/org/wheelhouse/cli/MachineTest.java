package org.wheelhouse.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {

	private static final List<Machine> TWINS = List.of(new Machine("1", "twin", List.of("unix:/a")),
			new Machine("2", "twin", List.of("unix:/b")), new Machine("3", "box", List.of("unix:/c", "unix:/d")));

	@Test
	void idAndNameLeadToItsMonitors() throws Exception {
		assertEquals(Optional.of(TWINS.get(1)), Machine.meant("2", TWINS));
		assertEquals(List.of("unix:/c", "unix:/d"), Machine.meant("box", TWINS).orElseThrow().addresses());
		assertEquals(Optional.empty(), Machine.meant("unix:/a", TWINS));
	}

	@Test
	void nameOfTwoMachinesIsNoName() {
		var stopped = assertThrows(Stopped.class, () -> Machine.meant("twin", TWINS));
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
	void ofAFarComputerTheAddressSaysSo(@TempDir Path state) throws Exception {
		Files.createDirectory(state.resolve("wheelhouse"));
		Files.writeString(state.resolve("wheelhouse/machines.json"), """
				{"machines": [{"id": "a", "host": "ssh:kim@far:2222", "address": "unix:/run/q"},
					{"id": "b", "host": "ssh:kim@far:2222", "address": "tcp:localhost:4444"},
					{"id": "c", "host": "local", "address": "unix:/run/q"}]}
				""");
		Files.writeString(state.resolve("wheelhouse/read-only.json"),
				"{\"machines\":[\"c\"],\"hosts\":[\"ssh:kim@far:2222\"]}");
		assertEquals(List.of(new Machine("a", "", List.of("ssh://kim@far:2222/run/q"), true),
				new Machine("b", "", List.of("ssh://kim@far:2222/?port=4444"), true),
				new Machine("c", "", List.of("unix:/run/q"), true)), known(state));
	}

	@Test
	void whereLocksAreNotUnderstoodNoMachineIsKnown(@TempDir Path state) throws Exception {
		Files.createDirectory(state.resolve("wheelhouse"));
		Files.writeString(state.resolve("wheelhouse/machines.json"),
				"{\"machines\": [{\"id\": \"a\", \"address\": \"unix:/run/q\"}]}");
		for (var text : List.of("{ what", "{\"machines\": \"a\"}")) {
			Files.writeString(state.resolve("wheelhouse/read-only.json"), text);
			var stopped = assertThrows(Stopped.class, () -> known(state));
			assertTrue(stopped.getMessage().contains("read-only.json, cannot be read, so nothing is sent"),
					stopped.getMessage());
		}
	}

	@Test
	void whereNoWorkbenchWasThereAreNoMachines(@TempDir Path state) throws Exception {
		assertEquals(List.of(), known(state));
	}

	private static List<Machine> known(Path state) throws Stopped {
		return Machine.known(Map.of("XDG_STATE_HOME", state.toString()));
	}
}
