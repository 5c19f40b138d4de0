package org.wheelhouse.core.internal.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.core.internal.store.KnownMachine.Plugged;
import org.wheelhouse.core.state.MachineFacts;
import org.wheelhouse.core.state.MachineIdentity;

/** What is known survives, whatever happens to the file. */
class KnownMachinesTest {

	private static final KnownMachine MACHINE = new KnownMachine(
			new MachineIdentity("a", "local", "unix:/a", "unix:/b", true, "/d", 9, 10,
					List.of("qemu", "-name", "ä \"x\"\n")),
			new MachineFacts("ä", "7.2.0", "pc", "tcg", "why", "uuid", 2), "cafe", true, "ended\nlines",
			List.of(new Plugged("d", "{\"a\":1}", "blockdev-add", "{}", 5)));

	@Test
	void whatIsWrittenIsReadBack(@TempDir Path folder) throws Exception {
		try (var state = StateFolder.take(folder)) {
			var known = KnownMachines.load(state, Runnable::run);
			known.put(MACHINE);
			assertEquals(List.of(MACHINE), KnownMachines.load(state, Runnable::run).all());
			known.remove("a");
			assertEquals(List.of(), KnownMachines.load(state, Runnable::run).all());
		}
		try (var files = Files.list(folder)) {
			assertEquals(List.of("lock", "machines.json"),
					files.map(file -> String.valueOf(file.getFileName())).sorted().toList());
		}
	}

	@Test
	void whatAnotherVersionWroteIsReadAsFarAsItGoes(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("machines.json"),
				"{\"machines\":[{\"id\":\"x\",\"new\":[1]},{\"name\":\"no id\"}]}");
		try (var state = StateFolder.take(folder)) {
			assertEquals(List.of("x"),
					KnownMachines.load(state, Runnable::run).all().stream().map(KnownMachine::id).toList());
		}
	}

	@Test
	void aFileThatCannotBeUnderstoodIsPutAside(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("machines.json"), "{\"machines\":[{");
		try (var state = StateFolder.take(folder)) {
			assertEquals(List.of(), KnownMachines.load(state, Runnable::run).all());
		}
		assertEquals("{\"machines\":[{", Files.readString(folder.resolve("machines.json.unreadable")));
	}

	@Test
	void whatWasNotWrittenYetIsWrittenAtTheEnd(@TempDir Path folder) throws Exception {
		try (var state = StateFolder.take(folder)) {
			try (var known = KnownMachines.load(state, _ -> {
				// a writer that never comes to it
			})) {
				known.put(MACHINE);
				assertEquals(List.of(), KnownMachines.load(state, Runnable::run).all());
			}
			assertEquals(List.of(MACHINE), KnownMachines.load(state, Runnable::run).all());
		}
	}

	@Test
	void oneWorkbenchAtATimeHasTheFolder(@TempDir Path folder) throws Exception {
		try (var _ = StateFolder.take(folder)) {
			var problem = assertThrows(CoreException.class, () -> StateFolder.take(folder));
			assertTrue(String.valueOf(problem.getMessage()).contains("process " + ProcessHandle.current().pid()));
		}
		StateFolder.take(folder).close();
	}

	@Test
	void aLockThatWasLeftBehindHindersNobody(@TempDir Path folder) throws Exception {
		Files.writeString(folder.resolve("lock"), "1\n");
		try (var _ = StateFolder.take(folder)) {
			assertEquals(ProcessHandle.current().pid() + "\n", Files.readString(folder.resolve("lock")));
		}
	}
}
