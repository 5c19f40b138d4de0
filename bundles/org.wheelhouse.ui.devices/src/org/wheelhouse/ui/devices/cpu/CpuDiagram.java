package org.wheelhouse.ui.devices.cpu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.diagram.Diagram;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.diagram.HotSpot;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/** The virtual CPUs as a picture. The fill from below is the load; hatched is not known. */
record CpuDiagram(CpuLayout layout) implements Diagram {

	private static final int HATCH = 7;

	@Override
	public Point size() {
		return new Point(layout.width(), layout.height());
	}

	@Override
	public List<HotSpot> spots() {
		return layout.sockets().stream().flatMap(socket -> socket.threads().stream())
				.map(thread -> new HotSpot(thread.bounds(), List.of(thread.cpu()), CpuText.spoken(thread.cpu()),
						CpuText.tip(thread.cpu())))
				.toList();
	}

	@Override
	public Map<String, Rectangle> landmarks() {
		var landmarks = new LinkedHashMap<String, Rectangle>();
		layout.sockets().forEach(socket -> socket.threads()
				.forEach(thread -> landmarks.put("cpu/" + thread.cpu().getIndex(), thread.bounds())));
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
		var cpu = thread.cpu();
		boolean selected = look.selects(List.of(cpu));
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
		gc.setForeground((selected ? ColorRole.ACCENT : ColorRole.LINE2).color());
		gc.setLineWidth(selected ? 2 : 1);
		gc.drawRectangle(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1);
		gc.setLineWidth(1);
		pen.text(String.valueOf(cpu.getIndex()), bounds.x + 4, bounds.y + 2, bounds.width - 8, Fonts.SMALL,
				ColorRole.TEXT2);
		pen.textTo(CpuText.load(cpu), bounds.x + bounds.width - 4,
				bounds.y + bounds.height - pen.height(Fonts.SMALL) - 2,
				Fonts.SMALL, CpuText.known(cpu) ? ColorRole.TEXT : ColorRole.FAINT);
	}

	private static void hatch(GC gc, Rectangle bounds) {
		gc.setForeground(ColorRole.LINE.color());
		for (int offset = HATCH; offset < 2 * bounds.width; offset += HATCH) {
			int first = Math.min(offset, bounds.width - 1);
			int second = Math.max(0, offset - bounds.width + 1);
			gc.drawLine(bounds.x + first, bounds.y + second, bounds.x + second, bounds.y + first);
		}
	}
}
