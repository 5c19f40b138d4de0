package org.wheelhouse.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.topology.PciTopology;

/**
 * What is inside a machine. Each part is empty before it was asked for, and some time after the last one who watched it left.
 *
 * @param block     block devices and nodes, with their counters
 * @param pci       the PCI topology
 * @param cpus      virtual CPUs by index
 * @param vnc       the VNC server
 * @param migration the live migration under way, or the last one
 */
public record MachineTrees(Optional<BlockGraph> block, Optional<PciTopology> pci, Optional<List<VirtualCpu>> cpus,
		Optional<VncServer> vnc,
		Optional<MigrationProgress> migration) {

	/** Nothing is watched. */
	public static final MachineTrees NONE = new MachineTrees(Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), Optional.empty());

	public MachineTrees {
		cpus = cpus.map(List::copyOf);
	}

	/** The same with another block graph. */
	public MachineTrees withBlock(Optional<BlockGraph> changed) {
		return new MachineTrees(changed, pci, cpus, vnc, migration);
	}

	/** The same with another PCI topology. */
	public MachineTrees withPci(Optional<PciTopology> changed) {
		return new MachineTrees(block, changed, cpus, vnc, migration);
	}

	/** The same with other virtual CPUs. */
	public MachineTrees withCpus(Optional<List<VirtualCpu>> changed) {
		return new MachineTrees(block, pci, changed, vnc, migration);
	}

	/**
	 * The same with these loads of the virtual CPUs, in percent of one core by thread; unknown for all other threads. This
	 * object where that changes nothing.
	 */
	public MachineTrees withThreadLoads(Map<Long, Double> loads) {
		var changed = cpus.map(list -> list.stream()
				.map(cpu -> cpu.withPercent(loads.getOrDefault(cpu.threadId(), -1.0))).toList());
		return changed.equals(cpus) ? this : withCpus(changed);
	}

	/** The same with another VNC server. */
	public MachineTrees withVnc(Optional<VncServer> changed) {
		return new MachineTrees(block, pci, cpus, changed, migration);
	}

	/** The same with another migration. */
	public MachineTrees withMigration(Optional<MigrationProgress> changed) {
		return new MachineTrees(block, pci, cpus, vnc, changed);
	}
}
