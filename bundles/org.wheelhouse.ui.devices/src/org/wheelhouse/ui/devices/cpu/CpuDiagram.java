package org.wheelhouse.ui.devices.cpu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.ui.devices.slot.SlotTile;
import org.wheelhouse.ui.diagram.Diagram;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.diagram.HotSpot;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/** The virtual CPUs and the places for more as a picture. The fill from below is the load; hatched is not known. */
record CpuDiagram(CpuLayout layout) implements Diagram {

	private static final int HATCH = 7;

	@Override
	public Point size() {
		return new Point(layout.width(), layout.height());
	}

	@Override
	public List<HotSpot> spots() {
		return layout.sockets().stream().flatMap(socket -> socket.threads().stream())
				.map(thread -> new HotSpot(thread.bounds(), elements(thread.place()), CpuText.spoken(thread.place()),
						CpuText.tip(thread.place())))
				.toList();
	}

	private static List<?> elements(CpuPlace place) {
		return Stream.concat(place.cpu().stream(), place.slot().stream()).toList();
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var landmarks = new LinkedHashMap<String, Rectangle>();
		layout.sockets().forEach(socket -> socket.threads().forEach(thread -> landmarks.put(
				thread.place().cpu().map(cpu -> "cpu/" + cpu.getIndex())
						.orElseGet(() -> "free/" + thread.place().slot().map(CpuSlot::getName).orElse("")),
				thread.bounds())));
		return landmarks;
	}

	@Override
	public void paint(GC gc, RenderState look) {
		var pen = new DiagramGraphics(gc);
		layout.sockets().forEach(socket -> {
			pen.box(socket.bounds(), ColorRole.ALT, ColorRole.LINE2, 1);
			pen.text(socket.number() < 0 ? Messages.CpuScene_cpus : NLS.bind(Messages.CpuScene_socket, socket.number()),
					socket.bounds().x + 8, socket.bounds().y + 2, socket.bounds().width - 16, Fonts.SMALL,
					ColorRole.TEXT2);
			socket.threads().forEach(thread -> thread(gc, pen, look, thread));
		});
	}

	private static void thread(GC gc, DiagramGraphics pen, RenderState look, CpuLayout.Thread thread) {
		var bounds = thread.bounds();
		var place = thread.place();
		place.tile().paint(pen, bounds, false);
		place.cpu().filter(_ -> place.tile() == SlotTile.TAKEN).ifPresent(cpu -> load(gc, cpu, bounds));
		if (place.tile() == SlotTile.TAKEN) {
			gc.setForeground(ColorRole.LINE2.color());
			gc.drawRectangle(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1);
		}
		if (look.selects(elements(place))) {
			gc.setForeground(ColorRole.ACCENT.color());
			gc.setLineWidth(2);
			gc.drawRectangle(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1);
			gc.setLineWidth(1);
		}
		pen.text(CpuText.name(place), bounds.x + 5, bounds.y + 2, bounds.width - 10, Fonts.SMALL, ColorRole.TEXT2);
		if (thread.isLarge()) {
			int y = bounds.y + 2;
			for (var line : CpuText.lines(place)) {
				y += pen.height(Fonts.SMALL);
				pen.text(line, bounds.x + 5, y, bounds.width - 10, Fonts.SMALL, ColorRole.TEXT2);
			}
		}
		var known = place.cpu().filter(CpuText::known).isPresent();
		pen.textTo(CpuText.state(place), bounds.x + bounds.width - 5,
				bounds.y + bounds.height - pen.height(Fonts.SMALL) - 2, Fonts.SMALL,
				known || place.isFree() || place.tile() != SlotTile.TAKEN ? ColorRole.TEXT : ColorRole.FAINT);
	}

	private static void load(GC gc, Cpu cpu, Rectangle bounds) {
		gc.setBackground(ColorRole.SURFACE.color());
		gc.fillRectangle(bounds);
		if (CpuText.known(cpu)) {
			int height = (int) Math.round(bounds.height * Math.clamp(cpu.getPercent(), 0, 100) / 100);
			gc.setBackground(ColorRole.SELECTION.color());
			gc.fillRectangle(bounds.x, bounds.y + bounds.height - height, bounds.width, height);
			gc.setForeground(ColorRole.CURVE1.color());
			gc.drawLine(bounds.x, bounds.y + bounds.height - height, bounds.x + bounds.width - 1,
					bounds.y + bounds.height - height);
		} else {
			hatch(gc, bounds);
		}
	}

	private static void hatch(GC gc, Rectangle bounds) {
		gc.setForeground(ColorRole.LINE.color());
		gc.setClipping(bounds);
		for (int offset = HATCH; offset < 2 * bounds.width; offset += HATCH) {
			int first = Math.min(offset, bounds.width - 1);
			int second = Math.max(0, offset - bounds.width + 1);
			gc.drawLine(bounds.x + first, bounds.y + second, bounds.x + second, bounds.y + first);
		}
		gc.setClipping((Rectangle) null);
	}
}
