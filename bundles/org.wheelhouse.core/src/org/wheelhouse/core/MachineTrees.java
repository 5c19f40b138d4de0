package org.wheelhouse.core;

import java.util.List;
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
public record MachineTrees(Optional<BlockGraph> block, Optional<PciTopology> pci, Optional<List<VirtualCpu>> cpus, Optional<VncServer> vnc,
		Optional<MigrationProgress> migration) {

	/** Nothing is watched. */
	public static final MachineTrees NONE = new MachineTrees(Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), Optional.empty());

	public MachineTrees {
		cpus = cpus.map(List::copyOf);
	}
}
