package org.wheelhouse.core.internal.events;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

import org.wheelhouse.core.events.LoggedEvent;

/** The newest events of one machine. Guarded by itself. */
final class EventRing {

	static final int CAPACITY = 10_000;

	private final Deque<LoggedEvent> events = new ArrayDeque<>();

	/** Returns whether an older one of this run was pushed out. */
	synchronized boolean add(LoggedEvent event) {
		events.addLast(event);
		if (events.size() <= CAPACITY) {
			return false;
		}
		return !events.removeFirst().isEarlier();
	}

	/** Puts an event before all others unless it is full. */
	synchronized void addEarlier(LoggedEvent event) {
		if (events.size() < CAPACITY) {
			events.addFirst(event);
		}
	}

	/** Newest first. */
	synchronized List<LoggedEvent> latest(int max) {
		var newest = new ArrayList<LoggedEvent>(Math.min(max, events.size()));
		for (Iterator<LoggedEvent> all = events.descendingIterator(); all.hasNext() && newest.size() < max;) {
			newest.add(all.next());
		}
		return newest;
	}
}
