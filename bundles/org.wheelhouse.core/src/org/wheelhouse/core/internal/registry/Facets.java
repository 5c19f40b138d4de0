package org.wheelhouse.core.internal.registry;

import java.util.List;

import org.wheelhouse.core.internal.block.BlockPoller;
import org.wheelhouse.core.internal.block.BlockStatsPoller;
import org.wheelhouse.core.internal.cpu.CpuPoller;
import org.wheelhouse.core.internal.machine.Facet;
import org.wheelhouse.core.internal.machine.StaleTopics;
import org.wheelhouse.core.internal.memory.MemoryDevicePoller;
import org.wheelhouse.core.internal.memory.MemoryPoller;
import org.wheelhouse.core.internal.migration.MigrationPoller;
import org.wheelhouse.core.internal.network.NetworkPoller;
import org.wheelhouse.core.internal.network.TrafficPoller;
import org.wheelhouse.core.internal.pci.PciPoller;
import org.wheelhouse.core.internal.session.StatusPoller;
import org.wheelhouse.core.internal.topology.TopologyPoller;
import org.wheelhouse.core.internal.vnc.VncPoller;

/** What is asked of each machine and shown of it: a new subject is a folder of its own and a line here. */
final class Facets {

	static final List<Facet> ALL = List.of(StatusPoller.FACET, MigrationPoller.FACET, MemoryPoller.FACET,
			MemoryDevicePoller.FACET,
			BlockPoller.FACET, BlockStatsPoller.FACET, CpuPoller.FACET, VncPoller.FACET, NetworkPoller.FACET,
			TrafficPoller.FACET,
			PciPoller.FACET,
			// Refers to what PCI shows, so it comes after it.
			TopologyPoller.FACET);

	/** What of that is asked again after an event. */
	static final StaleTopics STALE = StaleTopics.of(ALL);

	private Facets() {
		// only a list
	}
}
