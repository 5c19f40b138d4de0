package org.wheelhouse.app;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.ui.IPageLayout;
import org.eclipse.ui.IPerspectiveFactory;

/** Machines over the history of migrations and Events at the left, the migration in the rest of the window. */
public final class MigrationPerspective implements IPerspectiveFactory {

	@Override
	public void createInitialLayout(@Nullable IPageLayout layout) {
		if (layout == null) {
			return;
		}
		layout.setEditorAreaVisible(false);
		layout.createFolder("left", IPageLayout.LEFT, 0.22f, layout.getEditorArea())
				.addView("org.wheelhouse.ui.machines");
		var below = layout.createFolder("leftBottom", IPageLayout.BOTTOM, 0.36f, "left");
		below.addView("org.wheelhouse.ui.migration.history");
		below.addView("org.wheelhouse.ui.events");
		var centre = layout.createFolder("centre", IPageLayout.RIGHT, 0.22f, layout.getEditorArea());
		centre.addView("org.wheelhouse.ui.migration");
		centre.addPlaceholder("org.wheelhouse.ui.migration.history.played");
		centre.addPlaceholder("org.wheelhouse.ui.migration.history.compared");
	}
}
