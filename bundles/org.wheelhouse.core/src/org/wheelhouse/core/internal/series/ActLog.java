package org.wheelhouse.core.internal.series;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.wheelhouse.core.state.ActMark;
import org.wheelhouse.model.live.MigrationActor;
import org.wheelhouse.qmp.command.QmpCommand;

/**
 * What was done to a migration, and by whom: what went through the door was a person's or the autopilot's, what changed
 * without it was somebody else's. On the machine's queue.
 */
final class ActLog {

	private static final int MOST = 500;

	private final Map<QmpCommand<?>, String> announced = new IdentityHashMap<>();
	/** What was set from here last, by QEMU's name of the parameter. */
	private final Map<String, Long> own = new HashMap<>();
	/** What was told last. */
	private final Map<String, Long> known = new HashMap<>();
	private List<ActMark> acts = List.of();
	private boolean cancelledFromHere;

	/** The autopilot is about to send this, for this reason. */
	void announce(QmpCommand<?> command, String reason) {
		announced.put(command, reason);
	}

	/** A command was done that went through the door. */
	void done(QmpCommand<?> command, long atMillis, boolean active) {
		var reason = Optional.ofNullable(announced.remove(command));
		command.arguments().properties().forEach(argument -> {
			if (argument.getValue().isIntegralNumber()) {
				own.put(argument.getKey(), argument.getValue().asLong());
			}
		});
		cancelledFromHere |= command.name().equals("migrate_cancel");
		if (active) {
			ActWords.of(command).ifPresent(what -> add(new ActMark(atMillis,
					reason.isPresent() ? MigrationActor.AUTOPILOT : MigrationActor.PERSON, what, reason.orElse(""))));
		}
	}

	/** These parameters were told; what is otherwise than before, and was not set from here, somebody else has set. */
	void told(Map<String, Long> parameters, long atMillis) {
		parameters.forEach((name, value) -> {
			var before = known.put(name, value);
			if (before != null && !before.equals(value) && !value.equals(own.get(name))) {
				add(new ActMark(atMillis, MigrationActor.OTHER, ActWords.set(name, value), ""));
			}
		});
	}

	/** It has another state. */
	void status(String status, long atMillis) {
		var here = acts.stream().anyMatch(act -> act.what().equals(ActWords.POSTCOPY));
		if (status.equals("postcopy-active") && !here) {
			add(new ActMark(atMillis, MigrationActor.OTHER, ActWords.POSTCOPY, ""));
		}
		if (status.equals("cancelled") && !cancelledFromHere) {
			add(new ActMark(atMillis, MigrationActor.OTHER, ActWords.CANCEL, ""));
		}
	}

	void add(ActMark act) {
		var more = new ArrayList<>(acts);
		more.add(act);
		acts = List.copyOf(more.size() > MOST ? more.subList(1, more.size()) : more);
	}

	List<ActMark> all() {
		return acts;
	}

	void clear() {
		acts = List.of();
		announced.clear();
		known.clear();
		cancelledFromHere = false;
	}
}
