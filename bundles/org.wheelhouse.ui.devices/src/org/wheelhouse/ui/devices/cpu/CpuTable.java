package org.wheelhouse.ui.devices.cpu;

import java.util.Comparator;
import java.util.function.Function;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.jface.viewers.ArrayContentProvider;
import org.eclipse.jface.viewers.ColumnLabelProvider;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.jface.viewers.TableViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.TableColumn;
import org.wheelhouse.model.live.Cpu;
import org.wheelhouse.model.live.CpuSlot;
import org.wheelhouse.ui.widget.ColumnSort;
import org.wheelhouse.ui.widget.FlatSelection;
import org.wheelhouse.ui.widget.WidgetIds;

/** The virtual CPUs and the places for more as a table. */
final class CpuTable {

	private CpuTable() {
	}

	/** Makes the viewer; its input is a list of {@link Cpu} and {@link CpuSlot}. */
	static TableViewer create(Composite parent) {
		var viewer = new TableViewer(parent, SWT.FULL_SELECTION | SWT.SINGLE);
		FlatSelection.inCells(viewer.getTable());
		viewer.getTable().setHeaderVisible(true);
		WidgetIds.name(viewer.getTable(), "cpu.table");
		viewer.getTable().getAccessible()
				.addAccessibleListener(
						AccessibleListener.getNameAdapter(event -> event.result = Messages.CpuTable_name));
		viewer.setContentProvider(ArrayContentProvider.getInstance());
		var sort = new ColumnSort<>(viewer, "cpu", EObject.class);
		number(sort, viewer, Messages.CpuTable_index, 56, of(Cpu::getIndex, Integer.MAX_VALUE),
				of(cpu -> String.valueOf(cpu.getIndex()), "–"));
		number(sort, viewer, Messages.CpuTable_load, 70, of(Cpu::getPercent, -2.0), CpuText::state);
		number(sort, viewer, Messages.CpuTable_socket, 60, CpuPlace::socket, place -> CpuText.part(place.socket()));
		number(sort, viewer, Messages.CpuTable_die, 50, CpuPlace::die, place -> CpuText.part(place.die()));
		number(sort, viewer, Messages.CpuTable_core, 50, CpuPlace::core, place -> CpuText.part(place.core()));
		number(sort, viewer, Messages.CpuTable_thread, 60, CpuPlace::thread, place -> CpuText.part(place.thread()));
		number(sort, viewer, Messages.CpuTable_hostThread, 90, of(Cpu::getThreadId, -1L),
				of(cpu -> String.valueOf(cpu.getThreadId()), ""));
		number(sort, viewer, Messages.CpuTable_hostCpu, 80, of(Cpu::getHostCpu, -1),
				of(cpu -> CpuText.part(cpu.getHostCpu()), ""));
		text(sort, viewer, Messages.CpuTable_allowed, 90, of(Cpu::getAllowedHostCpus, ""));
		text(sort, viewer, Messages.CpuTable_type, 150,
				place -> place.cpu().map(Cpu::getType).or(() -> place.slot().map(CpuSlot::getType)).orElse(""));
		text(sort, viewer, Messages.CpuTable_path, 220, of(Cpu::getQomPath, ""));
		sort.restore();
		return viewer;
	}

	/** Of the CPU in a place, or what stands for a free one. */
	private static <T> Function<CpuPlace, T> of(Function<Cpu, T> value, T free) {
		return place -> place.cpu().map(value).orElse(free);
	}

	private static void number(ColumnSort<EObject> sort, TableViewer viewer, String title, int width,
			Function<CpuPlace, ? extends Number> value, Function<CpuPlace, String> text) {
		sort.by(column(viewer, title, width, SWT.RIGHT, text),
				Comparator.comparingDouble(row -> CpuPlace.of(row).map(value).map(Number::doubleValue).orElse(-1.0)));
	}

	private static void text(ColumnSort<EObject> sort, TableViewer viewer, String title, int width,
			Function<CpuPlace, String> text) {
		sort.by(column(viewer, title, width, SWT.LEFT, text),
				Comparator.comparing(row -> CpuPlace.of(row).map(text).orElse("")));
	}

	private static TableColumn column(TableViewer viewer, String title, int width, int align,
			Function<CpuPlace, String> text) {
		var column = new TableViewerColumn(viewer, align);
		column.getColumn().setText(title);
		column.getColumn().setWidth(width);
		column.setLabelProvider(
				ColumnLabelProvider.createTextProvider(element -> CpuPlace.of(element).map(text).orElse("")));
		return column.getColumn();
	}
}
