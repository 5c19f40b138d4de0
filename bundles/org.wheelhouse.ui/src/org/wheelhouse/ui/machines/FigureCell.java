package org.wheelhouse.ui.machines;

import java.time.Clock;
import java.util.function.Function;

import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.TreeItem;
import org.wheelhouse.core.series.MachineSeries;
import org.wheelhouse.core.series.Samples;
import org.wheelhouse.model.live.FoundQemu;
import org.wheelhouse.model.live.Host;
import org.wheelhouse.model.live.HostFound;
import org.wheelhouse.model.live.Machine;
import org.wheelhouse.ui.chart.Figure;
import org.wheelhouse.ui.chart.Sparkline;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** A column of a figure: the curve of the last minute and the number, right-aligned; or the row's text running on. */
final class FigureCell extends RowCell {

	private static final int MARGIN = 6;

	private final Figure figure;
	private final Function<String, MachineSeries> series;
	private final FoundCurves found;
	private final Clock clock;

	FigureCell(Figure figure, Function<String, MachineSeries> series, FoundCurves found, Clock clock) {
		this.figure = figure;
		this.series = series;
		this.found = found;
		this.clock = clock;
	}

	@Override
	String text(Object element) {
		return switch (element) {
			case Machine machine when !RowText.of(machine).across() -> figure.number(machine).toString();
			case FoundQemu qemu -> number(qemu).toString();
			default -> "";
		};
	}

	@Override
	void paint(GC gc, Object element, Rectangle cell, TreeItem item) {
		switch (element) {
			case Host host -> NameCell.paint(gc, host, item.getBounds(0), item);
			case HostFound found -> FoundPainter.paint(gc, found, item.getBounds(0));
			case FoundQemu qemu when FoundPainter.isAcross(gc, qemu, item.getBounds(0)) ->
				FoundPainter.paint(gc, qemu, item.getBounds(0), item);
			case FoundQemu qemu -> {
				if (figure == Figure.CPU && !FoundText.isOld(qemu)) {
					spark(gc, found.of(qemu), cell);
				}
				number(gc, number(qemu), cell);
			}
			case Machine machine when RowText.of(machine).across() -> NameCell.paint(gc, machine, item.getBounds(0));
			case Machine machine -> {
				spark(gc, figure.curve(series.apply(machine.getId())), cell);
				number(gc, figure.number(machine), cell);
			}
			default -> {
			}
		}
	}

	private void spark(GC gc, Samples curve, Rectangle cell) {
		var area = new Rectangle(cell.x + 2, cell.y + (cell.height - Sparkline.HEIGHT) / 2, Sparkline.WIDTH,
				Sparkline.HEIGHT);
		figure.spark().paint(gc, curve, clock.millis(), area);
	}

	/** QEMU is not asked, so of its disks nothing is known. */
	private Quantity number(FoundQemu qemu) {
		return switch (figure) {
			case CPU -> FoundText.isOld(qemu) ? Quantity.UNKNOWN : Quantity.percent(qemu.getCpuPercent());
			case MEMORY -> Quantity.brief(qemu.getMemoryBytes());
			case DISK -> Quantity.UNKNOWN;
		};
	}

	private static void number(GC gc, Quantity quantity, Rectangle cell) {
		gc.setFont(Fonts.PLAIN.font());
		gc.setForeground((quantity.zero() || quantity.unit().isEmpty() ? ColorRole.FAINT : ColorRole.TEXT).color());
		var text = quantity.toString();
		draw(gc, text, cell.x + cell.width - MARGIN - gc.textExtent(text).x, cell);
	}
}
