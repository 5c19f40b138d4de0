package org.wheelhouse.ui.devices.pci;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.model.live.PciFunction;

/**
 * Where everything of the PCI picture is: a value, made anew by {@link PciArranger} whenever the topology, the width or
 * the drag changes.
 *
 * @param rails  the buses, in the order of reading
 * @param tiles  the boxes, in the order of reading
 * @param wires  the lines between them
 * @param width  of the picture
 * @param height of the picture
 */
record PciLayout(List<BusRow> rails, List<SlotTile> tiles, List<Wire> wires, int width, int height) {

	/** A picture of nothing. */
	static final PciLayout EMPTY = new PciLayout(List.of(), List.of(), List.of(), 0, 0);

	PciLayout {
		rails = List.copyOf(rails);
		tiles = List.copyOf(tiles);
		wires = List.copyOf(wires);
	}

	/** The tile at a point of the picture. */
	Optional<SlotTile> at(int x, int y) {
		return tiles.stream().filter(tile -> tile.bounds().contains(x, y)).findFirst();
	}

	/** The bus whose line of text is at a point of the picture. */
	Optional<BusRow> railAt(int x, int y) {
		return rails.stream().filter(rail -> rail.bounds().contains(x, y)).findFirst();
	}

	/** The tile that a function is in. */
	Optional<SlotTile.Taken> of(PciFunction function) {
		return taken().filter(tile -> tile.functions().contains(function)).findFirst();
	}

	/** The tile of a slot; of several tiles with functions of one slot the first. */
	Optional<SlotTile> of(Place place) {
		return tiles.stream()
				.filter(tile -> tile.bus().getName().equals(place.bus()) && tile.covers(place.slot()))
				.findFirst();
	}

	/** Where what is dropped on a tile would go: onto the port itself is as good as onto its free place beneath. */
	SlotTile aimedAt(SlotTile tile) {
		return tile instanceof SlotTile.Taken port
				? port.functions().stream().flatMap(function -> Ports.freePlace(function).stream())
						.flatMap(place -> of(place).stream()).findFirst().orElse(tile)
				: tile;
	}

	/** The tiles that have something in them. */
	Stream<SlotTile.Taken> taken() {
		return tiles.stream().filter(SlotTile.Taken.class::isInstance).map(SlotTile.Taken.class::cast);
	}

	/** Everything inside which something is drawn. */
	Rectangle bounds() {
		return new Rectangle(0, 0, width, height);
	}
}
