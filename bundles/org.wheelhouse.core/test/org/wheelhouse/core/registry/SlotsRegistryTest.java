package org.wheelhouse.core.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.peer.FakeQemu;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.model.live.MachineState;

/** How many CPUs have left a process: known only of one that was heard from its launch on, without a gap. */
class SlotsRegistryTest {

	private static final String GONE = "{\"path\":\"/machine/peripheral/cpu2/lapic\"}";

	private final RegistryBench bench;
	private final FakeQemu qemu;

	SlotsRegistryTest() throws Exception {
		bench = new RegistryBench();
		qemu = bench.qemu("a");
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	private MachineAccess machine(String id) {
		return bench.registry().machine(id).orElseThrow();
	}

	private String launch() throws Exception {
		var file = Files.writeString(bench.folder().resolve("m.qemu"), "qemu-system-x86_64 -m 64\n");
		var id = Await.get(bench.registry().define(file));
		bench.host().launcher(_ -> CompletableFuture
				.completedFuture(bench.host().hosted("cafe0001", "guest", 4711, qemu.address())));
		Await.get(bench.registry().launch(id));
		bench.awaitState(id, MachineState.RUNNING);
		return id;
	}

	@Test
	void eachThatLeavesALaunchedMachineIsCounted() throws Exception {
		var id = launch();
		assertEquals(OptionalInt.of(0), machine(id).cpusTakenOut());
		qemu.event("DEVICE_DELETED", GONE);
		qemu.event("DEVICE_DELETED", "{\"device\":\"disk1\",\"path\":\"/machine/peripheral/disk1\"}");
		qemu.event("DEVICE_DELETED", GONE);
		Await.until("both were heard", () -> machine(id).cpusTakenOut().equals(OptionalInt.of(2)));
	}

	@Test
	void afterAGapItIsNotKnown() throws Exception {
		var id = launch();
		qemu.cut();
		Await.until("the gap is known", () -> bench.registry().machine(id)
				.filter(machine -> machine.cpusTakenOut().equals(OptionalInt.empty())).isPresent());
	}

	@Test
	void ofAMachineOfAnEarlierWorkbenchItIsNotKnown() throws Exception {
		bench.host().hosted("cafe0001", "guest", 4711, qemu.address());
		bench.restart();
		bench.awaitState("cafe0001", MachineState.RUNNING);
		assertEquals(OptionalInt.empty(), machine("cafe0001").cpusTakenOut());
	}

	@Test
	void ofAnAttachedMachineItIsNotKnown() throws Exception {
		assertEquals(OptionalInt.empty(), machine(bench.attach(qemu)).cpusTakenOut());
	}
}
