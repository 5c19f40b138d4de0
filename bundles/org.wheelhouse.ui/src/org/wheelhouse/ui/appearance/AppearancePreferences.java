package org.wheelhouse.ui.appearance;

import java.util.Optional;

import org.eclipse.core.runtime.Platform;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.osgi.service.prefs.BackingStoreException;
import org.osgi.service.prefs.Preferences;

/** What was chosen, and how the desktop was when it was last heard of. Kept with the workspace. Any thread. */
final class AppearancePreferences {

	private static final String CHOSEN = "appearance";
	private static final String DESKTOP_DARK = "appearance.desktop.dark";

	private final Preferences node;

	AppearancePreferences(Preferences node) {
		this.node = node;
	}

	/** Those of this workbench; its instance location must have been set. */
	static AppearancePreferences ofWorkbench() {
		return new AppearancePreferences(InstanceScope.INSTANCE.getNode("org.wheelhouse.ui"));
	}

	Appearance chosen() {
		return Appearance.of(node.get(CHOSEN, ""));
	}

	void choose(Appearance appearance) {
		node.put(CHOSEN, appearance.id());
		write();
	}

	/** How the desktop was when it last said so, else {@code otherwise}. */
	boolean desktopDark(boolean otherwise) {
		var said = node.get(DESKTOP_DARK, "");
		return said.isEmpty() ? otherwise : Boolean.parseBoolean(said);
	}

	/** Remembers what the desktop said; empty when it does not mind. */
	void desktopSeen(Optional<Boolean> dark) {
		var now = dark.map(String::valueOf).orElse("");
		if (!node.get(DESKTOP_DARK, "").equals(now)) {
			node.put(DESKTOP_DARK, now);
			write();
		}
	}

	private void write() {
		try {
			node.flush();
		} catch (BackingStoreException e) {
			Platform.getLog(AppearancePreferences.class).warn("The appearance could not be remembered", e);
		}
	}
}
