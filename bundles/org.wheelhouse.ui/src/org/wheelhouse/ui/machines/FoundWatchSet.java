package org.wheelhouse.ui.machines;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Host;

/** Has the computers looked at for QEMUs that are not in the list, as long as the list can be seen. UI thread. */
final class FoundWatchSet {

	private final Function<String, Watch> watching;
	private final Map<String, Watch> watches = new HashMap<>();

	/** @param watching opens a watch of the computer with that id */
	FoundWatchSet(Function<String, Watch> watching) {
		this.watching = watching;
	}

	/** These are looked at from now on, and no others. */
	void show(Collection<Host> hosts) {
		Set<String> wanted = hosts.stream().map(Host::getId).collect(Collectors.toSet());
		watches.entrySet().removeIf(entry -> {
			var unwanted = !wanted.contains(entry.getKey());
			if (unwanted) {
				entry.getValue().close();
			}
			return unwanted;
		});
		wanted.forEach(id -> watches.computeIfAbsent(id, watching));
	}
}
