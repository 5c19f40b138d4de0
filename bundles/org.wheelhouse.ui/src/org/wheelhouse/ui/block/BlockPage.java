package org.wheelhouse.ui.block;

import java.util.List;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.wheelhouse.model.live.BlockState;
import org.wheelhouse.ui.picture.Picture;
import org.wheelhouse.ui.picture.Twin;

/** The content of the block view: picture and table. Knows no workbench. UI thread. */
final class BlockPage extends Composite {

	private static final BlockLayout NOTHING = new BlockLayout(List.of(), List.of(), List.of(), 0, 0);

	private final Twin twin;
	private final Picture picture;
	private final TreeViewer table;
	private @Nullable BlockState block;

	BlockPage(Composite parent) {
		super(parent, SWT.NONE);
		setLayout(new FillLayout());
		twin = new Twin(this);
		picture = new Picture(twin, "block.picture", Messages.BlockPage_name, this::arrange);
		table = BlockTable.create(twin);
		twin.of(picture, table);
	}

	/** Picture and table: one selection, of devices and nodes. */
	Twin twin() {
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

	private BlockScene arrange(int width) {
		var shown = block;
		return new BlockScene(shown == null ? NOTHING : BlockLayout.arrange(shown, width));
	}
}
