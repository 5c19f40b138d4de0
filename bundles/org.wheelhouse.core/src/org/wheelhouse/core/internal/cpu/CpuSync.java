package org.wheelhouse.core.internal.cpu;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.List;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.VirtualCpu;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.model.live.LiveFactory;

/** Copies the virtual CPUs, matched by index. */
final class CpuSync {

	private final KeyedList<VirtualCpu, Cpu> cpus = new KeyedList<>(VirtualCpu::index, Cpu::getIndex,
			LiveFactory.eINSTANCE::createCpu, CpuSync::cpu);

	void apply(List<VirtualCpu> known, MachineSnapshot snapshot, CpuState state) {
		cpus.apply(known, state.getCpus());
	}

	private static void cpu(Cpu target, VirtualCpu cpu) {
		new FeatureWriter(target).set(CPU__INDEX, cpu.index()).set(CPU__QOM_PATH, cpu.qomPath())
				.set(CPU__THREAD_ID, cpu.threadId()).set(CPU__TARGET, cpu.target()).set(CPU__TYPE, cpu.type())
				.set(CPU__SOCKET_ID, cpu.socketId()).set(CPU__DIE_ID, cpu.dieId()).set(CPU__CORE_ID, cpu.coreId())
				.set(CPU__SMT_THREAD_ID, cpu.smtThreadId()).set(CPU__NODE_ID, cpu.nodeId())
				.set(CPU__PERCENT, cpu.percent());
	}
}
