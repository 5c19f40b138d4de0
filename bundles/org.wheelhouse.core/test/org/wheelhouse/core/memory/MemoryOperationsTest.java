package org.wheelhouse.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.ScriptedHost;
import org.wheelhouse.core.fixture.ScriptedMachine;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.guard.Warning;
import org.wheelhouse.core.operation.Operation;
import org.wheelhouse.core.operation.PlannedCommand;

class MemoryOperationsTest {

	private static final long MIB = 1 << 20;

	private final ScriptedMachine machine = new ScriptedMachine("m", new ScriptedHost(true));
	private final MemoryOperations operations;

	MemoryOperationsTest() throws Exception {
		machine.answering("query-commands", "[{\"name\":\"balloon\"},{\"name\":\"memsave\"}]");
		operations = Await.get(MemoryOperations.of(machine));
	}

	private static String plan(Operation<?> operation) {
		return String.join("\n", operation.plan().stream().map(PlannedCommand::json).toList());
	}

	@Test
	void aBalloonIsTakenBackByTheOneBefore() {
		var balloon = operations.balloon(256 * MIB, 1024 * MIB);
		assertEquals("{\"execute\":\"balloon\",\"arguments\":{\"value\":268435456}}", plan(balloon));
		var back = balloon.inverse().orElseThrow();
		assertEquals("{\"execute\":\"balloon\",\"arguments\":{\"value\":1073741824}}", plan(back));
		assertEquals(plan(balloon), plan(back.inverse().orElseThrow()));
	}

	@Test
	void memoryIsSavedByTheCpuThatIsNamed() {
		assertEquals(
				"{\"execute\":\"memsave\",\"arguments\":{\"val\":-4096,\"size\":512,\"filename\":\"/tmp/x\",\"cpu-index\":3}}",
				plan(operations.saveMemory(new MemoryRange(0xfffffffffffff000L, 512), 3, Path.of("/tmp/x"))));
		assertThrows(IllegalArgumentException.class, () -> new MemoryRange(0, 0));
	}

	@Test
	void aFileThatIsThereIsNotOverwrittenUnasked(@TempDir Path folder) throws Exception {
		var file = folder.resolve("memory");
		var save = operations.savePhysicalMemory(new MemoryRange(0, 512), file);
		assertEquals(Optional.empty(), Await.get(save.warning()));
		Files.writeString(file, "dear");
		assertEquals(Warning.Weight.DAMAGE, Await.get(save.warning()).orElseThrow().weight());
		assertEquals(Optional.empty(),
				Await.get(operations.savePhysicalMemory(new MemoryRange(0, 512), folder).warning()),
				"QEMU refuses a folder");
	}
}
