package org.wheelhouse.ui.devices.pci;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.ui.devices.hotplug.PlannedDevice;
import org.wheelhouse.ui.diagram.Diagram;
import org.wheelhouse.ui.diagram.HotSpot;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.widget.Plural;

/**
 * The PCI topology as a picture. A tile stands for its functions, or for its first {@link Place} when it is free.
 *
 * @param layout where everything is
 * @param drag   what is being dragged, if anything
 * @param plan   what is being prepared, if anything
 * @param now    epoch milliseconds, for how long a device has been leaving
 */
record PciDiagram(PciLayout layout, Optional<DragMode> drag, Optional<PlannedDevice> plan,
		long now) implements Diagram {

	@Override
	public Point size() {
		return new Point(layout.width(), layout.height());
	}

	@Override
	public List<HotSpot> spots() {
		return layout.tiles().stream().map(tile -> drag.map(mode -> told(spot(tile), mode.preview(tile, layout)))
				.orElseGet(() -> spot(tile))).toList();
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var landmarks = new LinkedHashMap<String, Rectangle>();
		for (var tile : layout.tiles()) {
			switch (tile) {
				case SlotTile.Taken taken -> {
					landmarks.putIfAbsent(taken.place().label(), taken.bounds());
					taken.functions()
							.forEach(function -> landmarks.putIfAbsent("function/" + function.getName(),
									taken.bounds()));
				}
				case SlotTile.FreeRun run -> {
					for (int i = 0; i < run.count(); i++) {
						landmarks.put(new Place(run.bus().getName(), run.slot() + i).label(), run.bounds());
					}
				}
				case SlotTile.FreeSlot _,SlotTile.Planned _ -> landmarks.put(tile.place().label(), tile.bounds());
			}
		}
		layout.rails().forEach(rail -> landmarks.put(rail.bus().getName(), rail.bounds()));
		return landmarks;
	}

	@Override
	public void paint(GC gc, RenderState look) {
		new PciPainter(gc, this, look).paint();
	}

	/** During a drag what would come of a drop is told beside the tile. */
	@Override
	public boolean pointsWithinSpots() {
		return drag.isEmpty();
	}

	/** The elements that a tile stands for. */
	static List<?> elements(SlotTile tile) {
		return tile instanceof SlotTile.Taken taken ? taken.functions() : List.of(tile.place());
	}

	/** During a drag a spot tells what would come of a drop. */
	private static HotSpot told(HotSpot spot, DragMode.Preview preview) {
		return new HotSpot(spot.bounds(), spot.elements(), spot.spoken(),
				(preview.line() + "\n" + preview.hint()).strip());
	}

	private HotSpot spot(SlotTile tile) {
		return switch (tile) {
			case SlotTile.Taken taken ->
				new HotSpot(taken.bounds(), taken.functions(), PciText.spoken(taken.functions()), tip(taken));
			case SlotTile.FreeRun run -> new HotSpot(run.bounds(), elements(run),
					Plural.bind(Messages.PciScene_freeRun, run.count(), run.place().label()),
					run.bus().getRefusal().isEmpty()
							? NLS.bind(Messages.PciScene_freeTip, PciText.range(run))
							: run.bus().getRefusal());
			case SlotTile.FreeSlot free ->
				new HotSpot(free.bounds(), elements(free), NLS.bind(Messages.PciScene_fits, free.place().label()), "");
			case SlotTile.Planned planned ->
				new HotSpot(planned.bounds(), elements(planned),
						NLS.bind(Messages.PciScene_planned, planned.place().label()), "");
		};
	}

	private static String tip(SlotTile.Taken taken) {
		return String.join("\n\n", taken.functions().stream().map(PciText::tip).toList());
	}
}
