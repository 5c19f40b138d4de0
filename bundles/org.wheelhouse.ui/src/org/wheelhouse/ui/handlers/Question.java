package org.wheelhouse.ui.handlers;

import java.util.Locale;

import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.widget.KeptPreference;

/**
 * A question before an action by which nothing is lost: it may be left out from some answer on, and brought back in the
 * preferences. Kept with the workspace. Any thread.
 */
public enum Question {
	/** Before a device is unplugged that the definition does not have. */
	UNPLUG,
	/** Before the same is done to several machines. */
	SEVERAL,
	/** Before a socket is put behind a serial port of a running machine. */
	SERIAL;

	/** Where the workbench remembers. */
	public static Preferences ofWorkbench() {
		return InstanceScope.INSTANCE.getNode("org.wheelhouse.ui");
	}

	/** Whether it is asked. */
	public boolean isAsked(Preferences preferences) {
		return preferences.getBoolean(key(), true);
	}

	/** Asks it from now on, or does not. */
	public void ask(Preferences preferences, boolean asked) {
		if (asked != isAsked(preferences)) {
			KeptPreference.put(preferences, key(), Boolean.toString(asked));
		}
	}

	/** What a person calls it. */
	public String label() {
		return switch (this) {
			case UNPLUG -> Messages.Question_Unplug;
			case SEVERAL -> Messages.Question_Several;
			case SERIAL -> Messages.Question_Serial;
		};
	}

	private String key() {
		return "ask." + name().toLowerCase(Locale.ROOT);
	}
}
