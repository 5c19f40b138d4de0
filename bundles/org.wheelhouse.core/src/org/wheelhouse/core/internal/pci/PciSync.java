package org.wheelhouse.core.internal.pci;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.BridgeWindows;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PciBus;
import org.wheelhouse.core.state.PciFunction;
import org.wheelhouse.core.state.PciIdentity;
import org.wheelhouse.core.state.PciRange;
import org.wheelhouse.core.state.PciRegion;
import org.wheelhouse.core.state.PciTopology;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.PciState;

/** Copies the PCI topology with the devices that are leaving. Buses and functions are matched by QOM path. */
final class PciSync {

	private final KeyedList<PciRegion, org.wheelhouse.model.live.PciRegion> regions = new KeyedList<>(PciRegion::bar,
			org.wheelhouse.model.live.PciRegion::getBar, LiveFactory.eINSTANCE::createPciRegion, PciSync::region);

	void apply(PciTopology topology, MachineSnapshot snapshot, PciState state) {
		new FeatureWriter(state).set(PCI_STATE__NUMBERED, topology.numbered());
		buses(new Leaving(snapshot.leaving(), Optional.empty())).apply(topology.buses(), state.getBuses());
	}

	/**
	 * Who goes: with one function its whole slot, and all that is behind it.
	 *
	 * @param asked what was asked for, by device
	 * @param above what a bus goes with
	 */
	private record Leaving(Map<String, PendingUnplug> asked, Optional<PendingUnplug> above) {

		Optional<PendingUnplug> of(PciFunction function, PciBus bus) {
			return own(function).or(() -> above).or(() -> bus.functions().stream()
					.filter(other -> other.slot() == function.slot()).flatMap(other -> own(other).stream())
					.filter(PendingUnplug::isLeaving).findFirst());
		}

		private Optional<PendingUnplug> own(PciFunction function) {
			return Optional.ofNullable(asked.get(function.id()));
		}

		Leaving behind(Optional<PendingUnplug> function) {
			return new Leaving(asked, function.filter(PendingUnplug::isLeaving));
		}
	}

	private KeyedList<PciBus, org.wheelhouse.model.live.PciBus> buses(Leaving leaving) {
		return new KeyedList<>(PciBus::key, org.wheelhouse.model.live.PciBus::getKey,
				LiveFactory.eINSTANCE::createPciBus,
				(target, bus) -> bus(target, bus, leaving));
	}

	private void bus(org.wheelhouse.model.live.PciBus target, PciBus bus, Leaving leaving) {
		var number = bus.number().orElse(-1);
		var writer = new FeatureWriter(target).set(PCI_BUS__KEY, bus.key()).set(PCI_BUS__NAME, bus.name())
				.set(PCI_BUS__NUMBER, number).set(PCI_BUS__EXPRESS, bus.express()).set(PCI_BUS__SLOTS, bus.slots())
				.set(PCI_BUS__FIRST_SLOT, bus.firstSlot()).set(PCI_BUS__REFUSAL, bus.refusal());
		windows(writer, bus.windows());
		var functions = new KeyedList<PciFunction, org.wheelhouse.model.live.PciFunction>(PciFunction::key,
				org.wheelhouse.model.live.PciFunction::getKey, LiveFactory.eINSTANCE::createPciFunction,
				(object, function) -> function(object, function, number, leaving.of(function, bus), leaving));
		functions.apply(bus.functions(), target.getFunctions());
	}

	private static void windows(FeatureWriter writer, Optional<BridgeWindows> windows) {
		writer.set(PCI_BUS__SECONDARY, windows.map(BridgeWindows::secondary).orElse(0))
				.set(PCI_BUS__SUBORDINATE, windows.map(BridgeWindows::subordinate).orElse(0))
				.set(PCI_BUS__IO_RANGE, windows.map(BridgeWindows::io).map(PciRange::text).orElse(""))
				.set(PCI_BUS__MEMORY_RANGE, windows.map(BridgeWindows::memory).map(PciRange::text).orElse(""))
				.set(PCI_BUS__PREFETCHABLE_RANGE,
						windows.map(BridgeWindows::prefetchable).map(PciRange::text).orElse(""));
	}

	private void function(org.wheelhouse.model.live.PciFunction target, PciFunction function, int bus,
			Optional<PendingUnplug> goes, Leaving leaving) {
		var writer = new FeatureWriter(target).set(PCI_FUNCTION__KEY, function.key())
				.set(PCI_FUNCTION__ID, function.id()).set(PCI_FUNCTION__NAME, function.name())
				.set(PCI_FUNCTION__TYPE, function.type()).set(PCI_FUNCTION__BUS, bus)
				.set(PCI_FUNCTION__SLOT, function.slot()).set(PCI_FUNCTION__FUNCTION, function.function())
				.set(PCI_FUNCTION__CLASS_TEXT, function.classText())
				.set(PCI_FUNCTION__HOTPLUGGED, function.removable());
		function.identity().ifPresent(identity -> identity(writer, identity));
		writer.set(PCI_FUNCTION__LEAVING_SINCE_MILLIS, goes.map(PendingUnplug::sinceMillis).orElse(0L))
				.set(PCI_FUNCTION__LEAVING_TEXT, goes.map(PendingUnplug::text).orElse(""))
				.set(PCI_FUNCTION__LEAVING_STATE, goes.map(PendingUnplug::state).orElse(LeavingState.STAYS))
				.set(PCI_FUNCTION__LEAVING, goes.filter(PendingUnplug::isLeaving).isPresent());
		regions.apply(function.regions(), target.getRegions());
		buses(leaving.behind(goes)).apply(function.childBuses(), target.getChildBuses());
	}

	private static void identity(FeatureWriter writer, PciIdentity identity) {
		writer.set(PCI_FUNCTION__CLASS_CODE, identity.classCode()).set(PCI_FUNCTION__VENDOR_ID, identity.vendorId())
				.set(PCI_FUNCTION__DEVICE_ID, identity.deviceId())
				.set(PCI_FUNCTION__SUBSYSTEM_VENDOR_ID, identity.subsystemVendor().orElse(-1))
				.set(PCI_FUNCTION__SUBSYSTEM_ID, identity.subsystem().orElse(-1))
				.set(PCI_FUNCTION__IRQ_PIN, identity.irqPin().orElse(0))
				.set(PCI_FUNCTION__IRQ, identity.irq().orElse(-1));
	}

	private static void region(org.wheelhouse.model.live.PciRegion target, PciRegion region) {
		new FeatureWriter(target).set(PCI_REGION__BAR, region.bar()).set(PCI_REGION__TYPE, region.type())
				.set(PCI_REGION__ADDRESS, region.address()).set(PCI_REGION__SIZE, region.size())
				.set(PCI_REGION__PREFETCHABLE, region.prefetchable()).set(PCI_REGION__WIDE, region.wide());
	}
}
