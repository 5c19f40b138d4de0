package org.wheelhouse.ui.machines;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.model.live.Machine;

/**
 * What machines are asked for their rows' sake: each how it is, which is counted below the rows too, and those whose row can be
 * seen for their figures. UI thread.
 */
final class RowWatches {

	private static final Topic[] ALL = {Topic.STATUS};
	private static final Topic[] IN_SIGHT = {Topic.BALLOON, Topic.BLOCK_STATS};

	private final Watching watching;
	private final Map<String, Watch> all = new HashMap<>();
	private final Map<String, Watch> inSight = new HashMap<>();

	/** Opens a watch. */
	@FunctionalInterface
	interface Watching {

		/** Of some topics of the machine with this id. */
		Watch watch(String id, Topic... topics);
	}

	RowWatches(Watching watching) {
		this.watching = watching;
	}

	/** There are these machines from now on, and the rows of those can be seen. */
	void show(Collection<Machine> machines, Collection<Machine> seen) {
		watch(all, machines, ALL);
		watch(inSight, seen.stream().filter(machines::contains).toList(), IN_SIGHT);
	}

	private void watch(Map<String, Watch> watches, Collection<Machine> machines, Topic[] topics) {
		Set<String> wanted = machines.stream().map(Machine::getId).collect(Collectors.toSet());
		watches.entrySet().removeIf(entry -> {
			var unwanted = !wanted.contains(entry.getKey());
			if (unwanted) {
				entry.getValue().close();
			}
			return unwanted;
		});
		wanted.forEach(id -> watches.computeIfAbsent(id, key -> watching.watch(key, topics)));
	}
}
