package org.wheelhouse.ui.serial;

import org.eclipse.ui.keys.IBindingService;

/** The workbench's own key bindings, off while a guest has the keys. UI thread. */
final class WorkbenchKeys {

	private final IBindingService bindings;
	private boolean before = true;

	WorkbenchKeys(IBindingService bindings) {
		this.bindings = bindings;
	}

	/** The guest has the keys from now on, or not any more. */
	void guestHasKeys(boolean now) {
		if (now) {
			before = bindings.isKeyFilterEnabled();
			bindings.setKeyFilterEnabled(false);
		} else {
			bindings.setKeyFilterEnabled(before);
		}
	}
}
