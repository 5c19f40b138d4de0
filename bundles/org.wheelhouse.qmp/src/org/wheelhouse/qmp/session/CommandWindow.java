package org.wheelhouse.qmp.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.qmp.session.PendingCommand.Lane;

/**
 * Which commands are under way and which wait for their turn. Guarded by the session's lock.
 * <p>
 * As many commands are under way as QEMU queues; the others wait here, where they can still be taken back. A command whose
 * deadline passed no longer counts, so that the session goes on; but once {@value #ABANDONED_LIMIT} of those are unanswered
 * nothing more is sent to a peer that does not answer. QEMU answers in the order of sending (out-of-band commands apart), so
 * an answer also settles that what was abandoned before it will never be answered.
 */
final class CommandWindow {

	private static final int ABANDONED_LIMIT = 8;
	private static final int PROBE_LIMIT = 4;
	private static final int OUT_OF_BAND_LIMIT = 8;
	/**
	 * Ids go round, so that one is used again long after its command; short ones, because QEMU reads slowly. There are
	 * more than can be under way.
	 */
	private static final int LAST_ID = 99;

	private final int width;
	private final int queueLimit;
	private final Map<Integer, PendingCommand<?>> underWay = new LinkedHashMap<>();
	private final ArrayDeque<PendingCommand<?>> waiting = new ArrayDeque<>();
	private final ArrayDeque<PendingCommand<?>> yielding = new ArrayDeque<>();
	private int lastId;

	CommandWindow(int width, int queueLimit) {
		this.width = width;
		this.queueLimit = queueLimit;
	}

	/** Whether a command may be added, given how it is let through. */
	boolean hasRoomFor(Lane lane) {
		return switch (lane) {
			case IN_BAND -> waiting.size() < queueLimit || mayGo();
			case YIELDING -> yielding.size() < queueLimit || mayGo();
			case OUT_OF_BAND -> count(lane) < OUT_OF_BAND_LIMIT;
			case PROBE -> count(lane) < PROBE_LIMIT;
		};
	}

	int waiting() {
		return Math.max(waiting.size(), yielding.size());
	}

	boolean hasUnderWay() {
		return !underWay.isEmpty();
	}

	/** Adds a command behind those that wait as it does. */
	void add(PendingCommand<?> command) {
		queue(command).add(command);
	}

	/** Counts a command as under way that does not wait for its turn. */
	void addAtOnce(PendingCommand<?> command) {
		depart(command);
	}

	/** The next command to be sent, now under way, or null when none is or may be. */
	@Nullable
	PendingCommand<?> next() {
		while (!(waiting.isEmpty() && yielding.isEmpty()) && mayGo()) {
			var command = (waiting.isEmpty() ? yielding : waiting).remove();
			// A caller that cancelled its future no longer wants it.
			if (!command.future().isDone()) {
				depart(command);
				return command;
			}
		}
		return null;
	}

	private ArrayDeque<PendingCommand<?>> queue(PendingCommand<?> command) {
		return command.lane() == Lane.YIELDING ? yielding : waiting;
	}

	private boolean mayGo() {
		var live = 0;
		var abandoned = 0;
		for (var command : underWay.values()) {
			if (command.isAbandoned()) {
				abandoned++;
			} else if (command.lane() == Lane.IN_BAND || command.lane() == Lane.YIELDING) {
				live++;
			}
		}
		return live < width && abandoned < ABANDONED_LIMIT;
	}

	private long count(Lane lane) {
		return underWay.values().stream().filter(command -> command.lane() == lane).count();
	}

	private void depart(PendingCommand<?> command) {
		do {
			lastId = lastId % LAST_ID + 1;
		} while (underWay.containsKey(lastId));
		command.markSent(lastId);
		underWay.put(lastId, command);
	}

	/** Removes and returns the command with this id, or null when there is none. */
	@Nullable
	PendingCommand<?> answered(long id) {
		var command = id == (int) id ? underWay.get((int) id) : null;
		if (command == null) {
			return null;
		}
		if (command.lane() != Lane.OUT_OF_BAND) {
			takeBefore(command, true);
		}
		underWay.remove(command.id());
		return command;
	}

	/** Removes and returns what was to be answered before this command and was not. */
	List<PendingCommand<?>> takeBefore(PendingCommand<?> probe) {
		return takeBefore(probe, false);
	}

	private List<PendingCommand<?>> takeBefore(PendingCommand<?> later, boolean abandonedOnly) {
		var taken = new ArrayList<PendingCommand<?>>();
		for (var command : underWay.values()) {
			if (command == later) {
				break;
			}
			if (command.lane() != Lane.OUT_OF_BAND && (command.isAbandoned() || !abandonedOnly)) {
				taken.add(command);
			}
		}
		taken.forEach(command -> underWay.remove(command.id()));
		return taken;
	}

	/** Takes back a command that waits, or gives up the answer of one that is under way. */
	void abandon(PendingCommand<?> command) {
		if (command.isSent()) {
			command.markAbandoned();
		} else {
			queue(command).remove(command);
		}
	}

	/** Forgets a command that could not be sent. */
	void withdraw(PendingCommand<?> command) {
		underWay.remove(command.id());
	}

	/** Removes and returns everything, what was sent first. */
	List<PendingCommand<?>> clear() {
		var all = new ArrayList<PendingCommand<?>>(underWay.values());
		all.addAll(waiting);
		all.addAll(yielding);
		underWay.clear();
		waiting.clear();
		yielding.clear();
		return all;
	}
}
