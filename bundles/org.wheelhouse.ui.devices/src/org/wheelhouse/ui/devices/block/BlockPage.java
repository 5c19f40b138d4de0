package org.wheelhouse.ui.devices.block;

import java.util.List;
import java.util.Optional;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.BlockDevice;
import org.wheelhouse.model.live.BlockJob;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.ui.diagram.DiagramAndTable;
import org.wheelhouse.ui.diagram.DiagramCanvas;
import org.wheelhouse.ui.diagram.HotSpot;

/** The content of the block view: picture and table, and beneath them the jobs. Knows no workbench. UI thread. */
final class BlockPage extends Composite {

	private static final BlockLayout NOTHING = new BlockLayout(List.of(), List.of(), List.of(), 0, 0);

	private final DiagramAndTable twin;
	private final DiagramCanvas picture;
	private final TreeViewer table;
	private final BlockMenu menu;
	private final JobStrip jobs;
	private @Nullable BlockState block;

	BlockPage(Composite parent, BlockActions gestures) {
		super(parent, SWT.NONE);
		GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(this);
		menu = new BlockMenu(gestures);
		twin = new DiagramAndTable(this);
		GridDataFactory.fillDefaults().grab(true, true).applyTo(twin);
		picture = new DiagramCanvas(twin, "block.picture", Messages.BlockPage_name, this::arrange);
		table = BlockTable.create(twin);
		twin.of(picture, table);
		twin.addSelectionChangedListener(_ -> menu.select(twin.getSelection().getFirstElement()));
		jobs = new JobStrip(this, gestures);
		GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(jobs);
		jobs.setVisible(false);
		menus();
		drops(gestures);
	}

	/** The acts on what is selected. */
	BlockMenu menu() {
		return menu;
	}

	/** Picture and table: one selection, of devices and nodes. */
	DiagramAndTable twin() {
		return twin;
	}

	/** Shows these block devices, or what changed of them; null for some that are not known yet. */
	void show(@Nullable BlockState shown) {
		if (shown == block) {
			table.refresh();
		} else {
			block = shown;
			table.setInput(shown);
		}
		picture.rearrange();
		menu.select(twin.getSelection().getFirstElement());
		var working = shown == null ? List.<BlockJob>of() : shown.getJobs();
		if (jobs.show(working)) {
			((GridData) jobs.getLayoutData()).exclude = working.isEmpty();
			jobs.setVisible(!working.isEmpty());
			layout(true, true);
		}
	}

	/** Selects the device with an id, if there is one. */
	void select(String deviceId) {
		var shown = block;
		if (shown != null) {
			shown.getDevices().stream().filter(device -> device.getId().equals(deviceId)).findFirst()
					.ifPresent(device -> twin.setSelection(new StructuredSelection(device)));
		}
	}

	@Override
	public boolean setFocus() {
		return twin.setFocus();
	}

	private void menus() {
		var context = new MenuManager();
		context.setRemoveAllWhenShown(true);
		context.addMenuListener(shown -> {
			if (!twin.getSelection().isEmpty()) {
				menu.fill(shown);
			}
		});
		picture.setMenu(context.createContextMenu(picture));
		table.getTree().setMenu(context.createContextMenu(table.getTree()));
		addDisposeListener(_ -> context.dispose());
	}

	/** An image that is dropped on a drive, in either form, is its next medium. */
	private void drops(BlockActions gestures) {
		new MediumDrop(picture, at -> picture.spotAt(at.x, at.y).map(HotSpot::element), this::devices, gestures::insert)
				.install();
		var tree = table.getTree();
		new MediumDrop(tree, at -> {
			var row = tree.getItem(at);
			return row == null ? Optional.empty() : Optional.of(row.getData());
		}, this::devices, gestures::insert).install();
	}

	private List<BlockDevice> devices() {
		var shown = block;
		return shown == null ? List.of() : shown.getDevices();
	}

	private BlockDiagram arrange(int width) {
		var shown = block;
		if (shown == null) {
			return new BlockDiagram(NOTHING);
		}
		var gc = new GC(this);
		try {
			return new BlockDiagram(BlockLayout.arrange(shown, width, BlockPainter.wanted(gc, shown)));
		} finally {
			gc.dispose();
		}
	}
}
