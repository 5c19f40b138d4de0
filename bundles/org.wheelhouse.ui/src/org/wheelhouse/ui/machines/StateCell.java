package org.wheelhouse.ui.machines;

import java.time.Clock;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.theme.StateLook;

/** Says in words what the glyph and the text behind the name show; a column without width, for assistive technology. */
final class StateCell extends RowCell {

	@Override
	String text(Object element) {
		return switch (element) {
			case Machine machine -> StateLook.of(machine.getState()).word() + " · " + RowText.of(machine).text();
			case Host host -> HostText.of(host, System.currentTimeMillis()).text();
			case HostFound found -> FoundText.of(found);
			case FoundQemu qemu -> FoundText.of(qemu, Clock.systemUTC());
			default -> "";
		};
	}

	@Override
	void paint(GC gc, Object element, Rectangle cell, TreeItem item) {
		// the first column paints it
	}
}
