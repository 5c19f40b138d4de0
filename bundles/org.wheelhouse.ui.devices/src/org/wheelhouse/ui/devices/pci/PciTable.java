package org.wheelhouse.ui.devices.pci;

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
import org.wheelhouse.model.live.PciBus;
import org.wheelhouse.model.live.PciFunction;
import org.wheelhouse.model.live.PciState;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.RowTips;
import org.wheelhouse.ui.widget.WidgetIds;

/** The PCI topology as a table: buses, the functions on them, and the buses behind these. */
final class PciTable {

	private PciTable() {
	}

	/** Makes the viewer; its input is a {@link PciState}. */
	static TreeViewer create(Composite parent) {
		var viewer = new TreeViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.in(viewer.getTree());
		viewer.getTree().setHeaderVisible(true);
		WidgetIds.name(viewer.getTree(), "pci.table");
		viewer.getTree().getAccessible().addAccessibleListener(AccessibleListener
				.getNameAdapter(event -> event.result = Messages.PciTable_name));
		viewer.setContentProvider(new Content());
		viewer.setAutoExpandLevel(AbstractTreeViewer.ALL_LEVELS);
		column(viewer, Messages.PciTable_address, 176, PciText::address, PciBus::getName);
		column(viewer, Messages.PciTable_id, 90, PciFunction::getId, bus -> "");
		column(viewer, Messages.PciTable_type, 230, PciFunction::getType, bus -> PciText.bus(bus, BusRow.used(bus)));
		column(viewer, Messages.PciTable_state, 90, PciText::leaving, bus -> "");
		column(viewer, Messages.PciTable_class, 150, PciText::deviceClass, bus -> "");
		column(viewer, Messages.PciTable_identity, 116, PciText::identity, bus -> "");
		column(viewer, Messages.PciTable_irq, 40, PciText::irq, bus -> "");
		column(viewer, Messages.PciTable_regions, 420, PciText::regions, PciBus::getRefusal);
		RowTips.in(viewer);
		return viewer;
	}

	private static void column(TreeViewer viewer, String title, int width, Function<PciFunction, String> ofFunction,
			Function<PciBus, String> ofBus) {
		var column = new TreeViewerColumn(viewer, SWT.LEFT);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(new Label(ofFunction, ofBus));
	}

	private static final class Label extends ColumnLabelProvider {

		private final Function<PciFunction, String> ofFunction;
		private final Function<PciBus, String> ofBus;

		Label(Function<PciFunction, String> ofFunction, Function<PciBus, String> ofBus) {
			this.ofFunction = ofFunction;
			this.ofBus = ofBus;
		}

		@Override
		public String getText(@Nullable Object element) {
			return switch (element) {
				case PciFunction function -> ofFunction.apply(function);
				case PciBus bus -> ofBus.apply(bus);
				case null, default -> "";
			};
		}

		@Override
		public String getToolTipText(@Nullable Object element) {
			return element instanceof PciFunction function ? PciText.tip(function) : "";
		}
	}

	private static final class Content implements ITreeContentProvider {

		@Override
		public Object[] getElements(@Nullable Object input) {
			return input instanceof PciState pci ? pci.getBuses().toArray() : new Object[0];
		}

		@Override
		public Object[] getChildren(@Nullable Object parent) {
			return switch (parent) {
				case PciBus bus -> bus.getFunctions().toArray();
				case PciFunction function -> function.getChildBuses().toArray();
				case null, default -> new Object[0];
			};
		}

		@Override
		public @Nullable Object getParent(@Nullable Object element) {
			return switch (element) {
				case PciBus bus -> bus.eContainer();
				case PciFunction function -> function.eContainer();
				case null, default -> null;
			};
		}

		@Override
		public boolean hasChildren(@Nullable Object element) {
			return getChildren(element).length > 0;
		}
	}
}
