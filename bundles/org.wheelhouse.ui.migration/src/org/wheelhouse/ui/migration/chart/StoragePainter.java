package org.wheelhouse.ui.migration.chart;

import java.util.List;

import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.MigrationStorage;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.CutText;
import org.wheelhouse.ui.widget.Quantity;

/** Paints the disks that go along, a band each: copied, then kept the same, then ended. UI thread, for one painting. */
final class StoragePainter {

	private static final int COPYING = 90;
	private static final int SAME = 50;

	private final Pen pen;
	private final ChartData data;
	private final List<HotSpot> spots;

	StoragePainter(Pen pen, ChartData data, List<HotSpot> spots) {
		this.pen = pen;
		this.data = data;
		this.spots = spots;
	}

	void paint(List<Rectangle> rows) {
		List<MigrationStorage> disks = data.sight().state().getStorage().stream()
				.filter(disk -> disk.getStartMillis() <= data.nowMillis()).toList();
		for (int index = 0; index < Math.min(rows.size(), disks.size()); index++) {
			band(disks.get(index), rows.get(index));
		}
	}

	private void band(MigrationStorage disk, Rectangle row) {
		String name = disk.getDevice();
		pen.text(Fonts.SMALL, ColorRole.TEXT2, CutText.fitting(pen.gc(), name, row.x - 12), 4, row.y + 1);
		boolean failed = !disk.getError().isEmpty();
		long end = disk.getEndedMillis() < 0 ? data.nowMillis() : Math.min(disk.getEndedMillis(), data.nowMillis());
		boolean ready = disk.getReadyMillis() >= 0 && disk.getReadyMillis() <= data.nowMillis();
		long copied = ready ? Math.min(disk.getReadyMillis(), end) : end;
		pen.stretch(disk.getStartMillis(), copied, row)
				.ifPresent(at -> pen.tint(failed ? ColorRole.FAIL : ColorRole.CURVE2, COPYING, at));
		if (ready) {
			pen.stretch(copied, end, row).ifPresent(at -> pen.tint(ColorRole.RUN, SAME, at));
		}
		String said = said(disk, ready);
		pen.stretch(disk.getStartMillis(), end, row).ifPresent(at -> {
			Rectangle room = at.width > pen.extent(Fonts.SMALL, said).x + 8
					? at
					: new Rectangle(at.x + at.width + 4, at.y, row.x + row.width - at.x - at.width - 4, at.height);
			pen.text(Fonts.SMALL, failed ? ColorRole.FAIL : ColorRole.TEXT, CutText.fitting(pen.gc(), said, room.width),
					room.x + 4, room.y + 1);
			spots.add(new HotSpot("storage/" + name, at, name + ": " + said));
		});
	}

	private static String said(MigrationStorage disk, boolean ready) {
		if (!disk.getError().isEmpty()) {
			return disk.getError();
		}
		String done = NLS.bind(Messages.Storage_of, Quantity.bytes(disk.getOffset()),
				Quantity.bytes(disk.getLength()));
		if (disk.getEndedMillis() >= 0) {
			return NLS.bind(Messages.Storage_moved, Quantity.bytes(disk.getLength()));
		}
		return ready
				? NLS.bind(Messages.Storage_same, done)
				: done + (disk.getBytesPerSecond() < 0 ? "" : " · " + Quantity.rate(disk.getBytesPerSecond()));
	}
}
