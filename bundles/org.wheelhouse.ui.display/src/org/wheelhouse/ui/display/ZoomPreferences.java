package org.wheelhouse.ui.display;

import org.eclipse.core.runtime.Platform;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** How large the screen of each machine was last wanted. Kept with the workspace. Any thread. */
final class ZoomPreferences {

	private final Preferences node;

	/** @param node has a key for each machine, its id */
	ZoomPreferences(Preferences node) {
		this.node = node;
	}

	/** What was last wanted for a machine; at first, that it fits. */
	Zoom of(String machineId) {
		return Zoom.of(node.get(machineId, ""));
	}

	/** Remembers it; writes a small file. */
	void keep(String machineId, Zoom zoom) {
		if (zoom instanceof Zoom.Fit) {
			node.remove(machineId);
		} else {
			node.put(machineId, zoom.key());
		}
		try {
			node.flush();
		} catch (BackingStoreException e) {
			Platform.getLog(ZoomPreferences.class).warn("The size of a screen could not be remembered", e);
		}
	}
}
