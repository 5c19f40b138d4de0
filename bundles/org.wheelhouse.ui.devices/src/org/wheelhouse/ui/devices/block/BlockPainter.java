package org.wheelhouse.ui.devices.block;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Rectangle;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.ui.devices.block.BlockLayout.Column;
import org.wheelhouse.ui.diagram.DiagramGraphics;
import org.wheelhouse.ui.diagram.RenderState;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Fonts;
import org.wheelhouse.ui.widget.Quantity;

/** Paints the block picture once. */
final class BlockPainter {

	private static final int PADDING = 6;
	private static final int ICON = 16;
	private static final int STEP = 16;

	private final GC gc;
	private final DiagramGraphics pen;
	private final BlockLayout layout;
	private final RenderState look;

	BlockPainter(GC gc, BlockLayout layout, RenderState look) {
		this.gc = gc;
		this.pen = new DiagramGraphics(gc);
		this.layout = layout;
		this.look = look;
	}

	/** How wide boxes have to be so that nothing in them is cut. */
	static BlockLayout.Wanted wanted(GC gc, BlockState block) {
		var pen = new DiagramGraphics(gc);
		int device = 0;
		int format = 0;
		int file = 0;
		for (var one : block.getDevices()) {
			device = Math.max(device, Math.max(pen.width(one.getId(), Fonts.BOLD) + ICON,
					pen.width(BlockText.state(one), Fonts.SMALL)));
			file = Math.max(file, pen.width(BlockText.throttle(one), Fonts.SMALL));
		}
		var nodes = new ArrayList<BlockNode>(block.getLooseNodes());
		block.getDevices().forEach(one -> nodes.addAll(one.getChain()));
		for (var node : nodes) {
			if (!node.isBacking()) {
				format = Math.max(format, Math.max(pen.width(node.getNodeName(), Fonts.PLAIN),
						pen.width(node.getDriver(), Fonts.SMALL)));
			}
			file = Math.max(file, Math.max(pen.width(BlockText.file(node), Fonts.PLAIN),
					pen.width(BlockText.size(node), Fonts.SMALL)));
		}
		return new BlockLayout.Wanted(padded(device), padded(format), padded(file));
	}

	/** In steps, so that a figure that grows does not move the picture each time. */
	private static int padded(int text) {
		return (text + 2 * PADDING + STEP - 1) / STEP * STEP;
	}

	void paint() {
		if (layout.columns().isEmpty()) {
			return;
		}
		head(Messages.BlockPainter_device, Column.DEVICE);
		head(Messages.BlockPainter_format, Column.FORMAT);
		head(Messages.BlockPainter_file, Column.FILE);
		figureHead(Messages.BlockPainter_read, Column.READ);
		figureHead(Messages.BlockPainter_written, Column.WRITTEN);
		layout.rows().forEach(this::row);
		if (!layout.loose().isEmpty()) {
			var first = layout.loose().getFirst().bounds();
			pen.text(Messages.BlockPainter_loose, first.x, first.y - BlockLayout.HEAD + 4, first.width, Fonts.SMALL,
					ColorRole.TEXT2);
		}
		layout.loose().forEach(loose -> {
			arrow(loose.format().bounds(), loose.file().bounds());
			boolean selected = look.selects(List.of(loose.format().node()));
			node(loose.format().bounds(), loose.format().node(), selected);
			file(loose.file().bounds(), loose.file().node(), "");
		});
	}

	private void row(BlockLayout.Row row) {
		var device = row.device();
		boolean selected = look.selects(List.of(device));
		if (selected) {
			gc.setBackground(ColorRole.IDLE_SELECTION.color());
			gc.fillRectangle(0, row.bounds().y - 2, layout.width(), row.bounds().height + 4);
		}
		front(row, selected);
		if (row.format().isEmpty()) {
			var column = layout.column(Column.FORMAT);
			var bounds = new Rectangle(column.x, row.front().y, column.width, row.front().height);
			pen.dashedBox(bounds, ColorRole.SURFACE, ColorRole.LINE);
			pen.text(Messages.BlockText_noMedium, bounds.x + PADDING, bounds.y + 10, bounds.width - 2 * PADDING,
					Fonts.SMALL,
					ColorRole.FAINT);
		}
		row.format().ifPresent(format -> {
			arrow(row.front(), format.bounds());
			node(format.bounds(), format.node(), false);
			row.file().ifPresent(file -> {
				arrow(format.bounds(), file.bounds());
				file(file.bounds(), file.node(), BlockText.throttle(device));
			});
			row.backing().forEach(backing -> backing(format.bounds(), backing));
		});
		figure(Column.READ, row, BlockText.traffic(device.getReadBytes(), device.getReadBytesPerSecond()),
				device.getReadBytesPerSecond() > 0);
		figure(Column.WRITTEN, row, BlockText.traffic(device.getWrittenBytes(), device.getWrittenBytesPerSecond()),
				device.getWrittenBytesPerSecond() > 0);
	}

