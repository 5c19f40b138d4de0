package org.wheelhouse.ui.devices.block;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TreeColumn;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.ui.widget.ColumnSort;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.Quantity;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** The block devices as a table: devices, the nodes of each beneath it, then the nodes that no device uses. */
final class BlockTable {

	private BlockTable() {
	}

	/** Makes the viewer; its input is a {@link BlockState}. */
	static TreeViewer create(Composite parent) {
		var viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.in(viewer.getTree());
		viewer.getTree().setHeaderVisible(true);
		WidgetIds.name(viewer.getTree(), "block.table");
		viewer.getTree().getAccessible()
				.addAccessibleListener(
						AccessibleListener.getNameAdapter(event -> event.result = Messages.BlockTable_name));
		viewer.setContentProvider(new Content());
		viewer.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		var sort = new ColumnSort<>(viewer, "block", BlockDevice.class);
		column(sort, viewer, Messages.BlockPainter_device, 120, BlockDevice::getId, BlockNode::getNodeName);
		column(sort, viewer, Messages.BlockTable_state, 150, BlockText::state, BlockNode::getDriver);
		column(sort, viewer, Messages.BlockPainter_file, 230, BlockTable::file, BlockNode::getFile);
		column(sort, viewer, Messages.BlockTable_size, 170, BlockText::throttle, BlockText::size);
		figure(sort, viewer, Messages.BlockPainter_read, BlockDevice::getReadBytes, Quantity::bytes);
		figure(sort, viewer, Messages.BlockTable_readRate, BlockDevice::getReadBytesPerSecond, Quantity::rate);
		figure(sort, viewer, Messages.BlockPainter_written, BlockDevice::getWrittenBytes, Quantity::bytes);
		figure(sort, viewer, Messages.BlockTable_writeRate, BlockDevice::getWrittenBytesPerSecond, Quantity::rate);
		sort.restore();
		RowTips.in(viewer);
		return viewer;
	}

	private static String file(BlockDevice device) {
		return device.getChain().isEmpty() ? Messages.BlockText_noMedium : "";
	}

	private static void figure(ColumnSort<BlockDevice> sort, TreeViewer viewer, String title,
			ToLongFunction<BlockDevice> value, LongFunction<Quantity> text) {
		var column = column(viewer, title, 84, SWT.RIGHT, device -> text.apply(value.applyAsLong(device)).toString(),
				_ -> "");
		sort.by(column, Comparator.comparingLong(value));
	}

	private static void column(ColumnSort<BlockDevice> sort, TreeViewer viewer, String title, int width,
			Function<BlockDevice, String> ofDevice, Function<BlockNode, String> ofNode) {
		sort.by(column(viewer, title, width, SWT.LEFT, ofDevice, ofNode),
				Comparator.comparing(ofDevice, String.CASE_INSENSITIVE_ORDER));
	}

	private static TreeColumn column(TreeViewer viewer, String title, int width, int align,
			Function<BlockDevice, String> ofDevice, Function<BlockNode, String> ofNode) {
		var column = new TreeViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new Label(ofDevice, ofNode));
		return column.getColumn();
	}

	private static final class Label extends ColumnLabelProvider {

		private final Function<BlockDevice, String> ofDevice;
		private final Function<BlockNode, String> ofNode;

		Label(Function<BlockDevice, String> ofDevice, Function<BlockNode, String> ofNode) {
			this.ofDevice = ofDevice;
			this.ofNode = ofNode;
		}

		@Override
		public String getText(@Nullable Object element) {
			return switch (element) {
				case BlockDevice device -> ofDevice.apply(device);
				case BlockNode node -> ofNode.apply(node);
				case null, default -> "";
			};
		}

		@Override
		public String getToolTipText(@Nullable Object element) {
			return switch (element) {
				case BlockDevice device -> BlockText.tip(device);
				case BlockNode node -> BlockText.node(node);
				case null, default -> "";
			};
		}
	}

	private static final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(@Nullable Object input) {
			if (!(input instanceof BlockState block)) {
				return new Object[0];
			}
			return List.of(block.getDevices(), block.getLooseNodes()).stream().flatMap(List::stream).toArray();
		}

		@Override
		public Object[] getChildren(@Nullable Object parent) {
			return parent instanceof BlockDevice device ? device.getChain().toArray() : new Object[0];
		}

		@Override
		public @Nullable Object getParent(@Nullable Object element) {
			return element instanceof BlockNode node ? node.eContainer() : null;
		}

		@Override
		public boolean hasChildren(@Nullable Object element) {
			return getChildren(element).length > 0;
		}
	}
}
