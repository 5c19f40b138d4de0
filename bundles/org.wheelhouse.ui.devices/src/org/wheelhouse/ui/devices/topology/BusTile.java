package org.wheelhouse.ui.devices.topology;

import java.util.List;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;

/** A box of the picture. */
sealed interface BusTile {

	/** Where it is. */
	Rectangle bounds();

	/** The bus that it belongs to. */
	Bus bus();

	/** What it stands for in the selection, the chief one first. */
	List<?> elements();

	/** A device in its place. */
	record Used(Rectangle bounds, Bus bus, BusDevice device) implements BusTile {

		@Override
		public List<?> elements() {
			return List.of(device);
		}
	}

	/** A run of free places. */
	record Free(Rectangle bounds, FreePlace place) implements BusTile {

		@Override
		public Bus bus() {
			return place.bus();
		}

		@Override
		public List<?> elements() {
			return List.of(place);
		}
	}

	/** A whole bus that never takes anything, with all that is on it. */
	record Whole(Rectangle bounds, Bus bus) implements BusTile {

		@Override
		public List<?> elements() {
			return List.of(bus);
		}
	}
}
