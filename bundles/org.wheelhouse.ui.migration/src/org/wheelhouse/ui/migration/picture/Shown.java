package org.wheelhouse.ui.migration.picture;

import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Control;

/** Parts of a grid that come and go. UI thread. */
final class Shown {

	private Shown() {
	}

	/** Shows a part, or leaves it out; whether it was otherwise before, so that its grid must be laid out. */
	static boolean set(Control part, boolean visible) {
		if (part.getLayoutData() instanceof GridData data && data.exclude == visible) {
			data.exclude = !visible;
			part.setVisible(visible);
			return true;
		}
		return false;
	}
}
