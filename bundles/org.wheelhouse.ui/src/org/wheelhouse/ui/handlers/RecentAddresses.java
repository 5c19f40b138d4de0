package org.wheelhouse.ui.handlers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.osgi.service.prefs.Preferences;
import org.wheelhouse.ui.widget.KeptPreference;

/** The addresses that were attached to last, newest first, as one text that is kept somewhere. One thread at a time. */
final class RecentAddresses {

	private static final String KEY = "attach.recent";
	private static final int MOST = 8;

	private final Supplier<String> kept;
	private final Consumer<String> keep;

	/**
	 * @param kept reads the text; empty at first
	 * @param keep writes it
	 */
	RecentAddresses(Supplier<String> kept, Consumer<String> keep) {
		this.kept = kept;
		this.keep = keep;
	}

	/** Kept in a preference; a workbench that is killed has them too. */
	static RecentAddresses in(Preferences node) {
		return new RecentAddresses(() -> node.get(KEY, ""), text -> KeptPreference.put(node, KEY, text));
	}

	List<String> all() {
		return kept.get().lines().filter(line -> !line.isBlank()).toList();
	}

	void add(String address) {
		var addresses = new ArrayList<>(all());
		addresses.remove(address);
		addresses.addFirst(address);
		keep.accept(String.join("\n", addresses.subList(0, Math.min(MOST, addresses.size()))));
	}
}
