package org.wheelhouse.ui.secret;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.widget.KeptPreference;

/** Whether what is told can be kept beyond the session, and if not, why. */
public enum Keeping {
	/** It can: a person says so each time. */
	OFFERED,
	/** There is no keyring. */
	NO_KEYRING,
	/** A person wants to be asked each time. */
	NOT_WANTED;

	private static final String KEY = "secrets.keep";

	/** @param keyring whether there is one */
	public static Keeping of(boolean keyring, Preferences preferences) {
		return !keyring ? NO_KEYRING : isWanted(preferences) ? OFFERED : NOT_WANTED;
	}

	/** Where the workbench remembers what a person wants. */
	public static Preferences ofWorkbench() {
		return InstanceScope.INSTANCE.getNode("org.wheelhouse.ui");
	}

	/** Whether the keyring is used, which it is as long as nobody says otherwise. */
	public static boolean isWanted(Preferences preferences) {
		return preferences.getBoolean(KEY, true);
	}

	/** Has it used from now on, or not. */
	public static void want(Preferences preferences, boolean wanted) {
		if (wanted != isWanted(preferences)) {
			KeptPreference.put(preferences, KEY, Boolean.toString(wanted));
		}
	}
}
