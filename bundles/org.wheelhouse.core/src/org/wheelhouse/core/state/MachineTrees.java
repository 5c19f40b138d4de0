package org.wheelhouse.core.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is inside a machine. Each part is empty before it was asked for, and some time after the last one who watched it left.
 *
 * @param block     block devices and nodes, with their counters
 * @param pci       the PCI topology
 * @param cpus      virtual CPUs by index
 * @param vnc       the VNC server
 * @param migration the live migration under way, or the last one
 * @param untold    why QEMU does not tell a part, in one sentence, for those that it does not
 */
public record MachineTrees(Optional<BlockGraph> block, Optional<PciTopology> pci, Optional<List<VirtualCpu>> cpus,
		Optional<VncServer> vnc,
		Optional<MigrationProgress> migration, Map<Topic, String> untold) {

	/** Nothing is watched. */
	public static final MachineTrees NONE = new MachineTrees(Optional.empty(), Optional.empty(), Optional.empty(),
			Optional.empty(), Optional.empty());

	public MachineTrees {
		cpus = cpus.map(List::copyOf);
		untold = Map.copyOf(untold);
	}

	/** With nothing that QEMU does not tell. */
	public MachineTrees(Optional<BlockGraph> block, Optional<PciTopology> pci, Optional<List<VirtualCpu>> cpus,
			Optional<VncServer> vnc, Optional<MigrationProgress> migration) {
		this(block, pci, cpus, vnc, migration, Map.of());
	}

	/** The same, but that QEMU does not tell this part for this reason; without what was known of it. */
	public MachineTrees untold(Topic topic, String why) {
		var reasons = new EnumMap<Topic, String>(Topic.class);
		reasons.putAll(untold);
		reasons.put(topic, why);
		return without(topic).withUntold(reasons);
	}

	/** The same when QEMU tells this part, or is not asked for it. */
	public MachineTrees told(Topic topic) {
		if (!untold.containsKey(topic)) {
			return this;
		}
		var reasons = new EnumMap<Topic, String>(untold);
		reasons.remove(topic);
		return withUntold(reasons);
	}

	/** The same without what is known of this part. */
	public MachineTrees without(Topic topic) {
		return switch (topic) {
			case BLOCK -> withBlock(Optional.empty());
			case PCI -> withPci(Optional.empty());
			case CPU -> withCpus(Optional.empty());
			case VNC -> withVnc(Optional.empty());
			case MIGRATION -> withMigration(Optional.empty());
			case STATUS, BLOCK_STATS, BALLOON -> this;
		};
	}

	private MachineTrees withUntold(Map<Topic, String> changed) {
		return new MachineTrees(block, pci, cpus, vnc, migration, changed);
	}

	/** The same with another block graph. */
	public MachineTrees withBlock(Optional<BlockGraph> changed) {
		return new MachineTrees(changed, pci, cpus, vnc, migration, untold);
	}

	/** The same with another PCI topology. */
	public MachineTrees withPci(Optional<PciTopology> changed) {
		return new MachineTrees(block, changed, cpus, vnc, migration, untold);
	}

	/** The same with other virtual CPUs. */
	public MachineTrees withCpus(Optional<List<VirtualCpu>> changed) {
		return new MachineTrees(block, pci, changed, vnc, migration, untold);
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
		return new MachineTrees(block, pci, cpus, changed, migration, untold);
	}

	/** The same with another migration. */
	public MachineTrees withMigration(Optional<MigrationProgress> changed) {
		return new MachineTrees(block, pci, cpus, vnc, changed, untold);
	}
}
