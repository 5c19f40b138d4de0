package org.wheelhouse.ui.devices.cpu;

import java.util.Comparator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.ui.widget.ColumnSort;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/** The virtual CPUs as a table. */
final class CpuTable {

	private CpuTable() {
	}

	/** Makes the viewer; its input is a list of {@link Cpu}. */
	static TableViewer create(Composite parent) {
		var viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.in(viewer.getTable());
		viewer.getTable().setHeaderVisible(true);
		WidgetIds.name(viewer.getTable(), "cpu.table");
		viewer.getTable().getAccessible()
				.addAccessibleListener(
						AccessibleListener.getNameAdapter(event -> event.result = Messages.CpuTable_name));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		var sort = new ColumnSort<>(viewer, "cpu", Cpu.class);
		number(sort, viewer, Messages.CpuTable_index, 56, Cpu::getIndex, cpu -> String.valueOf(cpu.getIndex()));
		number(sort, viewer, Messages.CpuTable_load, 60, Cpu::getPercent, CpuText::load);
		number(sort, viewer, Messages.CpuTable_socket, 60, Cpu::getSocketId, cpu -> CpuText.part(cpu.getSocketId()));
		number(sort, viewer, Messages.CpuTable_die, 50, Cpu::getDieId, cpu -> CpuText.part(cpu.getDieId()));
		number(sort, viewer, Messages.CpuTable_core, 50, Cpu::getCoreId, cpu -> CpuText.part(cpu.getCoreId()));
		number(sort, viewer, Messages.CpuTable_thread, 60, Cpu::getSmtThreadId,
				cpu -> CpuText.part(cpu.getSmtThreadId()));
		number(sort, viewer, Messages.CpuTable_hostThread, 90, Cpu::getThreadId,
				cpu -> String.valueOf(cpu.getThreadId()));
		sort.by(column(viewer, Messages.CpuTable_type, 150, SWT.LEFT, Cpu::getType),
				Comparator.comparing(Cpu::getType));
		sort.by(column(viewer, Messages.CpuTable_path, 220, SWT.LEFT, Cpu::getQomPath),
				Comparator.comparing(Cpu::getQomPath));
		sort.restore();
		return viewer;
	}

	private static void number(ColumnSort<Cpu> sort, TableViewer viewer, String title, int width,
			ToDoubleFunction<Cpu> value, Function<Cpu, String> text) {
		sort.by(column(viewer, title, width, SWT.RIGHT, text), Comparator.comparingDouble(value));
	}

	private static TableColumn column(TableViewer viewer, String title, int width, int align,
			Function<Cpu, String> text) {
		var column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(
				element -> element instanceof Cpu cpu ? text.apply(cpu) : ""));
		return column.getColumn();
	}
}
