package org.wheelhouse.ui.devices.pci;

import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.core.pci.Place;
import org.wheelhouse.model.live.LeavingState;
import org.wheelhouse.ui.devices.hotplug.PlannedDevice;
import org.wheelhouse.ui.devices.leaving.LeavingBar;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;

/** Paints a {@link PciDiagram} once. What is drawn where is the layout's business; this knows only how it looks. */
final class PciPainter {

	private static final int PADDING = 5;
	/** Between the parts of a rail's text. */
	private static final int GAP = 12;
	/** A sign and the room behind it. */
	private static final int MARK = 13;
	private static final int OCCUPIED_ALPHA = 158;

	private final GC gc;
	private final DiagramGraphics pen;
	private final PciDiagram scene;
	private final RenderState look;

	PciPainter(GC gc, PciDiagram scene, RenderState look) {
		this.gc = gc;
		this.pen = new DiagramGraphics(gc);
		this.scene = scene;
		this.look = look;
	}

	void paint() {
		scene.layout().wires().forEach(this::wire);
		scene.layout().rails().forEach(this::rail);
		scene.layout().tiles().forEach(this::tile);
		scene.drag()
				.ifPresent(drag -> scene.layout().tiles().stream()
						.filter(tile -> look.pointsAt(PciDiagram.elements(tile).getFirst()))
						.findFirst()
						.ifPresent(tile -> callout(tile, drag.preview(tile, scene.layout()))));
	}

	private void wire(Wire wire) {
		boolean fits = scene.layout().tiles().stream()
				.anyMatch(tile -> tile instanceof SlotTile.FreeSlot && tile.bus() == wire.to());
		gc.setForeground((fits
				? ColorRole.FREE_LINE
				: wire.from() instanceof SlotTile.Taken taken && taken.leaving()
						? ColorRole.WARNING_LINE
						: ColorRole.LINE2)
				.color());
		gc.setLineWidth(fits ? 2 : 1);
		gc.drawPolyline(wire.points());
		gc.setLineWidth(1);
	}

	private void rail(BusRow rail) {
		var bounds = rail.bounds();
		gc.setBackground(ColorRole.LINE2.color());
		gc.fillRectangle(bounds.x, rail.railY(), bounds.width, 2);
		int base = bounds.y + 1;
		int right = bounds.x + bounds.width;
		int x = pen.text(rail.bus().getName(), bounds.x, base, bounds.width, Fonts.BOLD, ColorRole.TEXT) + 8;
		int small = base + pen.height(Fonts.BOLD) - pen.height(Fonts.SMALL);
		var itself = description(rail, right - x);
		if (!itself.isEmpty()) {
			x = pen.text(itself, x, small, right - x, Fonts.SMALL, ColorRole.TEXT2) + GAP;
		}
		if (rail.fitting() > 0) {
			gc.setForeground(ColorRole.FREE_LINE.color());
			gc.setLineWidth(2);
			gc.drawOval(x, small + 4, 7, 7);
			gc.setLineWidth(1);
			x = pen.text(fitting(rail), x + MARK, small, right - x - MARK, Fonts.SMALL, ColorRole.TEXT) + GAP;
		}
		for (var refusal : rail.refusals()) {
			if (right - x > 40) {
				pen.cross(x, small + 4);
				x = pen.text(refusal, x + MARK, small, right - x - MARK, Fonts.SMALL, ColorRole.TEXT2) + GAP;
			}
		}
	}

	/** What the bus is; during a drag it gives way to what fits there and why the rest does not. */
	private String description(BusRow rail, int room) {
		if (rail.fitting() < 0) {
			return PciText.bus(rail.bus(), rail.used());
		}
		var verdict = rail.fitting() == 0
				? rail.refusals().stream()
				: Stream.concat(Stream.of(fitting(rail)), rail.refusals().stream());
		int needed = verdict.mapToInt(text -> MARK + pen.width(text, Fonts.SMALL) + GAP).sum();
		return Stream.of(PciText.busItself(rail.bus(), rail.used()), PciText.number(rail.bus()))
				.filter(text -> pen.width(text, Fonts.SMALL) + GAP <= room - needed).findFirst().orElse("");
	}

