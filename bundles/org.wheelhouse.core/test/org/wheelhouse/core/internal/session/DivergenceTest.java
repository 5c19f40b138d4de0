package org.wheelhouse.core.internal.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.wheelhouse.core.fixture.Snapshots;
import org.wheelhouse.core.state.BlockGraph;
import org.wheelhouse.core.state.BlockGraph.Counters;
import org.wheelhouse.core.state.BlockGraph.Device;
import org.wheelhouse.core.state.BlockGraph.Limits;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.MachineIdentity;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.MachineTrees;
import org.wheelhouse.host.DefinitionText;

class DivergenceTest {

	private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
	private static final Limits SLOW = new Limits(1000, 0, 0, 0, 0, 0);

	private final Divergence divergence = new Divergence(Clock.fixed(NOW, ZoneOffset.UTC));

	DivergenceTest() throws Exception {
		divergence.defined(DefinitionText.parse("-drive if=virtio,id=d0,file=d.qcow2"), Set.of());
	}

	@Test
	void nothingIsComparedWhileOnlyFiguresChange() {
		var first = compared(with(disk(SLOW)));
		assertEquals(1, first.size());
		var counted = disk(SLOW).with(new Counters(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
		assertSame(first, compared(with(counted)));
		assertSame(first, compared(with(counted).with(with(counted).load().withProcess(7, 7).withDisk(7))));
		assertSame(first, compared(machine()), "nobody watches its disks any more");
		assertEquals(List.of(), compared(with(disk(Limits.NONE))));
	}

	@Test
	void sinceWhenIsToldOnlyWhereItWasSeen() throws Exception {
		assertEquals(Optional.empty(), compared(with(disk(SLOW))).getFirst().since(), "it was so before");
		compared(with(disk(Limits.NONE)));
		assertEquals(Optional.of(NOW), compared(with(disk(SLOW))).getFirst().since());
		compared(with(disk(Limits.NONE)));
		compared(machine());
		assertEquals(Optional.empty(), compared(with(disk(SLOW))).getFirst().since(), "nobody has looked meanwhile");
	}

	private List<Difference> compared(MachineSnapshot now) {
		return divergence.compared(now, List.of(), Set.of()).differences();
	}

	private static MachineSnapshot machine() {
		return Snapshots.running("m", List.of(), Map.of())
				.with(new MachineIdentity("m", "local", "", "", true, "/vm/m.qemu", 0, 0, List.of()));
	}

	private static MachineSnapshot with(Device disk) {
		return machine().with(machine().trees().with(MachineTrees.BLOCK,
				Optional.of(new BlockGraph(List.of(disk), List.of(), List.of()))));
	}

	private static Device disk(Limits limits) {
		return new Device("d0", "d0", "", "d0", "", false, false, false, false, "ok", false, limits,
				List.of(new BlockGraph.Node("n", "qcow2", "d.qcow2", false, false, 1, 1, "", false)),
				Optional.empty());
	}
}