	private void front(BlockLayout.Row row, boolean selected) {
		boolean failed = BlockText.failed(row.device());
		var line = selected && look.focused()
				? ColorRole.ACCENT
				: failed
						? ColorRole.FAIL
						: selected
								? ColorRole.TEXT2
								: ColorRole.LINE2;
		pen.box(row.front(), failed ? ColorRole.ERROR_FILL : ColorRole.SURFACE, line, selected || failed ? 2 : 1);
		pen.icon(BlockText.icon(row.device()), row.front().x + row.front().width - 3, row.front().y + 3);
		lines(row.front(), row.device().getId(), Fonts.BOLD, BlockText.state(row.device()),
				failed ? ColorRole.FAIL : ColorRole.TEXT2, ICON);
	}

	private void node(Rectangle bounds, BlockNode node, boolean selected) {
		pen.box(bounds, ColorRole.SURFACE, selected ? ColorRole.ACCENT : ColorRole.LINE2, selected ? 2 : 1);
		lines(bounds, node.getNodeName(), Fonts.PLAIN, node.getDriver(), ColorRole.TEXT2, 0);
	}

	private void file(Rectangle bounds, BlockNode node, String throttle) {
		pen.box(bounds, node.isReadOnly() ? ColorRole.ALT : ColorRole.SURFACE, ColorRole.LINE2, 1);
		lines(bounds, BlockText.file(node), Fonts.PLAIN, throttle.isEmpty() ? BlockText.size(node) : throttle,
				ColorRole.TEXT2, 0);
	}

	private void backing(Rectangle format, BlockLayout.Box backing) {
		int x = format.x + format.width / 2;
		int y = backing.bounds().y + backing.bounds().height / 2;
		gc.setForeground(ColorRole.LINE2.color());
		gc.setLineDash(new int[]{3, 3});
		gc.drawPolyline(new int[]{x, format.y + format.height, x, y, backing.bounds().x, y});
		gc.setLineStyle(SWT.LINE_SOLID);
		file(backing.bounds(), backing.node(), "");
	}

	private void arrow(Rectangle from, Rectangle to) {
		int y = from.y + from.height / 2;
		int tip = to.x - 1;
		gc.setForeground(ColorRole.LINE2.color());
		gc.setBackground(ColorRole.LINE2.color());
		gc.drawLine(from.x + from.width, y, tip - 4, y);
		gc.fillPolygon(new int[]{tip, y, tip - 5, y - 3, tip - 5, y + 3});
	}

	private void figure(Column column, BlockLayout.Row row, Quantity value, boolean rate) {
		var head = layout.column(column);
		int y = row.front().y + 2;
		var strong = value.zero() ? ColorRole.FAINT : rate ? ColorRole.ACCENT : ColorRole.TEXT;
		pen.textTo(value.number(), head.x + head.width - 2, y, Fonts.PLAIN, strong);
		pen.textTo(value.unit(), head.x + head.width - 2, y + 16, Fonts.SMALL,
				value.zero() ? ColorRole.FAINT : ColorRole.TEXT2);
	}

	private void head(String text, Column column) {
		var head = layout.column(column);
		pen.text(text, head.x, 4, head.width, Fonts.SMALL, ColorRole.TEXT2);
	}

	private void figureHead(String text, Column column) {
		var head = layout.column(column);
		pen.textTo(text, head.x + head.width - 2, 4, Fonts.SMALL, ColorRole.TEXT2);
	}

	private void lines(Rectangle bounds, String title, Fonts font, String text, ColorRole color, int icon) {
		pen.text(title, bounds.x + PADDING, bounds.y + 2, bounds.width - 2 * PADDING - icon, font, ColorRole.TEXT);
		pen.text(text, bounds.x + PADDING, bounds.y + bounds.height - pen.height(Fonts.SMALL) - 2,
				bounds.width - 2 * PADDING, Fonts.SMALL, color);
	}
}
