package org.wheelhouse.ui.machines;

import java.time.Clock;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.MachineState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.widget.CutText;

/** Paints the rows of QEMUs that were found, beginning in the first column's cell. */
final class FoundPainter {

	private static final int TEXT = 2 + StateGlyph.ROW + RowCell.GAP;

	private FoundPainter() {
		// holds no state
	}

	/** What was found on a host, as a whole; the text runs on in the other columns. */
	static void paint(GC gc, HostFound found, Rectangle first) {
		var icon = Icon.FOUND.image();
		gc.drawImage(icon, first.x + 1, first.y + (first.height - icon.getBounds().height) / 2);
		gc.setFont(Fonts.BOLD.font());
		gc.setForeground((FoundText.isOld(found) ? ColorRole.GONE : ColorRole.TEXT).color());
		var x = first.x + TEXT;
		x += RowCell.draw(gc, Messages.Found_Here, x, first) + RowCell.GAP;
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(ColorRole.TEXT2.color());
		RowCell.draw(gc, FoundText.of(found), x, first);
	}

	/** One of them; what there is no room for is said to whoever points at it. */
	static void paint(GC gc, FoundQemu qemu, Rectangle first, TreeItem item) {
		StateGlyph.paint(gc, state(qemu), first.x + 2, first.y + (first.height - StateGlyph.ROW) / 2, StateGlyph.ROW);
		var end = isAcross(gc, qemu, first) ? item.getParent().getClientArea().width : first.x + first.width;
		gc.setFont(Fonts.PLAIN.font());
		gc.setForeground((FoundText.isOld(qemu) ? ColorRole.GONE : ColorRole.TEXT).color());
		var x = first.x + TEXT;
		x += RowCell.draw(gc, CutText.fitting(gc, qemu.getName(), end - x), x, first) + RowCell.GAP;
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(ColorRole.TEXT2.color());
		RowCell.draw(gc, CutText.fitting(gc, text(qemu), end - x), x, first);
	}

	private static MachineState state(FoundQemu qemu) {
		if (FoundText.isOld(qemu)) {
			return MachineState.LOST;
		}
		return qemu.getStatus().equals("paused") ? MachineState.PAUSED : MachineState.RUNNING;
	}

	/** Whether its text needs the figures' columns too: why one cannot attach must be read. Changes the GC's font. */
	static boolean isAcross(GC gc, FoundQemu qemu, Rectangle first) {
		if (!qemu.getAddress().isEmpty()) {
			return false;
		}
		gc.setFont(Fonts.PLAIN.font());
		var name = gc.textExtent(qemu.getName()).x;
		gc.setFont(Fonts.SMALL.font());
		return TEXT + name + RowCell.GAP + gc.textExtent(text(qemu)).x > first.width;
	}

	private static String text(FoundQemu qemu) {
		return FoundText.of(qemu, Clock.systemUTC());
	}
}
