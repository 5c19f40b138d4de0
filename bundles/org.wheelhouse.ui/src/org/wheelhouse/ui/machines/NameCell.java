package org.wheelhouse.ui.machines;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Lock;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.part.MachineNames;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.theme.StateGlyph;
import org.wheelhouse.ui.theme.StateLook;

/** The first column: glyph, name and what there is to say of it; a text that needs the whole row runs on in the others. */
final class NameCell extends RowCell {

	@Override
	String text(Object element) {
		return switch (element) {
			case Machine machine -> locked(MachineNames.of(machine), machine.getLock() != Lock.NONE);
			case Host host -> locked(host.getLabel(), host.isReadOnly());
			case HostFound _ -> Messages.Found_Here;
			case FoundQemu qemu -> qemu.getName();
			default -> "";
		};
	}

	private static String locked(String name, boolean locked) {
		return locked ? NLS.bind(Messages.Row_ReadOnly, name) : name;
	}

	@Override
	void paint(GC gc, Object element, Rectangle cell, TreeItem item) {
		switch (element) {
			case Machine machine -> paint(gc, machine, cell);
			case Host host -> paint(gc, host, cell, item);
			case HostFound found -> FoundPainter.paint(gc, found, cell);
			case FoundQemu qemu -> FoundPainter.paint(gc, qemu, cell, item);
			default -> {
			}
		}
	}

	/** Paints the row's text, beginning in the first column's cell, whichever column is being painted. */
	static void paint(GC gc, Machine machine, Rectangle first) {
		StateGlyph.paint(gc, machine.getState(), first.x + 2, first.y + (first.height - StateGlyph.ROW) / 2,
				StateGlyph.ROW);
		gc.setFont(Fonts.PLAIN.font());
		gc.setForeground((StateLook.of(machine.getState()).absent() ? ColorRole.GONE : ColorRole.TEXT).color());
		var x = first.x + 2 + StateGlyph.ROW + GAP;
		x += draw(gc, machine.getName(), x, first) + GAP;
		var difference = MachineNames.difference(machine);
		if (!difference.isEmpty()) {
			gc.setForeground(ColorRole.TEXT2.color());
			x += draw(gc, "(" + difference + ")", x, first) + GAP;
		}
		if (machine.getLock() != Lock.NONE) {
			x += lock(gc, x, first) + GAP;
		}
		var text = RowText.of(machine);
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(text.color().color());
		if (text.across() || x + gc.textExtent(text.text()).x <= first.x + first.width) {
			draw(gc, text.text(), x, first);
		}
	}

	private static int lock(GC gc, int x, Rectangle first) {
		var icon = Icon.LOCK.image();
		gc.drawImage(icon, x, first.y + (first.height - icon.getBounds().height) / 2);
		return icon.getBounds().width;
	}

	/** The same for a host. */
	static void paint(GC gc, Host host, Rectangle first, TreeItem item) {
		var icon = Icon.HOST.image();
		gc.drawImage(icon, first.x + 1, first.y + (first.height - icon.getBounds().height) / 2);
		gc.setFont(Fonts.BOLD.font());
		gc.setForeground(HostText.name(host).color());
		var x = first.x + 2 + StateGlyph.ROW + GAP;
		x += draw(gc, host.getLabel(), x, first) + GAP;
		if (host.isReadOnly()) {
			x += lock(gc, x, first) + GAP;
		}
		var text = HostText.of(host, System.currentTimeMillis());
		gc.setFont(Fonts.SMALL.font());
		gc.setForeground(text.color().color());
		var room = item.getParent().getClientArea().width - x;
		draw(gc, text.fitting(room, shown -> gc.textExtent(shown).x), x, first);
	}
}
