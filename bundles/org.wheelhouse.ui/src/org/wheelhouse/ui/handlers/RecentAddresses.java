package org.wheelhouse.ui.handlers;

import java.util.ArrayList;
import java.util.List;

import org.osgi.service.prefs.Preferences;

/** The addresses that were attached to last, newest first. Kept in a preference; any one thread. */
final class RecentAddresses {

	private static final String KEY = "attach.recent";
	private static final int MOST = 8;

	private final Preferences node;

	RecentAddresses(Preferences node) {
		this.node = node;
	}

	List<String> all() {
		return node.get(KEY, "").lines().filter(line -> !line.isBlank()).toList();
	}

	void add(String address) {
		var addresses = new ArrayList<>(all());
		addresses.remove(address);
		addresses.addFirst(address);
		node.put(KEY, String.join("\n", addresses.subList(0, Math.min(MOST, addresses.size()))));
	}
}
