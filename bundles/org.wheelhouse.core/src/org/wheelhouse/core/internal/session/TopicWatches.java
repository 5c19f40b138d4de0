package org.wheelhouse.core.internal.session;

import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import org.wheelhouse.core.state.Topic;
import org.wheelhouse.core.state.Watch;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.WireLoop;

/**
 * Who watches which topic of a machine. A topic that nobody watches any more is kept for a while, because views are closed
 * and opened again; what is asked of the machine stops at once.
 */
public final class TopicWatches {

	private final Map<Topic, Integer> watches = new EnumMap<>(Topic.class);
	private final Map<Topic, Timer> lingering = new EnumMap<>(Topic.class);
	private final WireLoop timers;
	private final Executor queue;
	private final Duration linger;
	private final Consumer<Set<Topic>> changed;
	private final Consumer<Topic> dropped;

	/**
	 * @param changed called on the queue when watches come or go, with the topics that were not kept before
	 * @param dropped called on the queue when a topic is not kept any longer
	 */
	TopicWatches(WireLoop timers, Executor queue, Duration linger, Consumer<Set<Topic>> changed,
			Consumer<Topic> dropped) {
		this.timers = timers;
		this.queue = queue;
		this.linger = linger;
		this.changed = changed;
		this.dropped = dropped;
	}

	/** Any thread. */
	Watch watch(Set<Topic> topics) {
		var watched = topics.isEmpty() ? EnumSet.noneOf(Topic.class) : EnumSet.copyOf(topics);
		queue.execute(() -> add(watched));
		var open = new AtomicBoolean(true);
		return () -> {
			if (open.compareAndSet(true, false)) {
				queue.execute(() -> remove(watched));
			}
		};
	}

	private void add(Set<Topic> topics) {
		var unknown = EnumSet.noneOf(Topic.class);
		for (var topic : topics) {
			if (!kept(topic)) {
				unknown.add(topic);
			}
			watches.merge(topic, 1, Integer::sum);
			if (lingering.containsKey(topic)) {
				lingering.remove(topic).cancel();
			}
		}
		changed.accept(unknown);
	}

	private void remove(Set<Topic> topics) {
		for (var topic : topics) {
			var left = watches.merge(topic, -1, Integer::sum);
			if (left == 0) {
				watches.remove(topic);
				lingering.put(topic, timers.schedule(linger, () -> queue.execute(() -> expire(topic))));
			}
		}
		changed.accept(Set.of());
	}

	private void expire(Topic topic) {
		if (lingering.containsKey(topic) && !watched(topic)) {
			lingering.remove(topic);
			dropped.accept(topic);
		}
	}

	/** On the queue: whether somebody watches it now. */
	boolean watched(Topic topic) {
		return watches.containsKey(topic);
	}

	/** On the queue: whether its tree is in the model. */
	public boolean kept(Topic topic) {
		return watched(topic) || lingering.containsKey(topic);
	}

	/** On the queue: nothing expires any more. */
	void close() {
		lingering.values().forEach(Timer::cancel);
		lingering.clear();
	}
}
