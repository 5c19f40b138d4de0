package org.wheelhouse.ui.devices.usb;

import java.util.Comparator;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.HostUsbDevice;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.ColumnSort;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** The devices of a computer as a table, with what machines wait for. */
final class UsbTable {

	private UsbTable() {
	}

	/** Makes the viewer; its input is a list of devices and claims. */
	static TableViewer create(Composite parent) {
		var viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.inCells(viewer.getTable());
		viewer.getTable().setHeaderVisible(true);
		WidgetIds.name(viewer.getTable(), "usb.table");
		viewer.getTable().getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.Table_name));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		RowTips.in(viewer);
		var sort = new ColumnSort<>(viewer, "usb", Object.class);
		column(sort, viewer, Messages.Column_device, 330, UsbText::name, true);
		column(sort, viewer, Messages.Column_ids, 90, UsbText::ids, false);
		column(sort, viewer, Messages.Column_port, 70, UsbText::port, false);
		column(sort, viewer, Messages.Column_kind, 110, UsbText::kind, false);
		column(sort, viewer, Messages.Column_speed, 80, UsbText::speed, false);
		column(sort, viewer, Messages.Column_state, 480, UsbText::state, false);
		sort.restore();
		return viewer;
	}

	private static void column(ColumnSort<Object> sort, TableViewer viewer, String title, int width,
			Function<Object, String> text, boolean pictured) {
		var column = new TableViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(@Nullable Object element) {
				return element == null ? "" : text.apply(element);
			}

			@Override
			public @Nullable Image getImage(@Nullable Object element) {
				return pictured && element != null ? UsbText.icon(element).image() : null;
			}

			@Override
			public @Nullable String getToolTipText(@Nullable Object element) {
				return element == null ? null : UsbText.tip(element);
			}

			@Override
			public @Nullable Color getForeground(@Nullable Object element) {
				return element instanceof HostUsbDevice device && device.getRefusal().isEmpty()
						? null
						: ColorRole.TEXT2.color();
			}
		});
		sort.by(column.getColumn(), Comparator.comparing(text, String::compareToIgnoreCase));
	}
}
