package org.wheelhouse.ui.devices.topology;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.topology.PlaceRuns;
import org.wheelhouse.ui.diagram.Diagram;
import org.wheelhouse.ui.diagram.HotSpot;
import org.wheelhouse.ui.diagram.RenderState;

/** All buses as a picture. */
final class TopologyDiagram implements Diagram {

	private final TopologyLayout layout;
	private final Optional<DropMode> drag;
	private final List<HotSpot> spots;
	/** To measure a text is slow, and each redraw would do it anew. */
	private final Map<TopologyPainter.Cut, TopologyPainter.Shown> cuts = new HashMap<>();

	/**
	 * @param drag  what is being dragged, if anything
	 * @param names of PCI devices by their numbers
	 */
	TopologyDiagram(TopologyLayout layout, Optional<DropMode> drag, DeviceNames names) {
		this.layout = layout;
		this.drag = drag;
		spots = layout.tiles().stream().map(tile -> new HotSpot(tile.bounds(), tile.elements(),
				TopologyText.spoken(tile), TopologyText.tip(tile, names))).toList();
	}

	TopologyLayout layout() {
		return layout;
	}

	Optional<DropMode> drag() {
		return drag;
	}

	@Override
	public Point size() {
		return new Point(layout.width(), layout.height());
	}

	@Override
	public List<HotSpot> spots() {
		return spots;
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var landmarks = new LinkedHashMap<String, Rectangle>();
		for (var tile : layout.tiles()) {
			switch (tile) {
				case BusTile.Used(var bounds, var bus, var device) -> {
					landmarks.putIfAbsent("device/" + device.getName(), bounds);
					landmarks.putIfAbsent(bus.getName() + "/" + device.getAddress(), bounds);
				}
				case BusTile.Free(var bounds, var place) -> PlaceRuns.addresses(place.bus().getKind(), place.run())
						.forEach(address -> landmarks.putIfAbsent(place.bus().getName() + "/" + address, bounds));
				case BusTile.Whole(var bounds, var bus) -> landmarks.putIfAbsent(bus.getName(), bounds);
			}
		}
		layout.headings().forEach(heading -> landmarks.putIfAbsent(TopologyText.heading(heading.part()),
				heading.bounds()));
		return landmarks;
	}

	@Override
	public void paint(GC gc, RenderState look) {
		new TopologyPainter(gc, this, look, cuts).paint();
	}
}
