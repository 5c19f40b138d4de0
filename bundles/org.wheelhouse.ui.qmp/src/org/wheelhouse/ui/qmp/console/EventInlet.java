package org.wheelhouse.ui.qmp.console;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.wheelhouse.qmp.message.Event;

/**
 * Events of one machine on their way to the transcript: any thread puts them in, the UI thread takes them out, many at a time.
 * Of a flood it keeps the newest, and tells how many it has left out. Never blocks.
 */
final class EventInlet {

	/** So many are drawn at a time. */
	static final int MOST = 100;

	private final Runnable wake;
	/** Guarded by itself. */
	private final Deque<Event> waiting = new ArrayDeque<>();
	/** Guarded by {@link #waiting}. */
	private long leftOut;
	/** Guarded by {@link #waiting}. */
	private boolean asked;

	/** @param wake called, on any thread, when there is something to be taken; not again before it was taken */
	EventInlet(Runnable wake) {
		this.wake = wake;
	}

	void put(Event event) {
		synchronized (waiting) {
			if (waiting.size() == MOST) {
				waiting.removeFirst();
				leftOut++;
			}
			waiting.add(event);
			if (asked) {
				return;
			}
			asked = true;
		}
		wake.run();
	}

	/** What has come since the last time, oldest first. */
	List<Entry> take() {
		synchronized (waiting) {
			var taken = new ArrayList<Entry>();
			if (leftOut > 0) {
				taken.add(new Entry.LeftOut(Instant.now(), leftOut));
			}
			waiting.forEach(event -> taken.add(new Entry.Heard(event.timestamp(), event)));
			waiting.clear();
			leftOut = 0;
			asked = false;
			return taken;
		}
	}
}
