package org.wheelhouse.app;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Machines over Events and the serial console at the left, the editor over PCI and block devices in the middle, the palette at the right. */
public final class MachinesPerspective implements IPerspectiveFactory {

	static final String ID = "org.wheelhouse.app.machines";

	@Override
	public void createInitialLayout(@Nullable IPageLayout layout) {
		if (layout == null) {
			return;
		}
		layout.setEditorAreaVisible(true);
		var left = layout.createFolder("left", IPageLayout.LEFT, 0.25f, layout.getEditorArea());
		left.addView("org.wheelhouse.ui.machines");
		var leftBottom = layout.createFolder("leftBottom", IPageLayout.BOTTOM, 0.64f, "left");
		leftBottom.addView("org.wheelhouse.ui.events");
		leftBottom.addView("org.wheelhouse.ui.serial");
		layout.createFolder("right", IPageLayout.RIGHT, 0.78f, layout.getEditorArea())
				.addView("org.wheelhouse.ui.palette");
		var bottom = layout.createFolder("bottom", IPageLayout.BOTTOM, 0.56f, layout.getEditorArea());
		bottom.addView("org.wheelhouse.ui.devices");
		bottom.addView("org.wheelhouse.ui.pci");
		bottom.addView("org.wheelhouse.ui.cpu");
		bottom.addPlaceholder("org.wheelhouse.ui.memory");
		bottom.addPlaceholder("org.wheelhouse.ui.history");
		bottom.addPlaceholder("org.wheelhouse.ui.usb");
		bottom.addPlaceholder("org.wheelhouse.ui.network");
		bottom.addPlaceholder("org.wheelhouse.ui.migration");
		bottom.addPlaceholder("org.wheelhouse.ui.definition.problems");
		var bottomRight = layout.createFolder("bottomRight", IPageLayout.RIGHT, 0.5f, "bottom");
		bottomRight.addView("org.wheelhouse.ui.block");
		bottomRight.addView("org.wheelhouse.ui.equipment");
	}
}
