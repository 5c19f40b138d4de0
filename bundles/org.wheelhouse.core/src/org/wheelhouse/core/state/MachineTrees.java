package org.wheelhouse.core.state;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.wheelhouse.host.ThreadPlace;

/**
 * What is inside a machine. Each part is empty before it was asked for, and some time after the last one who watched it left.
 *
 * @param parts  what is known, by the topic of its {@link TreeKey}
 * @param untold why QEMU does not tell a part, in one sentence, for those that it does not
 */
public record MachineTrees(Map<Topic, Object> parts, Map<Topic, String> untold) {

	/** Block devices and nodes, with their counters. */
	public static final TreeKey<BlockGraph> BLOCK = new TreeKey<>(Topic.BLOCK);
	/** The PCI topology. */
	public static final TreeKey<PciTopology> PCI = new TreeKey<>(Topic.PCI);
	/** The buses of all kinds; what is on those of PCI is in {@link #PCI}. */
	public static final TreeKey<BusTopology> TOPOLOGY = new TreeKey<>(Topic.TOPOLOGY);
	/** Virtual CPUs by index, and the places for them. */
	public static final TreeKey<Processors> CPU = new TreeKey<>(Topic.CPU);
	/** Slots for memory, memory devices and the balloon. */
	public static final TreeKey<InstalledMemory> MEMORY = new TreeKey<>(Topic.MEMORY);
	/** Network cards and what is behind them. */
	public static final TreeKey<GuestNetwork> NETWORK = new TreeKey<>(Topic.NETWORK);
	/** What guest and computer tell of the network cards. */
	public static final TreeKey<GuestTraffic> TRAFFIC = new TreeKey<>(Topic.TRAFFIC);
	/** The VNC server. */
	public static final TreeKey<VncServer> VNC = new TreeKey<>(Topic.VNC);
	/** The live migration under way, or the last one. */
	public static final TreeKey<MigrationProgress> MIGRATION = new TreeKey<>(Topic.MIGRATION);

	private static final ThreadPlace NOWHERE = new ThreadPlace(-1, "");

	/** Nothing is watched. */
	public static final MachineTrees NONE = new MachineTrees(Map.of(), Map.of());

	public MachineTrees {
		parts = Map.copyOf(parts);
		untold = Map.copyOf(untold);
	}

	/** What is known of a part. */
	@SuppressWarnings("unchecked") // only with() puts anything in, of the key's type
	public <T> Optional<T> get(TreeKey<T> key) {
		return Optional.ofNullable((T) parts.get(key.topic()));
	}

	/** Whether that part is the very answer that the other has: nobody has asked in between, or the same was told and is shared. */
	public boolean hasTheSame(TreeKey<?> key, MachineTrees other) {
		return parts.get(key.topic()) == other.parts.get(key.topic());
	}

	/** What is known of the block devices and nodes. */
	public Optional<BlockGraph> block() {
		return get(BLOCK);
	}

	/** What is known of the PCI topology. */
	public Optional<PciTopology> pci() {
		return get(PCI);
	}

	/** What is known of the buses of all kinds. */
	public Optional<BusTopology> topology() {
		return get(TOPOLOGY);
	}

	/** What is known of the virtual CPUs and their places. */
	public Optional<Processors> processors() {
		return get(CPU);
	}

	/** What is known of the virtual CPUs. */
	public Optional<List<VirtualCpu>> cpus() {
		return processors().map(Processors::cpus);
	}

	/** What is known of the memory. */
	public Optional<InstalledMemory> memory() {
		return get(MEMORY);
	}

	/** What is known of the network cards. */
	public Optional<GuestNetwork> network() {
		return get(NETWORK);
	}

	/** What guest and computer tell of the network cards. */
	public Optional<GuestTraffic> traffic() {
		return get(TRAFFIC);
	}

	/** What is known of the VNC server. */
	public Optional<VncServer> vnc() {
		return get(VNC);
	}

	/** What is known of the live migration. */
	public Optional<MigrationProgress> migration() {
		return get(MIGRATION);
	}

	/** The same with another part, or without it. */
	public <T> MachineTrees with(TreeKey<T> key, Optional<T> part) {
		var changed = new EnumMap<Topic, Object>(Topic.class);
		changed.putAll(parts);
		part.ifPresentOrElse(known -> changed.put(key.topic(), known), () -> changed.remove(key.topic()));
		return new MachineTrees(changed, untold);
	}

	/** The same, but that QEMU does not tell this part for this reason; without what was known of it. */
	public MachineTrees untold(Topic topic, String why) {
		var reasons = new EnumMap<Topic, String>(Topic.class);
		reasons.putAll(untold);
		reasons.put(topic, why);
		return new MachineTrees(without(topic).parts, reasons);
	}

	/** The same when QEMU tells this part, or is not asked for it. */
	public MachineTrees told(Topic topic) {
		if (!untold.containsKey(topic)) {
			return this;
		}
		var reasons = new EnumMap<Topic, String>(untold);
		reasons.remove(topic);
		return new MachineTrees(parts, reasons);
	}

	/** The same without what is known of this part. */
	public MachineTrees without(Topic topic) {
		return with(new TreeKey<>(topic), Optional.empty());
	}

	/** The same, with those parts of the other that are equal in place of its own. */
	public MachineTrees sharing(MachineTrees other) {
		var shared = new EnumMap<Topic, Object>(Topic.class);
		shared.putAll(parts);
		shared.replaceAll((topic, part) -> {
			var before = other.parts.get(topic);
			return before != null && before.equals(part) ? before : part;
		});
		var same = new MachineTrees(shared, Objects.equals(other.untold, untold) ? other.untold : untold);
		return same.equals(other) ? other : same;
	}

	/**
	 * The same with these loads of the virtual CPUs, in percent of one core by thread; unknown for all other threads. This
	 * object where that changes nothing.
	 */
	public MachineTrees withThreadLoads(Map<Long, Double> loads) {
		return withCpus(cpu -> cpu.withPercent(loads.getOrDefault(cpu.threadId(), -1.0)));
	}

	/** The same with the threads of the virtual CPUs in these places of the host. This object where that changes nothing. */
	public MachineTrees withThreadPlaces(Map<Long, ThreadPlace> places) {
		return withCpus(cpu -> {
			var place = places.getOrDefault(cpu.threadId(), NOWHERE);
			return cpu.withPlace(place.processor(), place.allowed());
		});
	}

	private MachineTrees withCpus(UnaryOperator<VirtualCpu> change) {
		var changed = processors().map(now -> now.with(now.cpus().stream().map(change).toList()));
		return changed.equals(processors()) ? this : with(CPU, changed);
	}
}