	private static String fitting(BusRow rail) {
		return NLS.bind(rail.fitting() == 1 ? Messages.PciPainter_onePlace : Messages.PciPainter_places,
				rail.fitting());
	}

	private void tile(SlotTile tile) {
		switch (tile) {
			case SlotTile.Taken taken when taken.state() == LeavingState.REFUSED -> refused(taken);
			case SlotTile.Taken taken when taken.leaving() -> leaving(taken);
			case SlotTile.Taken taken -> taken(taken);
			case SlotTile.FreeRun run -> free(run);
			case SlotTile.FreeSlot free when look.pointsAt(free.place()) ->
				coming(free, scene.drag().map(drag -> PciText.shortType(drag.type().name())).orElse(""));
			case SlotTile.FreeSlot free -> fits(free);
			case SlotTile.Planned planned -> coming(planned, scene.plan().map(PlannedDevice::id).orElse(""));
		}
	}

	private void taken(SlotTile.Taken taken) {
		boolean selected = look.selects(taken.functions());
		gc.setAlpha(scene.drag().isPresent() ? OCCUPIED_ALPHA : 255);
		if (selected) {
			pen.box(taken.bounds(), look.focused() ? ColorRole.ACCENT_SOFT : ColorRole.IDLE_SELECTION,
					look.focused() ? ColorRole.ACCENT : ColorRole.TEXT2, look.focused() ? 2 : 1);
		} else {
			pen.box(taken.bounds(), ColorRole.SURFACE,
					look.pointsAt(taken.first()) ? ColorRole.TEXT2 : ColorRole.LINE2, 1);
		}
		pen.icon(PciIcons.of(taken.first()), right(taken), taken.bounds().y + 3);
		lines(taken, label(taken), PciText.title(taken.first()), PciText.subtitle(taken.functions()), ColorRole.TEXT,
				ColorRole.TEXT2);
		gc.setAlpha(255);
	}

	private void leaving(SlotTile.Taken taken) {
		pen.dashedBox(taken.bounds(), ColorRole.WARNING_FILL, ColorRole.PAUSE);
		if (look.selects(taken.functions())) {
			pen.box(taken.bounds(), ColorRole.WARNING_FILL, ColorRole.ACCENT, 2);
		}
		pen.icon(LeavingBar.icon(taken.state()), right(taken), taken.bounds().y + 3);
		lines(taken, label(taken), PciText.title(taken.first()), leavingText(taken), ColorRole.TEXT, ColorRole.PAUSE);
	}

	private String leavingText(SlotTile.Taken taken) {
		return switch (taken.state()) {
			case SILENT, AT_RESET -> LeavingBar.word(taken.state());
			case WAITING, REFUSED, STAYS ->
				NLS.bind(Messages.PciPainter_leaving, Math.max(0, (scene.now() - since(taken)) / 1000));
		};
	}

	/** It stays, and the guest has said so. */
	private void refused(SlotTile.Taken taken) {
		pen.box(taken.bounds(), ColorRole.ERROR_FILL,
				look.selects(taken.functions()) ? ColorRole.ACCENT : ColorRole.FAIL,
				look.selects(taken.functions()) ? 2 : 1);
		pen.icon(LeavingBar.icon(LeavingState.REFUSED), right(taken), taken.bounds().y + 3);
		lines(taken, label(taken), PciText.title(taken.first()), LeavingBar.word(LeavingState.REFUSED), ColorRole.TEXT,
				ColorRole.FAIL);
	}

	private static long since(SlotTile.Taken taken) {
		return taken.functions().stream().filter(function -> function.isLeaving()).findFirst()
				.orElse(taken.first()).getLeavingSinceMillis();
	}

	private void free(SlotTile.FreeRun run) {
		boolean closed = run.refused() || !run.bus().getRefusal().isEmpty();
		var color = closed ? ColorRole.FAINT : ColorRole.FREE_LINE;
		pen.dashedBox(run.bounds(), ColorRole.SURFACE, closed ? ColorRole.LINE : ColorRole.FREE_LINE);
		if (look.selects(PciDiagram.elements(run))) {
			pen.box(run.bounds(), ColorRole.ACCENT_SOFT, ColorRole.ACCENT, 2);
		}
		var count = run.count() == 1 ? Messages.PciPainter_free : NLS.bind(Messages.PciPainter_freeRun, run.count());
		lines(run, run.count() == 1 ? label(run) : PciText.range(run), "",
				closed && !run.refused() ? Messages.PciPainter_bootOnly : "", color, ColorRole.FAINT);
		pen.text(count, left(run), run.bounds().y + pen.height(Fonts.SMALL), inner(run), Fonts.PLAIN, color);
	}

