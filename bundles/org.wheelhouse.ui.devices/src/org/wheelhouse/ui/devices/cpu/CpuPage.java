package org.wheelhouse.ui.devices.cpu;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.viewers.TableViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.CpuState;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramCanvas;

/** The content of the CPU view: picture and table. Knows no workbench. UI thread. */
final class CpuPage extends Composite {

	private static final CpuLayout NOTHING = new CpuLayout(List.of(), 0, 0);

	private final DiagramAndTable twin;
	private final DiagramCanvas picture;
	private final TableViewer table;
	private @Nullable CpuState cpus;

	/** @param gestures what its context menu offers */
	CpuPage(Composite parent, CpuActions gestures) {
		super(parent, SWT.NONE);
		setLayout(new FillLayout());
		twin = new DiagramAndTable(this);
		picture = new DiagramCanvas(twin, "cpu.picture", Messages.CpuPage_name, this::arrange);
		table = CpuTable.create(twin);
		twin.of(picture, table);
		var menu = new MenuManager();
		menu.setRemoveAllWhenShown(true);
		menu.addMenuListener(shown -> twin.getSelection().forEach(element -> CpuMenu.fill(shown, element, gestures)));
		picture.setMenu(menu.createContextMenu(picture));
		table.getTable().setMenu(menu.createContextMenu(table.getTable()));
		addDisposeListener(_ -> menu.dispose());
	}

	/** Picture and table: one selection, of CPUs. */
	DiagramAndTable twin() {
		return twin;
	}

	/** Shows these CPUs, or what changed of them; null for some that are not known yet. */
	void show(@Nullable CpuState shown) {
		if (shown == cpus) {
			table.refresh();
		} else {
			cpus = shown;
			table.setInput(shown == null ? List.of() : shown.getCpus());
		}
		picture.rearrange();
	}

	@Override
	public boolean setFocus() {
		return twin.setFocus();
	}

	private CpuDiagram arrange(int width) {
		var shown = cpus;
		return new CpuDiagram(shown == null ? NOTHING : CpuLayout.arrange(shown, width));
	}
}
