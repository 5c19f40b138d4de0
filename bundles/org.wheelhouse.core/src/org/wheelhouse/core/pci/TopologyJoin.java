package org.wheelhouse.core.pci;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.BridgeWindows;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciIdentity;
import org.wheelhouse.core.state.PciRange;
import org.wheelhouse.core.state.PciRegion;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.qmp.command.QueryPci;

/** Joins the object tree with what {@code query-pci} answered: by slot and function, bus by bus. */
final class TopologyJoin {

	private static final int ALL_SLOTS = 32;

	private final List<QueryPci.Bus> answer;
	private boolean everyBridgeNumbered = true;
	private boolean somethingMapped;
	private boolean somethingToMap;

	/**
	 * Joins both views.
	 *
	 * @param tree   the PCI part of the object tree
	 * @param answer what {@code query-pci} answered; functions that the tree does not have are left out, they are about to
	 *               go or come
	 */
	static PciTopology join(QomTree tree, List<QueryPci.Bus> answer) {
		return new TopologyJoin(answer).topology(tree);
	}

	private TopologyJoin(List<QueryPci.Bus> answer) {
		this.answer = answer;
	}

	private PciTopology topology(QomTree tree) {
		var buses = tree.roots().stream().map(this::root).toList();
		return new PciTopology(everyBridgeNumbered && (somethingMapped || !somethingToMap), buses);
	}

	private PciBus root(QomTree.Bus bus) {
		var seen = answer.stream().filter(info -> devfns(info).equals(devfns(bus))).findFirst()
				// A device that comes or goes between both questions must not blind the machine's own bus.
				.or(() -> answer.stream().filter(info -> info.number() == 0 && bus.path().endsWith(".0")).findFirst());
		var functions = functions(bus, seen.map(QueryPci.Bus::devices).orElse(List.of()));
		var number = seen.map(info -> OptionalInt.of(info.number())).orElse(OptionalInt.empty());
		return new PciBus(bus.path(), bus.name(), number, bus.express(), ALL_SLOTS, 0, refusal(bus), Optional.empty(),
				functions);
	}

	private PciBus behind(QomTree.Device bridge, QomTree.Bus bus, Optional<QueryPci.Bridge> seen) {
		var functions = functions(bus, seen.map(QueryPci.Bridge::devices).orElse(List.of()));
		var windows = seen.map(TopologyJoin::windows);
		var number = windows.filter(known -> known.secondary() > 0).map(known -> OptionalInt.of(known.secondary()))
				.orElse(OptionalInt.empty());
		everyBridgeNumbered &= number.isPresent();
		return new PciBus(bus.path(), bus.name(), number, bus.express(), slots(bridge, bus), firstSlot(bridge, bus),
				refusal(bridge, bus), windows, functions);
	}

	private List<PciFunction> functions(QomTree.Bus bus, List<QueryPci.Device> seen) {
		return bus.devices().stream().sorted(Comparator.comparingInt(QomTree.Device::devfn)).map(device -> {
			var match = seen.stream()
					.filter(info -> info.slot() == device.slot() && info.function() == device.function())
					.findFirst();
			return function(device, match);
		}).toList();
	}

	private PciFunction function(QomTree.Device device, Optional<QueryPci.Device> seen) {
		var regions = seen.map(info -> info.regions().stream().map(TopologyJoin::region).toList()).orElse(List.of());
		somethingToMap |= !regions.isEmpty();
		somethingMapped |= regions.stream().anyMatch(PciRegion::mapped);
		var bridge = seen.flatMap(QueryPci.Device::bridge);
		var buses = device.buses().stream().map(bus -> behind(device, bus, bridge)).toList();
		var classText = seen.map(info -> info.deviceClass().description().orElse("")).filter(text -> !text.isEmpty())
				.orElse(FunctionNames.kind(device.type()));
		var name = device.id().isEmpty() ? FunctionNames.of(device.type(), classText) : device.id();
		return new PciFunction(device.path(), device.id(), name, device.type(), device.slot(), device.function(),
				device.hotpluggable() && !device.id().isEmpty(), classText, seen.map(TopologyJoin::identity), regions,
				buses);
	}

	/** A PCI Express port has a link to one device; a switch's upstream port has a bus of downstream ports behind it. */
	private static int slots(QomTree.Device bridge, QomTree.Bus bus) {
		return bus.express() && !bridge.type().endsWith("upstream") ? 1 : ALL_SLOTS;
	}

	/** A bridge that handles plugging itself does so by the standard hotplug controller, which cannot power slot 0. */
	private static int firstSlot(QomTree.Device bridge, QomTree.Bus bus) {
		return !bus.express() && bus.hotplugHandler().equals(bridge.path()) ? 1 : 0;
	}

	/** A port that handles plugging itself refuses in other words than a bus where nobody does. */
	private static String refusal(QomTree.Device bridge, QomTree.Bus bus) {
		var said = refusal(bus);
		return switch (bridge.behind()) {
			case USUAL -> said;
			case CLOSED -> bus.hotplugHandler().equals(bridge.path())
					? "Hot-plug failed: unsupported by the port device '" + bus.name() + "'"
					: said;
			case UNSEEN -> said.isEmpty()
					? bus.name() + " was plugged while the machine ran, and no guest finds what is put behind it"
					: said;
		};
	}

	private static String refusal(QomTree.Bus bus) {
		return bus.hotplugHandler().isEmpty() ? "Bus '" + bus.name() + "' does not support hotplugging" : "";
	}

	private static Set<Integer> devfns(QomTree.Bus bus) {
		return bus.devices().stream().map(QomTree.Device::devfn).collect(Collectors.toSet());
	}

	private static Set<Integer> devfns(QueryPci.Bus info) {
		return info.devices().stream().map(device -> device.slot() * 8 + device.function()).collect(Collectors.toSet());
	}

	private static PciIdentity identity(QueryPci.Device info) {
		return new PciIdentity(info.deviceClass().code(), info.identity().vendor(), info.identity().device(),
				info.identity().subsystemVendor(), info.identity().subsystem(), info.irqPin(), info.irq());
	}

	private static PciRegion region(QueryPci.Region region) {
		return new PciRegion(region.bar(), region.type(), region.address(), region.size(), region.prefetchable(),
				region.wide());
	}

	private static BridgeWindows windows(QueryPci.Bridge bridge) {
		return new BridgeWindows(bridge.secondary(), bridge.subordinate(), range(bridge.io()),
				range(bridge.memory()), range(bridge.prefetchable()));
	}

	private static PciRange range(QueryPci.Range range) {
		return new PciRange(range.base(), range.limit());
	}
}
