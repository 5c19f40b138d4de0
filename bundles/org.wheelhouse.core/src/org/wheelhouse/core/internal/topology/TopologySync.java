package org.wheelhouse.core.internal.topology;

import static org.wheelhouse.model.live.LivePackage.Literals.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.internal.machine.TreeSync;
import org.wheelhouse.core.internal.sync.FeatureWriter;
import org.wheelhouse.core.internal.sync.KeyedList;
import org.wheelhouse.core.state.Bus;
import org.wheelhouse.core.state.BusDevice;
import org.wheelhouse.core.state.BusTopology;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.PendingUnplug;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.topology.CompleteTopology;
import org.wheelhouse.model.live.DeviceDetail;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.model.live.TopologyState;

/** Shows the buses of all kinds with the devices that are leaving. Buses and devices are matched by QOM path. */
final class TopologySync implements TreeSync {

	private final KeyedList<BusDevice.Detail, DeviceDetail> details = new KeyedList<>(BusDevice.Detail::name,
			DeviceDetail::getName, LiveFactory.eINSTANCE::createDeviceDetail,
			(target, detail) -> new FeatureWriter(target).set(DEVICE_DETAIL__NAME, detail.name())
					.set(DEVICE_DETAIL__VALUE, detail.value()));

	@Override
	public void apply(MachineSnapshot snapshot, Machine machine) {
		var untold = Optional.ofNullable(snapshot.trees().untold().get(Topic.TOPOLOGY));
		var known = CompleteTopology.of(snapshot);
		if (known.isEmpty() && untold.isEmpty()) {
			new FeatureWriter(machine).set(MACHINE__TOPOLOGY, null);
			return;
		}
		var shown = Optional.ofNullable(machine.getTopology());
		var state = shown.orElseGet(LiveFactory.eINSTANCE::createTopologyState);
		new FeatureWriter(state).set(TOPOLOGY_STATE__TOLD, known.isPresent())
				.set(TOPOLOGY_STATE__REASON, known.isPresent() ? "" : untold.orElse(""));
		buses(snapshot.leaving()).apply(known.map(BusTopology::buses).orElse(List.of()), state.getBuses());
		references(known.map(BusTopology::buses).orElse(List.of()), state, machine);
		if (shown.isEmpty()) {
			// A new one is filled before it is shown.
			machine.setTopology(state);
		}
	}

	private KeyedList<Bus, org.wheelhouse.model.live.Bus> buses(Map<String, PendingUnplug> leaving) {
		var devices = new KeyedList<BusDevice, org.wheelhouse.model.live.BusDevice>(BusDevice::path,
				org.wheelhouse.model.live.BusDevice::getQomPath, LiveFactory.eINSTANCE::createBusDevice,
				(target, device) -> device(target, device, Optional.ofNullable(leaving.get(device.id()))));
		return new KeyedList<>(Bus::path, org.wheelhouse.model.live.Bus::getQomPath, LiveFactory.eINSTANCE::createBus,
				(target, bus) -> {
					bus(target, bus);
					devices.apply(bus.devices(), target.getDevices());
				});
	}

	private static void bus(org.wheelhouse.model.live.Bus target, Bus bus) {
		new FeatureWriter(target).set(BUS__NAME, bus.name()).set(BUS__TYPE, bus.type()).set(BUS__QOM_PATH, bus.path())
				.set(BUS__KIND, bus.kind()).set(BUS__HOTPLUG, bus.hotplug().verdict())
				.set(BUS__REASON, bus.hotplug().reason()).set(BUS__WAY, bus.hotplug().way())
				.set(BUS__CAPACITY, bus.room().capacity()).set(BUS__NUMBER, bus.number().orElse(-1));
		if (!target.getFreePlaces().equals(bus.room().free())) {
			target.eSet(BUS__FREE_PLACES, new ArrayList<>(bus.room().free()));
		}
	}

	private void device(org.wheelhouse.model.live.BusDevice target, BusDevice device, Optional<PendingUnplug> goes) {
		new FeatureWriter(target).set(BUS_DEVICE__ID, device.id()).set(BUS_DEVICE__QOM_PATH, device.path())
				.set(BUS_DEVICE__TYPE, device.type()).set(BUS_DEVICE__NAME, device.name())
				.set(BUS_DEVICE__ADDRESS, device.address()).set(BUS_DEVICE__HOTPLUGGED, device.hotplugged())
				.set(BUS_DEVICE__MAY_LEAVE, device.removable())
				.set(BUS_DEVICE__LEAVING, goes.filter(PendingUnplug::isLeaving).isPresent())
				.set(BUS_DEVICE__LEAVING_STATE, goes.map(PendingUnplug::state).orElse(LeavingState.STAYS))
				.set(BUS_DEVICE__LEAVING_SINCE_MILLIS, goes.map(PendingUnplug::sinceMillis).orElse(0L))
				.set(BUS_DEVICE__LEAVING_TEXT, goes.map(PendingUnplug::text).orElse(""));
		details.apply(device.details(), target.getDetails());
	}

	/** Who brings a bus, and which device is which PCI function: of what is shown now. */
	private static void references(List<Bus> buses, TopologyState state, Machine machine) {
		var functions = new HashMap<String, PciFunction>();
		var pci = machine.getPci();
		if (pci != null) {
			pci.getBuses().forEach(bus -> functions(bus, functions));
		}
		var devices = new HashMap<String, org.wheelhouse.model.live.BusDevice>();
		for (var bus : state.getBuses()) {
			for (var device : bus.getDevices()) {
				devices.put(device.getQomPath(), device);
				set(device, functions.get(device.getQomPath()));
			}
		}
		for (var i = 0; i < buses.size(); i++) {
			new FeatureWriter(state.getBuses().get(i)).set(BUS__CONTROLLER, devices.get(buses.get(i).bringer()));
		}
	}

	private static void set(org.wheelhouse.model.live.BusDevice device, @Nullable PciFunction function) {
		new FeatureWriter(device).set(BUS_DEVICE__PCI, function);
	}

	private static void functions(PciBus bus, Map<String, PciFunction> found) {
		for (var function : bus.getFunctions()) {
			found.put(function.getKey(), function);
			function.getChildBuses().forEach(behind -> functions(behind, found));
		}
	}
}
