package org.wheelhouse.core.internal.cpu;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.CpuSlot;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.core.state.Processors;
import org.wheelhouse.core.state.VirtualCpu;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.model.live.LiveFactory;

/** Copies the virtual CPUs, matched by index, and their places, matched by name. */
final class CpuSync {

	private final KeyedList<VirtualCpu, Cpu> cpus = new KeyedList<>(VirtualCpu::index, Cpu::getIndex,
			LiveFactory.eINSTANCE::createCpu, CpuSync::cpu);

	void apply(Processors known, MachineSnapshot snapshot, CpuState state) {
		cpus.apply(known.cpus(), state.getCpus());
		var byPath = state.getCpus().stream().filter(cpu -> !cpu.getQomPath().isEmpty())
				.collect(Collectors.toMap(Cpu::getQomPath, cpu -> cpu, (one, _) -> one));
		new KeyedList<CpuSlot, org.wheelhouse.model.live.CpuSlot>(CpuSlot::name,
				org.wheelhouse.model.live.CpuSlot::getName, LiveFactory.eINSTANCE::createCpuSlot,
				(target, slot) -> slot(target, slot, byPath, snapshot)).apply(known.slots(), state.getSlots());
		new FeatureWriter(state).set(CPU_STATE__SLOTS_UNTOLD, known.slotsUntold())
				.set(CPU_STATE__PLUG_REFUSAL, known.plugRefusal());
	}

	private static void slot(org.wheelhouse.model.live.CpuSlot target, CpuSlot slot, Map<String, Cpu> cpus,
			MachineSnapshot snapshot) {
		var leaves = Optional.ofNullable(snapshot.leaving().get(slot.leavingKey()));
		var writer = new FeatureWriter(target).set(CPU_SLOT__NAME, slot.name())
				.set(CPU_SLOT__SOCKET_ID, slot.socketId())
				.set(CPU_SLOT__DIE_ID, slot.dieId()).set(CPU_SLOT__CLUSTER_ID, slot.clusterId())
				.set(CPU_SLOT__CORE_ID, slot.coreId()).set(CPU_SLOT__SMT_THREAD_ID, slot.smtThreadId())
				.set(CPU_SLOT__NODE_ID, slot.nodeId()).set(CPU_SLOT__TYPE, slot.type())
				.set(CPU_SLOT__QOM_PATH, slot.qomPath()).set(CPU_SLOT__DEVICE_ID, slot.deviceId())
				.set(CPU_SLOT__UNPLUG_REFUSAL, slot.unplugRefusal())
				.set(CPU_SLOT__LEAVING_SINCE_MILLIS, leaves.map(PendingUnplug::sinceMillis).orElse(0L))
				.set(CPU_SLOT__LEAVING_TEXT,
						leaves.filter(PendingUnplug::isLeaving).map(PendingUnplug::text).orElse(""))
				.set(CPU_SLOT__REFUSAL_TEXT,
						leaves.filter(PendingUnplug::isRefused).map(PendingUnplug::text).orElse(""));
		var cpu = cpus.get(slot.qomPath());
		if (target.getCpu() != cpu) {
			writer.target().eSet(CPU_SLOT__CPU, cpu);
		}
	}

	private static void cpu(Cpu target, VirtualCpu cpu) {
		new FeatureWriter(target).set(CPU__INDEX, cpu.index()).set(CPU__QOM_PATH, cpu.qomPath())
				.set(CPU__THREAD_ID, cpu.threadId()).set(CPU__TARGET, cpu.target()).set(CPU__TYPE, cpu.type())
				.set(CPU__SOCKET_ID, cpu.socketId()).set(CPU__DIE_ID, cpu.dieId()).set(CPU__CORE_ID, cpu.coreId())
				.set(CPU__SMT_THREAD_ID, cpu.smtThreadId()).set(CPU__NODE_ID, cpu.nodeId())
				.set(CPU__PERCENT, cpu.percent()).set(CPU__HOST_CPU, cpu.hostCpu())
				.set(CPU__ALLOWED_HOST_CPUS, cpu.allowed());
	}
}
