package org.wheelhouse.ui.devices.memory;

import java.util.Comparator;
import java.util.function.Function;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.MemoryDevice;
import org.wheelhouse.ui.widget.ColumnSort;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/** Slots and memory devices as a table. */
final class MemoryTable {

	private MemoryTable() {
	}

	/** Makes the viewer; its input is what {@link MemoryRows} lists. */
	static TableViewer create(Composite parent) {
		var viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.inCells(viewer.getTable());
		viewer.getTable().setHeaderVisible(true);
		WidgetIds.name(viewer.getTable(), "memory.table");
		viewer.getTable().getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Memory_table));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		var sort = new ColumnSort<>(viewer, "memory", Object.class);
		number(sort, viewer, Messages.Column_slot, 50, device -> (long) device.getSlot(),
				device -> device.getSlot() < 0 ? "–" : String.valueOf(device.getSlot()));
		text(sort, viewer, Messages.Column_id, 90, MemoryText::name);
		text(sort, viewer, Messages.Column_kind, 90, MemoryText::kind);
		number(sort, viewer, Messages.Column_size, 80, MemoryDevice::getSizeBytes,
				device -> MemoryText.size(device.getSizeBytes()));
		number(sort, viewer, Messages.Column_asked, 80, MemoryDevice::getRequestedBytes,
				device -> MemoryText.size(device.getRequestedBytes()));
		number(sort, viewer, Messages.Column_maximum, 80, MemoryDevice::getMaximumBytes,
				device -> MemoryText.size(device.getMaximumBytes()));
		number(sort, viewer, Messages.Column_address, 110, MemoryDevice::getAddress,
				device -> "0x" + Long.toHexString(device.getAddress()));
		text(sort, viewer, Messages.Column_state, 150, MemoryText::state);
		text(sort, viewer, Messages.Column_backend, 150, MemoryDevice::getMemdev);
		sort.restore();
		return viewer;
	}

	private static void number(ColumnSort<Object> sort, TableViewer viewer, String title, int width,
			Function<MemoryDevice, Long> value, Function<MemoryDevice, String> text) {
		sort.by(column(viewer, title, width, SWT.RIGHT, text).getColumn(), Comparator.comparingLong(
				row -> row instanceof MemoryDevice device ? value.apply(device) : ((FreeSlot) row).number()));
	}

	private static void text(ColumnSort<Object> sort, TableViewer viewer, String title, int width,
			Function<MemoryDevice, String> text) {
		sort.by(column(viewer, title, width, SWT.LEFT, text).getColumn(),
				Comparator.comparing(row -> row instanceof MemoryDevice device ? text.apply(device) : ""));
	}

	private static TableViewerColumn column(TableViewer viewer, String title, int width, int align,
			Function<MemoryDevice, String> text) {
		var column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(row -> switch (row) {
			case MemoryDevice device -> text.apply(device);
			case FreeSlot free when title.equals(Messages.Column_slot) -> String.valueOf(free.number());
			case FreeSlot _ when title.equals(Messages.Column_state) -> Messages.Memory_free;
			default -> "";
		}));
		return column;
	}
}
