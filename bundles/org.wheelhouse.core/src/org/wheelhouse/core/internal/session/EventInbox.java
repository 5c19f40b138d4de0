package org.wheelhouse.core.internal.session;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

import org.wheelhouse.core.internal.concurrent.Conflated;
import org.wheelhouse.qmp.message.Event;

/**
 * Events on their way from the thread of the wires to a machine's queue. It takes a bounded number of them, and of each kind
 * a bounded number, so that a flood of one does not crowd out another; of such a flood the newest stay, as its last may be the
 * one that matters. What does not fit is counted.
 */
final class EventInbox {

	static final int OF_ONE_KIND = 256;
	static final int IN_ALL = 4096;
	private static final Deque<Numbered> NONE = new ArrayDeque<>();

	private final Consumer<Event> deliver;
	private final LongConsumer dropped;
	private final Conflated draining;
	/** By name. Guarded by itself. */
	private final Map<String, Deque<Numbered>> waiting = new HashMap<>();
	/** Guarded by {@link #waiting}. */
	private int size;
	/** Guarded by {@link #waiting}. */
	private long arrived;
	/** Guarded by {@link #waiting}. */
	private long lost;

	private record Numbered(long number, Event event) {}

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
			arrived++;
			var kind = waiting.getOrDefault(event.name(), NONE);
			if (kind.size() == OF_ONE_KIND) {
				kind.removeFirst();
				kind.add(new Numbered(arrived, event));
				lost++;
			} else if (size < IN_ALL) {
				waiting.computeIfAbsent(event.name(), _ -> new ArrayDeque<>()).add(new Numbered(arrived, event));
				size++;
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
			portion = waiting.values().stream().flatMap(Deque::stream)
					.sorted(Comparator.comparingLong(Numbered::number))
					.map(Numbered::event).toList();
			missing = lost;
			waiting.clear();
			size = 0;
			lost = 0;
		}
		if (missing > 0) {
			dropped.accept(missing);
		}
		portion.forEach(deliver);
	}
}
