package org.wheelhouse.ui.devices.topology;

import java.util.Map;
import java.util.Optional;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.HotplugVerdict;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.ui.devices.leaving.LeavingBar;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;

/** Paints the picture once: only what is where something is to be painted. */
final class TopologyPainter {

	private static final int PADDING = 5;
	private static final int GAP = 10;
	private static final int MARK = 13;
	private static final int ICON = 16;
	private static final int OCCUPIED_ALPHA = 158;

	/** A text that was cut to a width. */
	record Cut(String text, int width, Fonts font) {}

	/** What is left of it, and how wide that is. */
	record Shown(String text, int width) {}

	private final GC gc;
	private final DiagramGraphics pen;
	private final TopologyLayout layout;
	private final Optional<DropMode> drag;
	private final RenderState look;
	private final Map<Cut, Shown> cuts;
	private final int line;

	TopologyPainter(GC gc, TopologyDiagram scene, RenderState look, Map<Cut, Shown> cuts) {
		this.gc = gc;
		pen = new DiagramGraphics(gc);
		layout = scene.layout();
		drag = scene.drag();
		this.look = look;
		this.cuts = cuts;
		line = pen.height(Fonts.SMALL);
	}

	void paint() {
		var clip = gc.getClipping();
		layout.headings().stream().filter(heading -> heading.bounds().intersects(clip)).forEach(this::heading);
		layout.tiles().stream().filter(tile -> tile.bounds().intersects(clip)).forEach(this::tile);
	}

	private void heading(TopologyLayout.Heading heading) {
		var bounds = heading.bounds();
		var part = heading.part();
		gc.setForeground(ColorRole.LINE2.color());
		gc.drawLine(bounds.x, bounds.y + bounds.height - 2, bounds.x + bounds.width - 1, bounds.y + bounds.height - 2);
		int right = bounds.x + bounds.width;
		int x = text(TopologyText.heading(part), bounds.x, bounds.y, bounds.width, Fonts.BOLD, ColorRole.TEXT) + GAP;
		int small = bounds.y + pen.height(Fonts.BOLD) - line;
		var use = TopologyText.use(part);
		if (!use.isEmpty()) {
			x = text(use, x, small, right - x, Fonts.SMALL, ColorRole.TEXT2) + GAP;
		}
		var free = drag.map(mode -> TopologyText.fitting(part, mode)).orElseGet(() -> TopologyText.free(part));
		if (!free.isEmpty() && right - x > 3 * MARK) {
			gc.setForeground(ColorRole.FREE_LINE.color());
			gc.setLineWidth(2);
			gc.drawOval(x, small + 4, 7, 7);
			gc.setLineWidth(1);
			x = text(free, x + MARK, small, right - x - MARK, Fonts.SMALL, ColorRole.TEXT) + GAP;
		}
		var reason = drag.map(mode -> mode.reason(part)).orElseGet(() -> TopologyText.reason(part));
		if (!reason.isEmpty() && right - x > 3 * MARK) {
			pen.cross(x, small + 4);
			text(reason, x + MARK, small, right - x - MARK, Fonts.SMALL, ColorRole.TEXT2);
		}
	}

	private void tile(BusTile tile) {
		boolean selected = look.selects(tile.elements());
		var bounds = tile.bounds();
		switch (tile) {
			case BusTile.Used used when used.device().getLeavingState() == LeavingState.REFUSED -> {
				pen.box(bounds, ColorRole.ERROR_FILL, selected ? ColorRole.ACCENT : ColorRole.FAIL, selected ? 2 : 1);
				used(used, LeavingBar.icon(LeavingState.REFUSED), ColorRole.FAIL);
			}
			case BusTile.Used used when used.device().isLeaving() -> {
				pen.dashedBox(bounds, ColorRole.WARNING_FILL, ColorRole.PAUSE);
				select(bounds, selected, ColorRole.WARNING_FILL);
				used(used, LeavingBar.icon(used.device().getLeavingState()), ColorRole.PAUSE);
			}
			case BusTile.Used used -> {
				gc.setAlpha(drag.isPresent() ? OCCUPIED_ALPHA : 255);
				box(tile, selected);
				used(used, DeviceIcons.of(used.device().getType()), ColorRole.TEXT2);
				gc.setAlpha(255);
			}
			case BusTile.Free(_, var place) -> free(bounds, place, selected);
			case BusTile.Whole(_, var bus) -> {
				gc.setAlpha(drag.isPresent() ? OCCUPIED_ALPHA : 255);
				box(tile, selected);
				var closed = bus.getHotplug() == HotplugVerdict.NO;
				lines(bounds, TopologyText.kind(bus), bus.getName(), TopologyText.content(bus),
						closed ? ColorRole.FAINT : ColorRole.TEXT2);
				gc.setAlpha(255);
			}
		}
	}

