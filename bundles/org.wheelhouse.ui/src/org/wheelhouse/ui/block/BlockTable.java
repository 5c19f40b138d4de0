package org.wheelhouse.ui.block;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockNode;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.ui.common.CalmRows;
import org.wheelhouse.ui.common.Landmarks;
import org.wheelhouse.ui.common.Quantity;
import org.wheelhouse.ui.common.RowTips;

/** The block devices as a table: devices, the nodes of each beneath it, then the nodes that no device uses. */
final class BlockTable {

	private BlockTable() {
	}

	/** Makes the viewer; its input is a {@link BlockState}. */
	static TreeViewer create(Composite parent) {
		var viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		CalmRows.in(viewer.getTree());
		viewer.getTree().setHeaderVisible(true);
		Landmarks.name(viewer.getTree(), "block.table");
		viewer.getTree().getAccessible()
				.addAccessibleListener(
						AccessibleListener.getNameAdapter(event -> event.result = Messages.BlockTable_name));
		viewer.setContentProvider(new Content());
		viewer.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		column(viewer, Messages.BlockPainter_device, 120, SWT.LEFT, BlockDevice::getId, BlockNode::getNodeName);
		column(viewer, Messages.BlockTable_state, 150, SWT.LEFT, BlockText::state, BlockNode::getDriver);
		column(viewer, Messages.BlockPainter_file, 230, SWT.LEFT, BlockTable::file, BlockNode::getFile);
		column(viewer, Messages.BlockTable_size, 170, SWT.LEFT, BlockText::throttle, BlockText::size);
		figure(viewer, Messages.BlockPainter_read, device -> Quantity.bytes(device.getReadBytes()));
		figure(viewer, Messages.BlockTable_readRate, device -> Quantity.rate(device.getReadBytesPerSecond()));
		figure(viewer, Messages.BlockPainter_written, device -> Quantity.bytes(device.getWrittenBytes()));
		figure(viewer, Messages.BlockTable_writeRate, device -> Quantity.rate(device.getWrittenBytesPerSecond()));
		RowTips.in(viewer);
		return viewer;
	}

	private static String file(BlockDevice device) {
		return device.getChain().isEmpty() ? Messages.BlockText_noMedium : "";
	}

	private static void figure(TreeViewer viewer, String title, Function<BlockDevice, Quantity> value) {
		column(viewer, title, 84, SWT.RIGHT, device -> value.apply(device).toString(), _ -> "");
	}

	private static void column(TreeViewer viewer, String title, int width, int align,
			Function<BlockDevice, String> ofDevice,
			Function<BlockNode, String> ofNode) {
		var column = new TreeViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new Label(ofDevice, ofNode));
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
