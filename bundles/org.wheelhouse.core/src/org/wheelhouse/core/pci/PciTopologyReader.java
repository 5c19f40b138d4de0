package org.wheelhouse.core.pci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.command.QomListTypes;
import org.wheelhouse.qmp.command.QueryPci;
import org.wheelhouse.qmp.session.CommandSender;

/**
 * Reads the PCI topology of one connected machine. What cannot change while a device lives (its type, address and whether
 * it can be taken away) is asked once; reading again costs one command a bus and {@code query-pci}. One reader serves
 * one connection. Any thread; never blocks.
 */
public final class PciTopologyReader {

	private static final String MACHINE = "/machine";
	private static final String HANDLER = "hotplug-handler";
	private static final String UNATTACHED = "/machine/unattached";
	/** What a bus has whose slots ACPI handles. */
	private static final String ACPI_NUMBER = "acpi-pcihp-bsel";

	private final CommandSender machine;
	private final Map<String, String> handlers = new ConcurrentHashMap<>();
	private final DeviceFacts facts;
	private @Nullable CompletableFuture<Chipset> chipset;
	private @Nullable CompletableFuture<PciTopology> underWay;

	/** The buses of the host bridges, which are there as long as the machine, and what kinds of objects this QEMU has. */
	private record Chipset(List<BusPlace> roots, Kinds kinds) {}

	/** @param machine to be asked */
	public PciTopologyReader(CommandSender machine) {
		this.machine = machine;
		facts = new DeviceFacts(machine);
	}

	/**
	 * Reads the topology as it is now. A call while a reading is under way gets that one's answer. A device that goes
	 * meanwhile is left out; its {@code DEVICE_DELETED} calls for another reading.
	 *
	 * @return fails with {@link org.wheelhouse.qmp.session.QmpException}
	 */
	public synchronized CompletableFuture<PciTopology> read() {
		var current = underWay;
		if (current != null && !current.isDone()) {
			return current;
		}
		// Behind the questions about the tree, so that a device that has just come is in both answers.
		var read = chipset().thenCompose(found -> found.roots().isEmpty() ? seen() : read(found));
		underWay = read;
		return read;
	}

	private CompletableFuture<PciTopology> read(Chipset found) {
		return Pipelined.all(found.roots(), root -> bus(root, found.kinds())).thenCombine(machine.send(new QueryPci()),
				(buses, answer) -> TopologyJoin.join(new QomTree(buses.stream().flatMap(Optional::stream).toList()),
						answer));
	}

	/** Where the tree of objects has no PCI or cannot be read: what {@code query-pci} sees, if there is anything. */
	private CompletableFuture<PciTopology> seen() {
		return machine.send(new QueryPci())
				.exceptionallyCompose(problem -> Pipelined.isRefusal(problem, "not currently supported")
						? CompletableFuture.completedFuture(List.of())
						: CompletableFuture.failedFuture(problem))
				.thenApply(answer -> TopologyJoin.join(ToldBuses.tree(answer), answer));
	}

	private synchronized CompletableFuture<Chipset> chipset() {
		var known = chipset;
		if (known == null || known.isCompletedExceptionally() || known.isDone() && known.join().roots().isEmpty()) {
			// None may mean that the machine is not made yet.
			known = findChipset();
			chipset = known;
		}
		return known;
	}

	private CompletableFuture<Chipset> findChipset() {
		return askChipset().exceptionallyCompose(problem -> Pipelined.isLacking(problem)
				? CompletableFuture.completedFuture(new Chipset(List.of(), new Kinds(Set.of(), Set.of(), Set.of())))
				: CompletableFuture.failedFuture(problem));
	}

	private CompletableFuture<Chipset> askChipset() {
		var top = machine.send(new QomList(MACHINE));
		var unattached = machine.send(new QomList(UNATTACHED));
		var hosts = types("pci-host-bridge");
		var kinds = types("PCI").thenCombine(types("base-pci-bridge"),
				(buses, bridges) -> new Kinds(buses, bridges, Set.of()));
		return hosts.thenCompose(types -> top.thenCombine(unattached,
				(first, then) -> Stream.concat(children(MACHINE, first, types), children(UNATTACHED, then, types))
						.toList()))
				.thenCombine(kinds, (places, found) -> new Chipset(places, found.behind(places)))
				.thenCompose(bridges -> Pipelined.all(bridges.roots(), bridge -> busesOf(bridge, bridges.kinds()))
						.thenApply(
								buses -> new Chipset(buses.stream().flatMap(List::stream).toList(), bridges.kinds())));
	}

	private CompletableFuture<List<BusPlace>> busesOf(BusPlace bridge, Kinds kinds) {
		return machine.send(new QomList(bridge.path()))
				.thenApply(properties -> children(bridge.path(), properties, kinds.buses()).toList());
	}

