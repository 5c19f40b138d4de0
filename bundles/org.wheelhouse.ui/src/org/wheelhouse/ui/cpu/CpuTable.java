package org.wheelhouse.ui.cpu;

import java.util.function.Function;

import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.ui.common.CalmRows;
import org.wheelhouse.ui.common.Landmarks;

/** The virtual CPUs as a table. */
final class CpuTable {

	private CpuTable() {
	}

	/** Makes the viewer; its input is a list of {@link Cpu}. */
	static TableViewer create(Composite parent) {
		var viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		CalmRows.in(viewer.getTable());
		viewer.getTable().setHeaderVisible(true);
		Landmarks.name(viewer.getTable(), "cpu.table");
		viewer.getTable().getAccessible()
				.addAccessibleListener(
						AccessibleListener.getNameAdapter(event -> event.result = Messages.CpuTable_name));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		column(viewer, Messages.CpuTable_index, 56, SWT.RIGHT, cpu -> String.valueOf(cpu.getIndex()));
		column(viewer, Messages.CpuTable_load, 60, SWT.RIGHT, CpuText::load);
		column(viewer, Messages.CpuTable_socket, 60, SWT.RIGHT, cpu -> CpuText.part(cpu.getSocketId()));
		column(viewer, Messages.CpuTable_die, 50, SWT.RIGHT, cpu -> CpuText.part(cpu.getDieId()));
		column(viewer, Messages.CpuTable_core, 50, SWT.RIGHT, cpu -> CpuText.part(cpu.getCoreId()));
		column(viewer, Messages.CpuTable_thread, 60, SWT.RIGHT, cpu -> CpuText.part(cpu.getSmtThreadId()));
		column(viewer, Messages.CpuTable_hostThread, 90, SWT.RIGHT, cpu -> String.valueOf(cpu.getThreadId()));
		column(viewer, Messages.CpuTable_type, 150, SWT.LEFT, Cpu::getType);
		column(viewer, Messages.CpuTable_path, 220, SWT.LEFT, Cpu::getQomPath);
		return viewer;
	}

	private static void column(TableViewer viewer, String title, int width, int align, Function<Cpu, String> text) {
		var column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(ColumnLabelProvider.createTextProvider(
				element -> element instanceof Cpu cpu ? text.apply(cpu) : ""));
	}
}
