package org.wheelhouse.ui.devices.block;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.widget.KeptPreference;

/**
 * The media that were put into drives of each machine, the last few, also after the workbench was started anew. Any thread.
 *
 * @param kept where
 */
public record UsedMedia(Preferences kept) {

	private static final String KEY = "media.";
	private static final int MOST = 8;

	/** Those of a machine, the last one first. */
	List<String> of(String machine) {
		return kept.get(KEY + machine, "").lines().filter(file -> !file.isEmpty()).toList();
	}

	/** One more. */
	void add(String machine, String file) {
		if (file.contains("\n")) {
			return;
		}
		var files = new ArrayList<>(List.of(file));
		of(machine).stream().filter(before -> !before.equals(file)).limit(MOST - 1L).forEach(files::add);
		KeptPreference.put(kept, KEY + machine, String.join("\n", files));
	}
}
