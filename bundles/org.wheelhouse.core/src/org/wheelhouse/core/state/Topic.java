package org.wheelhouse.core.state;

/** A part of a machine's state that is asked for on its own, and only while somebody watches it. */
public enum Topic {
	/** The flat row: run state, load of the process, whether the monitor still answers. */
	STATUS,
	/** Block devices and nodes. */
	BLOCK,
	/** Counters of the block devices: once a second. */
	BLOCK_STATS,
	/** The PCI topology. */
	PCI,
	/** The buses of all kinds; what is on those of PCI is told by {@link #PCI}. */
	TOPOLOGY,
	/** Virtual CPUs. */
	CPU,
	/** The VNC server and its clients. */
	VNC,
	/** Live migration: five times a second while one is active. */
	MIGRATION,
	/** Memory as the balloon leaves it. */
	BALLOON,
	/** Slots for memory, memory devices, and what the guest says of its memory. */
	MEMORY,
	/** Network cards and what is behind them. */
	NETWORK,
	/** What guest and computer tell of the network cards: each five seconds. */
	TRAFFIC
}
