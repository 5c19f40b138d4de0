package org.wheelhouse.core.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Await;
import org.wheelhouse.core.peer.RegistryBench;
import org.wheelhouse.host.Ending;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.model.live.MigrationState;

/** What is known of a machine from its process, and what is kept of it when that has ended. */
class MachineLoadTest {

	private static final long OWN = ProcessHandle.current().pid();
	/** That runs the one CPU of a scripted machine. */
	private static final long THREAD = 7;

	private final RegistryBench bench = new RegistryBench();

	MachineLoadTest() throws Exception {
		// opens the bench
	}

	@AfterEach
	void close() throws Exception {
		bench.close();
	}

	@Test
	void eachCpuHasTheLoadOfItsThread() throws Exception {
		used(Duration.ZERO);
		var id = bench.attach(bench.qemu("a"));
		bench.awaitState(id, MachineState.RUNNING);
		try (var _ = bench.registry().watch(id, Topic.CPU)) {
			Await.until("the CPU is there", () -> percent(id).equals(Optional.of(-1.0)));
			used(Duration.ofSeconds(100));
			Await.until("the second", () -> percent(id).filter(percent -> percent > 100).isPresent());
		}
	}

	@Test
	void loadsThatChangeNothingMakeNothingNew() {
		var cpu = new VirtualCpu(0, "/machine/unattached/device[0]", THREAD, "x86_64", "", -1, -1, -1, -1, -1, -1);
		var one = MachineTrees.NONE.with(MachineTrees.CPU, Optional.of(new Processors(List.of(cpu))));
		assertSame(MachineTrees.NONE, MachineTrees.NONE.withThreadLoads(Map.of(THREAD, 5.0)));
		assertSame(one, one.withThreadLoads(Map.of()));
		var loaded = one.withThreadLoads(Map.of(THREAD, 5.0));
		assertEquals(Optional.of(List.of(5.0)),
				loaded.cpus().map(list -> list.stream().map(VirtualCpu::percent).toList()));
		assertSame(loaded, loaded.withThreadLoads(Map.of(THREAD, 5.0)));
		assertEquals(one, loaded.withThreadLoads(Map.of()));
	}

	@Test
	void theMigrationOfAMachineThatHasEndedCanStillBeSeen() throws Exception {
		var qemu = bench.qemu("a");
		qemu.answer("query-migrate", "{\"status\":\"completed\",\"total-time\":500,\"downtime\":42}");
		var hosted = bench.host().hosted("cafe0001", "guest", 4711, qemu.address());
		bench.restart();
		bench.awaitState("cafe0001", MachineState.RUNNING);
		try (var _ = bench.registry().watch("cafe0001", Topic.MIGRATION, Topic.CPU)) {
			Await.until("it is seen", () -> downtime().equals(Optional.of(42L)));
			bench.host().end(hosted, new Ending.Exited(0, List.of()));
			qemu.die();
			bench.awaitState("cafe0001", MachineState.ENDED);
			assertEquals(Optional.of(42L), downtime());
			assertEquals(Optional.of(true), bench.row("cafe0001", row -> row.getCpu() == null));
		}
	}

	private void used(Duration time) {
		bench.host().process(OWN, time);
		bench.host().threads(OWN, Map.of(THREAD, time));
	}

	private Optional<Double> percent(String id) {
		return bench.row(id, row -> row.getCpu()).flatMap(state -> bench.model().call(
				() -> state.getCpus().stream().map(Cpu::getPercent).findFirst()));
	}

	private Optional<Long> downtime() {
		return bench.row("cafe0001", row -> row.getMigration()).map(MigrationState::getDowntimeMillis);
	}
}