	/** During a drag green is only what would take the device; under the pointer the device is in it already. */
	private void free(Rectangle bounds, FreePlace place, boolean selected) {
		boolean fits = drag.map(mode -> mode.fits(place)).orElse(true);
		if (drag.isPresent() && fits && look.pointsAt(place)) {
			pen.box(bounds, ColorRole.ACCENT_SOFT, ColorRole.ACCENT, 2);
			lines(bounds, TopologyText.place(place), drag.get().type().name(), Messages.TopologyText_new,
					ColorRole.ACCENT);
			return;
		}
		var color = fits ? ColorRole.FREE_LINE : ColorRole.FAINT;
		pen.dashedBox(bounds, fits && drag.isPresent() ? ColorRole.FREE_FILL : ColorRole.SURFACE,
				fits ? ColorRole.FREE_LINE : ColorRole.LINE);
		select(bounds, selected, ColorRole.ACCENT_SOFT);
		lines(bounds, TopologyText.place(place), "", "", color);
		text(TopologyText.count(place), left(bounds), bounds.y + line, inner(bounds), Fonts.PLAIN, color);
	}

	private void box(BusTile tile, boolean selected) {
		pen.box(tile.bounds(), ColorRole.SURFACE,
				look.pointsAt(tile.elements().getFirst()) ? ColorRole.TEXT2 : ColorRole.LINE2, 1);
		select(tile.bounds(), selected, ColorRole.ACCENT_SOFT);
	}

	private void select(Rectangle bounds, boolean selected, ColorRole fill) {
		if (selected) {
			pen.box(bounds, look.focused() ? fill : ColorRole.IDLE_SELECTION,
					look.focused() ? ColorRole.ACCENT : ColorRole.TEXT2, look.focused() ? 2 : 1);
		}
	}

	private void used(BusTile.Used used, Icon icon, ColorRole weak) {
		var bounds = used.bounds();
		pen.icon(icon, bounds.x + bounds.width - 4, bounds.y + 3);
		lines(bounds, TopologyText.place(used.bus(), used.device()), TopologyText.title(used.device()),
				TopologyText.subtitle(used.device()), weak);
	}

	private void lines(Rectangle bounds, String label, String title, String subtitle, ColorRole weak) {
		text(label, left(bounds), bounds.y + 1, inner(bounds) - ICON, Fonts.SMALL, weak);
		text(title, left(bounds), bounds.y + line, inner(bounds), Fonts.BOLD, ColorRole.TEXT);
		text(subtitle, left(bounds), bounds.y + bounds.height - line - 1, inner(bounds), Fonts.SMALL, weak);
	}

	private int text(String text, int x, int y, int width, Fonts font, ColorRole color) {
		if (text.isEmpty() || width <= 0) {
			return x;
		}
		gc.setFont(font.font());
		gc.setForeground(color.color());
		var shown = cuts.computeIfAbsent(new Cut(text, width, font), this::measured);
		gc.drawText(shown.text(), x, y, SWT.DRAW_TRANSPARENT);
		return x + shown.width();
	}

	/** In the present font. */
	private Shown measured(Cut cut) {
		var shown = pen.cut(cut.text(), cut.width());
		return new Shown(shown, gc.textExtent(shown).x);
	}

	private static int left(Rectangle bounds) {
		return bounds.x + PADDING;
	}

	private static int inner(Rectangle bounds) {
		return bounds.width - 2 * PADDING + 2;
	}
}
