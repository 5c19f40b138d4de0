package org.wheelhouse.core.pci;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.wheelhouse.core.machine.Pipelined;
import org.wheelhouse.core.pci.PciTopologyReader.BusPlace;
import org.wheelhouse.core.pci.PciTopologyReader.Kinds;
import org.wheelhouse.qmp.command.QomGet;
import org.wheelhouse.qmp.command.QomList;
import org.wheelhouse.qmp.session.CommandSender;

/** What does not change about a device while it is plugged, asked once. */
final class DeviceFacts {

	/**
	 * A device.
	 *
	 * @param path         QOM path
	 * @param type         QOM type
	 * @param devfn        slot times 8 plus function
	 * @param hotpluggable whether QEMU would take it away while the machine runs
	 * @param bridge       what is known of it besides when it is a bridge
	 * @param buses        what it bridges to
	 */
	record Fact(String path, String type, int devfn, boolean hotpluggable, Bridge bridge, List<BusPlace> buses) {}

	/**
	 * A bridge.
	 *
	 * @param atBoot whether it was there when the machine started
	 * @param closed whether it is a port with {@code hotplug=off}
	 */
	record Bridge(boolean atBoot, boolean closed) {

		/** For all devices that are none. */
		static final Bridge NONE = new Bridge(false, false);

		QomTree.Behind behind() {
			return this == NONE || atBoot && !closed
					? QomTree.Behind.USUAL
					: closed ? QomTree.Behind.CLOSED : QomTree.Behind.UNSEEN;
		}
	}

	private static final String HOTPLUG = "hotplug";

	private final CommandSender machine;
	/** By bus and link: a bus never gives the same {@code child[n]} twice. */
	private final Map<Link, Fact> known = new ConcurrentHashMap<>();

	private record Link(String bus, String name) {}

	DeviceFacts(CommandSender machine) {
		this.machine = machine;
	}

	/** Forgets the devices that are on this bus no more, with all that was behind them. */
	void keep(BusPlace bus, List<QomList.Property> links) {
		var names = links.stream().map(QomList.Property::name).collect(Collectors.toSet());
		var gone = known.entrySet().stream()
				.filter(entry -> entry.getKey().bus().equals(bus.path()) && !names.contains(entry.getKey().name()))
				.toList();
		for (var entry : gone) {
			known.remove(entry.getKey());
			// Another bridge may come with the same id, and its bus counts from 0 again.
			known.keySet().removeIf(link -> link.bus().startsWith(entry.getValue().path() + "/"));
		}
	}

	/** What is known of the device that a bus links to; empty when it has just gone. */
	CompletableFuture<Optional<Fact>> of(BusPlace bus, QomList.Property property, Kinds kinds) {
		var link = new Link(bus.path(), property.name());
		var fact = Optional.ofNullable(known.get(link));
		if (fact.isPresent()) {
			return CompletableFuture.completedFuture(fact);
		}
		var asked = machine.send(new QomGet(bus.path(), property.name()))
				.thenCompose(path -> ask(path.asText(), property.linkType().orElse(""), kinds));
		return Pipelined.unlessGone(asked).thenApply(answer -> {
			answer.ifPresent(found -> known.put(link, found));
			return answer;
		});
	}

	private CompletableFuture<Fact> ask(String path, String type, Kinds kinds) {
		var devfn = machine.send(new QomGet(path, "addr"));
		var hotpluggable = Pipelined.unlessGone(machine.send(new QomGet(path, "hotpluggable")));
		var fact = devfn.thenCombine(hotpluggable, (address, can) -> new Fact(path, type, address.asInt(),
				// Before 2.0 nobody tells, and it may be tried.
				can.map(told -> told.asBoolean()).orElse(true), Bridge.NONE, List.of()));
		if (!kinds.bridges().contains(type)) {
			return fact;
		}
		var listed = machine.send(new QomList(path));
		var hotplugged = Pipelined.unlessGone(machine.send(new QomGet(path, "hotplugged")))
				.thenApply(told -> told.map(later -> later.asBoolean()).orElse(false));
		// Ports have the property since QEMU 5.0; other bridges never.
		var closed = Pipelined.unlessGone(machine.send(new QomGet(path, HOTPLUG)))
				.thenApply(told -> told.map(open -> !open.asBoolean(true)).orElse(false));
		return fact.thenCombine(listed, (plain, properties) -> new Fact(path, type, plain.devfn(),
				plain.hotpluggable(), Bridge.NONE,
				PciTopologyReader.children(path, properties, kinds.buses()).toList()))
				.thenCombine(hotplugged.thenCombine(closed, (later, shut) -> new Bridge(!later, shut)),
						(plain, bridge) -> new Fact(path, type, plain.devfn(), plain.hotpluggable(), bridge,
								plain.buses()));
	}
}
