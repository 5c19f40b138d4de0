package org.wheelhouse.ui.devices.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.model.live.LiveFactory;

class CpuLayoutTest {

	@Test
	void tilesAreLargeWhereAllFitIntoOneRow() {
		var state = state(4);
		int enough = 12 + 4 * (148 + 2 * 8 + 12);
		var large = threads(CpuLayout.arrange(state, enough));
		assertTrue(large.stream().allMatch(CpuLayout.Thread::isLarge));
		assertTrue(large.stream().allMatch(thread -> thread.bounds().x + thread.bounds().width <= enough - 12));
		assertEquals(1, large.stream().map(thread -> thread.bounds().y).distinct().count());
		assertTrue(threads(CpuLayout.arrange(state, enough - 1)).stream().noneMatch(CpuLayout.Thread::isLarge));
	}

	@Test
	void largeTileSaysWhereItIsAndWhereItRuns() {
		var state = state(2);
		var cpu = LiveFactory.eINSTANCE.createCpu();
		cpu.setThreadId(4711);
		cpu.setHostCpu(3);
		state.getCpus().add(cpu);
		state.getSlots().getFirst().setCpu(cpu);
		assertEquals(List.of("core 0, thread 0", "host thread 4711", "host CPU 3"),
				CpuText.lines(CpuPlace.all(state).getFirst()));
		assertEquals(List.of("core 0, thread 0"), CpuText.lines(CpuPlace.all(state).getLast()));
	}

	private static List<CpuLayout.Thread> threads(CpuLayout layout) {
		return layout.sockets().stream().flatMap(socket -> socket.threads().stream()).toList();
	}

	/** So many sockets of one core. */
	private static CpuState state(int sockets) {
		var state = LiveFactory.eINSTANCE.createCpuState();
		for (int socket = 0; socket < sockets; socket++) {
			var slot = LiveFactory.eINSTANCE.createCpuSlot();
			slot.setSocketId(socket);
			slot.setCoreId(0);
			slot.setSmtThreadId(0);
			state.getSlots().add(slot);
		}
		return state;
	}
}
