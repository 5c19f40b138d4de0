package org.wheelhouse.ui.devices.topology;

import org.eclipse.swt.graphics.RGB;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.ui.theme.ColorRole;

/** The picture as SVG, in the colours that are shown: boxes and texts, which stay texts. */
final class TopologySvg {

	private static final int PADDING = 5;

	private final StringBuilder out = new StringBuilder();

	private TopologySvg() {
		// only of()
	}

	static String of(TopologyLayout layout) {
		return new TopologySvg().write(layout);
	}

	private String write(TopologyLayout layout) {
		out.append(
				"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"11\">\n"
						.formatted(layout.width(), layout.height()));
		out.append("<rect width=\"100%%\" height=\"100%%\" fill=\"%s\"/>\n".formatted(hex(ColorRole.SURFACE)));
		layout.headings().forEach(this::heading);
		layout.tiles().forEach(this::tile);
		return out.append("</svg>\n").toString();
	}

	private void heading(TopologyLayout.Heading heading) {
		var bounds = heading.bounds();
		var part = heading.part();
		out.append("<text x=\"%d\" y=\"%d\" fill=\"%s\"><tspan font-weight=\"bold\">%s</tspan>".formatted(bounds.x,
				bounds.y + 13, hex(ColorRole.TEXT), escaped(TopologyText.heading(part))));
		for (var more : new String[]{TopologyText.use(part), TopologyText.free(part), TopologyText.reason(part)}) {
			if (!more.isEmpty()) {
				out.append("<tspan dx=\"10\" fill=\"%s\">%s</tspan>".formatted(hex(ColorRole.TEXT2), escaped(more)));
			}
		}
		int rule = bounds.y + bounds.height - 2;
		out.append("</text>\n<path d=\"M%d %dH%d\" stroke=\"%s\"/>\n".formatted(bounds.x, rule, bounds.x + bounds.width,
				hex(ColorRole.LINE2)));
	}

	private void tile(BusTile tile) {
		switch (tile) {
			case BusTile.Used(var bounds, var bus, var device) -> {
				box(bounds, device.isLeaving() ? ColorRole.PAUSE : ColorRole.LINE2, device.isLeaving(),
						TopologyText.tip(bus, device, DeviceNames.NONE));
				lines(bounds, TopologyText.place(bus, device), TopologyText.title(device),
						TopologyText.subtitle(device));
			}
			case BusTile.Free(var bounds, var place) -> {
				box(bounds, ColorRole.FREE_LINE, true, TopologyText.tip(tile, DeviceNames.NONE));
				lines(bounds, TopologyText.place(place), TopologyText.count(place), "");
			}
			case BusTile.Whole(var bounds, var bus) -> {
				box(bounds, ColorRole.LINE2, false, TopologyText.tip(tile, DeviceNames.NONE));
				lines(bounds, TopologyText.kind(bus), bus.getName(), TopologyText.content(bus));
			}
		}
	}

	private void box(Rectangle bounds, ColorRole line, boolean dashed, String tip) {
		out.append(
				"<rect x=\"%d.5\" y=\"%d.5\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\" stroke=\"%s\"%s><title>%s</title></rect>\n"
						.formatted(bounds.x, bounds.y, bounds.width - 1, bounds.height - 1, hex(ColorRole.SURFACE),
								hex(line),
								dashed ? " stroke-dasharray=\"3 3\"" : "", escaped(tip)));
	}

	/** What is too long is cut by the box's edge. */
	private void lines(Rectangle bounds, String label, String title, String subtitle) {
		out.append("<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\">".formatted(bounds.x, bounds.y,
				bounds.width - PADDING, bounds.height));
		line(label, 12, ColorRole.TEXT2, "");
		line(title, bounds.height / 2 + 4, ColorRole.TEXT, " font-weight=\"bold\"");
		line(subtitle, bounds.height - 5, ColorRole.TEXT2, "");
		out.append("</svg>\n");
	}

	private void line(String text, int y, ColorRole color, String weight) {
		if (!text.isEmpty()) {
			out.append("<text x=\"%d\" y=\"%d\" fill=\"%s\"%s>%s</text>".formatted(PADDING, y, hex(color), weight,
					escaped(text)));
		}
	}

	private static String hex(ColorRole role) {
		RGB rgb = role.color().getRGB();
		return "#%02x%02x%02x".formatted(rgb.red, rgb.green, rgb.blue);
	}

	private static String escaped(String text) {
		return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
	}
}