	private CompletableFuture<Optional<QomTree.Bus>> bus(BusPlace place, Kinds kinds) {
		var listed = Pipelined.unlessGone(machine.send(new QomList(place.path())));
		var told = handler(place);
		return listed.thenCompose(properties -> told.thenApply(known -> handler(known, properties.orElse(List.of()))))
				.thenCompose(handledBy -> listed.thenCompose(links -> links.isEmpty() || handledBy.isEmpty()
						? CompletableFuture.completedFuture(Optional.empty())
						: bus(place, inCharge(place, handledBy.get(), links.get(), kinds), links.get(), kinds)));
	}

	/**
	 * Who handles plugging: the port or bridge itself, a host bridge for all behind it, or ACPI. From 10.0 on buses that ACPI
	 * does not handle name it too, and QEMU refuses.
	 */
	private static String inCharge(BusPlace place, String handler, List<QomList.Property> bus, Kinds kinds) {
		return handler.equals(QomTree.UNTOLD) || place.path().startsWith(handler + "/")
				|| kinds.hosts().contains(handler)
				|| bus.stream().anyMatch(property -> property.name().equals(ACPI_NUMBER)) ? handler : "";
	}

	private CompletableFuture<Optional<QomTree.Bus>> bus(BusPlace place, String handledBy,
			List<QomList.Property> listed,
			Kinds kinds) {
		var links = listed.stream().filter(property -> property.name().startsWith("child[")).toList();
		facts.keep(place, links);
		return Pipelined.all(links, link -> facts.of(place, link, kinds))
				.thenCompose(found -> Pipelined.all(found.stream().flatMap(Optional::stream).toList(),
						fact -> device(fact, staysFor(place, handledBy, fact), kinds)))
				.thenApply(devices -> Optional.of(new QomTree.Bus(place.path(), place.type(), handledBy, devices)));
	}

	private CompletableFuture<QomTree.Device> device(DeviceFacts.Fact fact, boolean stays, Kinds kinds) {
		return Pipelined.all(fact.buses(), bus -> bus(bus, kinds)).thenApply(buses -> new QomTree.Device(fact.path(),
				fact.type(), fact.devfn(), fact.hotpluggable() && !stays, fact.bridge().behind(),
				buses.stream().flatMap(Optional::stream).toList()));
	}

	/**
	 * Where ACPI handles plugging, QEMU accepts device_del for a bridge that was there when the machine started, and then
	 * neither guest nor reset takes it away. The bridges that handle plugging themselves do let go.
	 */
	private static boolean staysFor(BusPlace place, String handledBy, DeviceFacts.Fact fact) {
		return fact.bridge().atBoot() && !place.path().startsWith(handledBy + "/");
	}

	private static Optional<String> handler(Optional<String> told, List<QomList.Property> listed) {
		return listed.isEmpty() || listed.stream().anyMatch(property -> property.name().equals(HANDLER))
				? told
				: Optional.of(QomTree.UNTOLD);
	}

	/** QEMU refuses to plug where this link points nowhere. Asked beside what the bus has: a far monitor is asked once the less. */
	private CompletableFuture<Optional<String>> handler(BusPlace place) {
		var known = Optional.ofNullable(handlers.get(place.path()));
		if (known.isPresent()) {
			return CompletableFuture.completedFuture(known);
		}
		return Pipelined.unlessGone(machine.send(new QomGet(place.path(), HANDLER))).thenApply(answer -> {
			answer.ifPresent(path -> handlers.put(place.path(), path.asText()));
			return answer.map(path -> path.asText());
		});
	}

	private CompletableFuture<Set<String>> types(String base) {
		return machine.send(new QomListTypes(Optional.of(base), false))
				.thenApply(
						types -> types.stream().map(QomListTypes.Type::name).collect(Collectors.toUnmodifiableSet()));
	}

	static Stream<BusPlace> children(String parent, List<QomList.Property> properties, Set<String> types) {
		return properties.stream().flatMap(property -> property.childType().filter(types::contains)
				.map(type -> new BusPlace(parent + "/" + property.name(), type)).stream());
	}

	/** Where an object is and what it is: a bus, or a bridge that has some. */
	record BusPlace(String path, String type) {}

	/**
	 * What is what in this QEMU.
	 *
	 * @param buses   names of types of buses
	 * @param bridges names of types of bridges
	 * @param hosts   where the host bridges are
	 */
	record Kinds(Set<String> buses, Set<String> bridges, Set<String> hosts) {

		Kinds behind(List<BusPlace> hostBridges) {
			return new Kinds(buses, bridges,
					hostBridges.stream().map(BusPlace::path).collect(Collectors.toUnmodifiableSet()));
		}
	}
}
