package org.wheelhouse.ui.handlers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.failure.CoreException;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.failure.FailureReport;
import org.wheelhouse.ui.testkit.InventoryBuilder;

class BatchTest {

	private final List<String> said = new ArrayList<>();
	private final List<FailureReport> failed = new ArrayList<>();
	private final Batch batch = new Batch("Resume: 3 machines", Runnable::run, said::add, failed::add);
	private final CompletableFuture<String> last = new CompletableFuture<>();

	@Test
	void itCountsUntilAllHaveEnded() {
		begin(CompletableFuture.completedFuture(""));
		assertEquals("Resume: 3 machines\u2026 2 of 3", said.getLast());
		last.complete("");
		assertEquals("Resume: 3 machines: none refused", said.getLast());
		assertEquals(List.of(), failed);
	}

	@Test
	void whatFailedIsToldByNameAtTheEnd() {
		begin(CompletableFuture.failedFuture(new CoreException("its monitor is held by another client")));
		assertEquals(List.of(), failed);
		last.complete("");
		assertEquals("1 of 3 failed; the others did not refuse.", failed.getFirst().message());
		assertEquals(List.of(new FailureReport.Part("b", "its monitor is held by another client.")),
				failed.getFirst().parts());
	}

	@Test
	void twoMachinesOfOneNameAreTwo() {
		batch.add(machine("a"), CompletableFuture.failedFuture(new CoreException("held")));
		batch.add(machine("a"), CompletableFuture.completedFuture(""));
		batch.follow();
		assertEquals("1 of 2 failed; the others did not refuse.", failed.getFirst().message());
	}

	private void begin(CompletableFuture<?> second) {
		batch.add(machine("a"), CompletableFuture.completedFuture(""));
		batch.add(machine("b"), second);
		batch.add(machine("c"), last);
		batch.follow();
	}

	private static Machine machine(String name) {
		return InventoryBuilder.machineOf(name, MachineState.PAUSED, _ -> {
		});
	}
}
