package org.wheelhouse.ui.devices.leaving;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.emf.common.util.EList;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.BusKind;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.model.live.TopologyState;
import org.wheelhouse.ui.widget.MenuEntry;

/** The free places to which a device can be moved, as a menu: by the buses of its kind that take devices while the machine runs. */
public final class MoveMenu {

	/** More would not fit on a screen; the others are offered when these are taken. */
	private static final int MOST = 24;

	/** Does it. */
	@FunctionalInterface
	public interface Gesture {

		/** @param address as the model tells it; empty where a bus has but one place */
		void move(BusDevice device, Bus bus, String address);
	}

	private MoveMenu() {
		// holds no state
	}

	/** Adds the menu; nothing where there is no place. */
	public static void fill(IMenuManager menu, BusDevice device, Gesture gesture) {
		var places = new MenuManager(NLS.bind(Messages.MoveMenu_move, device.getName()));
		buses(device).forEach(bus -> addresses(bus).forEach(address -> places
				.add(new MenuEntry(label(bus, address), null, () -> gesture.move(device, bus, address)))));
		if (!places.isEmpty()) {
			menu.add(places);
		}
	}

	private static Stream<Bus> buses(BusDevice device) {
		if (!(device.eContainer() instanceof Bus own && own.eContainer() instanceof TopologyState topology)) {
			return Stream.empty();
		}
		EList<Bus> all = topology.getBuses();
		return all.stream().filter(bus -> bus.getHotplug() == HotplugVerdict.YES && isAlike(bus, own))
				.filter(bus -> bus.getController() != device);
	}

	private static boolean isAlike(Bus bus, Bus other) {
		return isPci(bus.getKind()) ? isPci(other.getKind()) : bus.getType().equals(other.getType());
	}

	private static boolean isPci(BusKind kind) {
		return kind == BusKind.PCI || kind == BusKind.PCIE || kind == BusKind.PCIE_PORT;
	}

	private static List<String> addresses(Bus bus) {
		return bus.getFreePlaces().stream().flatMap(run -> PlaceRuns.addresses(bus.getKind(), run)).limit(MOST)
				.toList();
	}

	private static String label(Bus bus, String address) {
		return address.isEmpty() || bus.getCapacity() == 1
				? bus.getName()
				: NLS.bind(Messages.MoveMenu_place, bus.getName(), address);
	}
}
