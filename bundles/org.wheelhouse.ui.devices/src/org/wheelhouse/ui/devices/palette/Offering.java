package org.wheelhouse.ui.devices.palette;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.wheelhouse.core.deviceform.DevicePlaces;
import org.wheelhouse.core.devicetemplate.DeviceTemplates;
import org.wheelhouse.core.devicetype.DeviceTypes;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.devices.hotplug.OfferedDevices;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.part.MachineChanges;
import org.wheelhouse.ui.widget.Conflated;

/** The devices of one machine and where they fit, kept as they are now until it is closed. UI thread. */
final class Offering implements AutoCloseable {

	private final MachineAccess access;
	private final Machine machine;
	private final Consumer<List<PaletteEntry>> shown;
	private final DeviceTemplates templates;
	private final OfferedDevices devices;
	private final Conflated refreshing;
	private final MachineChanges changes;
	private final Watch watch;

	/** @param shown told now, and whenever they change */
	Offering(Place place, MachineAccess access, Consumer<List<PaletteEntry>> shown) {
		this.access = access;
		machine = place.machine();
		this.shown = shown;
		templates = place.registry().deviceTemplates();
		refreshing = new Conflated(place.shell().getDisplay(), Conflated.VIEW_PERIOD, this::refresh);
		devices = new OfferedDevices(place.modelThread(), refreshing::request,
				asked -> DeviceTypes.of(place.registry().capability(), asked));
		watch = place.registry().watch(access.id(), Topic.PCI, Topic.TOPOLOGY, Topic.CPU, Topic.MEMORY);
		changes = new MachineChanges(place.machine(), Set.of(Topic.PCI, Topic.TOPOLOGY, Topic.CPU, Topic.MEMORY),
				refreshing::request);
		refresh();
	}

	@Override
	public void close() {
		changes.close();
		watch.close();
		refreshing.stop();
	}

	private void refresh() {
		var types = devices.of(Optional.of(access));
		var free = Optional.of(DevicePlaces.of(access.snapshot()));
		var entries = Stream.concat(PaletteEntry.of(templates.all(), types, devices.isComplete(), free).stream(),
				PaletteEntry.of(types, free).stream()).toList();
		shown.accept(BoardSlots.told(entries, machine));
	}
}
