package org.wheelhouse.core.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wheelhouse.core.failure.OperationFailed;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.fixture.RealMachine;
import org.wheelhouse.core.fixture.SampleGuest;
import org.wheelhouse.core.guard.MemoryRange;
import org.wheelhouse.core.operation.PlannedAndSent;
import org.wheelhouse.qmp.command.QueryBalloon;

@Tag("qemu")
class MemoryOperationsQemuTest {

	private static final long MIB = 1 << 20;

	@Test
	@Tag("slow")
	void theGuestGivesMemoryAwayAndGetsItBack(@TempDir Path folder) throws Exception {
		var guest = new SampleGuest("sample.qemu", folder);
		try (var machine = guest.start("balloon")) {
			guest.awaitBooted();
			var operations = Await.get(MemoryOperations.of(machine));
			var memory = Await.get(operations.memory());
			assertEquals(memory.given(), memory.now());
			assertEquals(memory.given(), Await.get(operations.memoryBytes()));
			var least = Math.max(128 * MIB, memory.given() / 4);
			assertTrue(memory.before(least - 1).isPresent());
			assertEquals(Optional.empty(), memory.before(least));
			machine.takeSent();
			var less = operations.balloon(memory.given() - 64 * MIB, memory.now());
			Await.get(less.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(less), machine);
			guest.await("less memory", () -> actual(machine) == memory.given() - 64 * MIB);
			Await.get(less.inverse().orElseThrow().run());
			guest.await("all memory", () -> actual(machine) == memory.given());
		}
	}

	@Test
	void memoryIsInTheFileThatWasNamed(@TempDir Path folder) throws Exception {
		try (var machine = RealMachine.start("save", "-machine", "pc", "-smp", "2", "-S")) {
			var operations = Await.get(MemoryOperations.of(machine));
			// The firmware's last bytes: the first instruction is a jump.
			var range = new MemoryRange(0xfffffff0L, 16);
			var physical = folder.resolve("physical");
			var seen = folder.resolve("seen");
			machine.takeSent();
			var save = operations.savePhysicalMemory(range, physical);
			Await.get(save.run());
			PlannedAndSent.assertSent(PlannedAndSent.planned(save), machine);
			Await.get(operations.saveMemory(range, 1, seen).run());
			assertEquals(16, Files.size(physical));
			assertEquals((byte) 0xea, Files.readAllBytes(physical)[0]);
			assertEquals(-1, Files.mismatch(physical, seen));
			var failure = assertThrows(OperationFailed.class,
					() -> Await.get(operations.saveMemory(range, 7, seen).run()));
			assertTrue(failure.command().contains("\"cpu-index\":7"), failure.command());
		}
	}

	private static long actual(RealMachine machine) {
		try {
			return Await.get(machine.send(new QueryBalloon())).actualBytes();
		} catch (Exception e) {
			throw new IllegalStateException(e);
		}
	}
}
