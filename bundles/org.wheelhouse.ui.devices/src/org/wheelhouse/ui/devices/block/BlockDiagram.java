package org.wheelhouse.ui.devices.block;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.diagram.Diagram;
import org.wheelhouse.ui.diagram.HotSpot;
import org.wheelhouse.ui.diagram.RenderState;

/** The block devices as a picture: a spot for each device with all that it reads. */
record BlockDiagram(BlockLayout layout) implements Diagram {

	@Override
	public Point size() {
		return new Point(layout.width(), layout.height());
	}

	@Override
	public List<HotSpot> spots() {
		var spots = new ArrayList<HotSpot>();
		layout.rows()
				.forEach(row -> spots
						.add(new HotSpot(row.bounds(), List.of(row.device()), BlockText.spoken(row.device()),
								BlockText.tip(row.device()))));
		layout.loose().forEach(loose -> spots.add(new HotSpot(loose.bounds(), List.of(loose.format().node()),
				BlockText.node(loose.format().node()), BlockText.node(loose.format().node()))));
		return spots;
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var landmarks = new LinkedHashMap<String, Rectangle>();
		layout.rows().forEach(row -> {
			landmarks.put("device/" + row.device().getId(), row.front());
			row.file().ifPresent(file -> landmarks.put("file/" + row.device().getId(), file.bounds()));
		});
		layout.loose().forEach(loose -> landmarks.put("node/" + loose.format().node().getNodeName(), loose.bounds()));
		return landmarks;
	}

	@Override
	public void paint(GC gc, RenderState look) {
		new BlockPainter(gc, layout, look).paint();
	}
}
