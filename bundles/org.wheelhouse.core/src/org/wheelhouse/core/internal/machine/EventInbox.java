package org.wheelhouse.core.internal.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.wheelhouse.core.internal.queue.Conflated;
import org.wheelhouse.qmp.message.Event;

/**
 * Events on their way from the thread of the wires to a machine's queue. It takes a bounded number of them, and of each kind
 * a bounded number, so that a flood of one does not crowd out another; what does not fit is counted.
 */
final class EventInbox {

	static final int OF_ONE_KIND = 256;
	static final int IN_ALL = 4096;

	private final Consumer<Event> deliver;
	private final LongConsumer dropped;
	private final Conflated draining;
	/** Guarded by itself. */
	private final Deque<Event> waiting = new ArrayDeque<>();
	/** Guarded by {@link #waiting}. */
	private final Map<String, Integer> kinds = new HashMap<>();
	/** Guarded by {@link #waiting}. */
	private long lost;

	/**
	 * @param queue   the machine's
	 * @param deliver called on it with each event, in order
	 * @param dropped called on it with how many did not fit
	 */
	EventInbox(Executor queue, Consumer<Event> deliver, LongConsumer dropped) {
		this.deliver = deliver;
		this.dropped = dropped;
		this.draining = new Conflated(queue, this::drain);
	}

	/** Any thread; never blocks. */
	void offer(Event event) {
		synchronized (waiting) {
			if (waiting.size() < IN_ALL && kinds.merge(event.name(), 1, Integer::sum) <= OF_ONE_KIND) {
				waiting.add(event);
			} else {
				lost++;
			}
		}
		draining.request();
	}

	private void drain() {
		List<Event> portion;
		long missing;
		synchronized (waiting) {
			portion = new ArrayList<>(waiting);
			missing = lost;
			waiting.clear();
			kinds.clear();
			lost = 0;
		}
		if (missing > 0) {
			dropped.accept(missing);
		}
		portion.forEach(deliver);
	}
}
