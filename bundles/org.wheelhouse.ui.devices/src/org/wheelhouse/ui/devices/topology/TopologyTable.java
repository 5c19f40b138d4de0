package org.wheelhouse.ui.devices.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.AbstractTreeViewer;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.ITreeContentProvider;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.Bus;
import org.wheelhouse.model.live.BusDevice;
import org.wheelhouse.model.live.TopologyState;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** All buses as a table: each with its devices and its free places. */
final class TopologyTable {

	private TopologyTable() {
		// holds no state
	}

	/**
	 * Makes the viewer; its input is a {@link TopologyState}.
	 *
	 * @param names of PCI devices by their numbers, as they are known now
	 */
	static TreeViewer create(Composite parent, Supplier<DeviceNames> names) {
		var viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.in(viewer.getTree());
		viewer.getTree().setHeaderVisible(true);
		WidgetIds.name(viewer.getTree(), "topology.table");
		viewer.getTree().getAccessible().addAccessibleListener(
				AccessibleListener.getNameAdapter(event -> event.result = Messages.TopologyTable_name));
		viewer.setContentProvider(new Content());
		viewer.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		column(viewer, names, Messages.TopologyTable_bus, 150, Bus::getName, device -> "", free -> "");
		column(viewer, names, Messages.TopologyTable_place, 80, bus -> "", BusDevice::getAddress, TopologyText::place);
		column(viewer, names, Messages.TopologyTable_id, 100, bus -> "", BusDevice::getId, free -> "");
		column(viewer, names, Messages.TopologyTable_type, 180, TopologyText::kind, BusDevice::getType, free -> "");
		column(viewer, names, Messages.TopologyTable_state, 90, bus -> "", TopologyText::state, TopologyText::count);
		column(viewer, names, Messages.TopologyTable_address, 360, Bus::getReason, TopologyText::address, free -> "");
		RowTips.in(viewer);
		return viewer;
	}

	private static void column(TreeViewer viewer, Supplier<DeviceNames> names, String title, int width,
			Function<Bus, String> ofBus,
			Function<BusDevice, String> ofDevice, Function<FreePlace, String> ofFree) {
		var column = new TreeViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new ColumnLabelProvider() {

			@Override
			public String getText(@Nullable Object element) {
				return switch (element) {
					case Bus bus -> ofBus.apply(bus);
					case BusDevice device -> ofDevice.apply(device);
					case FreePlace free -> ofFree.apply(free);
					case null, default -> "";
				};
			}

			@Override
			public String getToolTipText(@Nullable Object element) {
				return element instanceof BusDevice device && device.eContainer() instanceof Bus bus
						? TopologyText.tip(bus, device, names.get())
						: "";
			}
		});
	}

	private static final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(@Nullable Object input) {
			return input instanceof TopologyState topology ? topology.getBuses().toArray() : new Object[0];
		}

		@Override
		public Object[] getChildren(@Nullable Object parent) {
			if (!(parent instanceof Bus bus)) {
				return new Object[0];
			}
			List<Object> rows = new ArrayList<>(bus.getDevices());
			bus.getFreePlaces().forEach(run -> rows.add(new FreePlace(bus, run)));
			return rows.toArray();
		}

		@Override
		public @Nullable Object getParent(@Nullable Object element) {
			return switch (element) {
				case BusDevice device -> device.eContainer();
				case FreePlace free -> free.bus();
				case null, default -> null;
			};
		}

		@Override
		public boolean hasChildren(@Nullable Object element) {
			return getChildren(element).length > 0;
		}
	}
}
