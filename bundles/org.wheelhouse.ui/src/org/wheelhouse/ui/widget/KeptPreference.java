package org.wheelhouse.ui.widget;

import org.eclipse.core.runtime.jobs.Job;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** Puts what a person should find again into a preference, and at once into its file: a workbench may be killed. */
public final class KeptPreference {

	private KeptPreference() {
	}

	/** Any thread; the file is written soon, by another one. */
	public static void put(Preferences node, String key, String text) {
		node.put(key, text);
		Job.createSystem(key, _ -> {
			try {
				node.flush();
			} catch (BackingStoreException | IllegalStateException _) {
				// It is in memory, and written with the next one or when the workbench closes.
			}
		}).schedule();
	}
}
