package org.wheelhouse.ui.palette;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.eclipse.emf.common.notify.Notification;
import org.eclipse.emf.ecore.util.EContentAdapter;
import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.machine.MachineAccess;
import org.wheelhouse.core.pci.FreePlaces;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.ui.handlers.MachineHandler.Place;
import org.wheelhouse.ui.hotplug.OfferedDevices;
import org.wheelhouse.ui.widget.Conflated;

/** The devices of one machine and where they fit, kept as they are now until it is closed. UI thread. */
final class Offering implements AutoCloseable {

	private final Place place;
	private final MachineAccess access;
	private final Consumer<List<PaletteEntry>> shown;
	private final OfferedDevices devices;
	private final EContentAdapter changes = new Changes();
	private final Conflated refreshing;
	private final Watch watch;

	/** @param shown told now, and whenever they change */
	Offering(Place place, MachineAccess access, Consumer<List<PaletteEntry>> shown) {
		this.place = place;
		this.access = access;
		this.shown = shown;
		refreshing = new Conflated(place.shell().getDisplay(), Conflated.VIEW_PERIOD, this::refresh);
		devices = new OfferedDevices(place.modelThread(), refreshing::request);
		watch = place.registry().watch(access.id(), Topic.PCI);
		place.machine().eAdapters().add(changes);
		refresh();
	}

	@Override
	public void close() {
		place.machine().eAdapters().remove(changes);
		watch.close();
		refreshing.stop();
	}

	private void refresh() {
		var types = devices.of(Optional.of(access));
		shown.accept(PaletteEntry.of(types, FreePlaces.of(access.snapshot())));
	}

	private final class Changes extends EContentAdapter {

		@Override
		public void notifyChanged(@Nullable Notification notification) {
			super.notifyChanged(notification);
			if (notification != null && !notification.isTouch()) {
				refreshing.request();
			}
		}
	}
}