	private void fits(SlotTile.FreeSlot free) {
		pen.dashedBox(free.bounds(), ColorRole.FREE_FILL, ColorRole.FREE_LINE);
		pen.text(label(free), left(free), free.bounds().y + 2, inner(free), Fonts.SMALL, ColorRole.FREE_LINE);
		if (free.bus().getSlots() == 1) {
			pen.text(Messages.PciPainter_free, left(free), free.bounds().y + pen.height(Fonts.SMALL), inner(free),
					Fonts.PLAIN, ColorRole.FREE_LINE);
		}
	}

	/** A place with the device in it that may come. */
	private void coming(SlotTile tile, String name) {
		pen.box(tile.bounds(), ColorRole.ACCENT_SOFT, ColorRole.ACCENT, 2);
		lines(tile, label(tile), name, Messages.PciPainter_new, ColorRole.TEXT, ColorRole.ACCENT);
	}

	private void lines(SlotTile tile, String label, String title, String subtitle, ColorRole strong, ColorRole weak) {
		int y = tile.bounds().y + 1;
		int line = pen.height(Fonts.SMALL);
		pen.text(label, left(tile), y, inner(tile) - 14, Fonts.SMALL,
				strong == ColorRole.TEXT ? ColorRole.TEXT2 : strong);
		y += line - 1;
		pen.text(title, left(tile), y, inner(tile), Fonts.BOLD, strong);
		pen.text(subtitle, left(tile), tile.bounds().y + tile.bounds().height - line - 1, inner(tile), Fonts.SMALL,
				weak);
	}

	/** The slot's number; behind a port, where there is only one, the bus's. */
	private static String label(SlotTile tile) {
		if (tile.bus().getSlots() == 1) {
			return tile.bus().getNumber() < 0
					? tile.bus().getName()
					: NLS.bind(Messages.PciText_bus, Place.hex(tile.bus().getNumber()));
		}
		var slot = Place.hex(tile.slot());
		return tile instanceof SlotTile.Taken taken && taken.first().getFunction() > 0
				? slot + "." + taken.first().getFunction()
				: slot;
	}

	private void callout(SlotTile tile, DragMode.Preview preview) {
		var text = preview.line();
		var hint = preview.hint();
		int line = pen.height(Fonts.SMALL);
		int width = Math.max(pen.width(text, Fonts.SMALL), pen.width(hint, Fonts.SMALL)) + 2 * PADDING + 14;
		var sight = gc.getClipping();
		int right = Math.min(scene.layout().width(), sight.x + sight.width);
		width = Math.min(width, right - 8);
		int height = (hint.isEmpty() ? line : 2 * line) + 2 * PADDING;
		int x = Math.clamp(tile.bounds().x + 20, 4, Math.max(4, right - width - 4));
		int y = tile.bounds().y + tile.bounds().height + 8;
		if (y + height > sight.y + sight.height) {
			y = tile.bounds().y - height - 8;
		}
		pen.box(new Rectangle(x, y, width, height), preview.fits() ? ColorRole.SURFACE : ColorRole.ERROR_FILL,
				preview.fits() ? ColorRole.ACCENT : ColorRole.FAIL, 1);
		int left = x + PADDING;
		if (!preview.fits()) {
			pen.cross(left, y + PADDING + 3);
			left += 14;
		}
		pen.text(text, left, y + PADDING, x + width - left - PADDING, Fonts.SMALL, ColorRole.TEXT);
		pen.text(hint, left, y + PADDING + line, x + width - left - PADDING, Fonts.SMALL, ColorRole.TEXT2);
		gc.setLineStyle(SWT.LINE_SOLID);
	}

	private static int left(SlotTile tile) {
		return tile.bounds().x + PADDING;
	}

	private static int right(SlotTile tile) {
		return tile.bounds().x + tile.bounds().width - 3;
	}

	private static int inner(SlotTile tile) {
		return tile.bounds().width - 2 * PADDING + 3;
	}
}
