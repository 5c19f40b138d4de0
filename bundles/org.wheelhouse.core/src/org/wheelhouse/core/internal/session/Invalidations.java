package org.wheelhouse.core.internal.session;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import org.wheelhouse.core.internal.concurrent.Conflated;
import org.wheelhouse.core.state.Topic;

/** Topics that have become stale, on their way to the machine's queue: each at most once, none lost. Any thread. */
final class Invalidations {

	/** Guarded by itself. */
	private final Set<Topic> waiting = EnumSet.noneOf(Topic.class);
	private final Conflated handing;

	/** @param taker called on the queue */
	Invalidations(Executor queue, Consumer<Set<Topic>> taker) {
		handing = new Conflated(queue, () -> taker.accept(take()));
	}

	void add(Collection<Topic> topics) {
		if (topics.isEmpty()) {
			return;
		}
		synchronized (waiting) {
			waiting.addAll(topics);
		}
		handing.request();
	}

	private Set<Topic> take() {
		synchronized (waiting) {
			var taken = EnumSet.copyOf(waiting);
			waiting.clear();
			return taken;
		}
	}
}
