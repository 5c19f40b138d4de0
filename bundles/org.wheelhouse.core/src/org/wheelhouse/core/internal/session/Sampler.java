package org.wheelhouse.core.internal.session;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.failure.Reason;
import org.wheelhouse.core.internal.machine.Poller;
import org.wheelhouse.core.machine.RegistrySettings.Backoff;
import org.wheelhouse.core.state.MachineSnapshot;
import org.wheelhouse.core.state.Topic;
import org.wheelhouse.endpoint.Timer;
import org.wheelhouse.endpoint.WireLoop;
import org.wheelhouse.qmp.session.CommandFailed;
import org.wheelhouse.qmp.session.CommandTimedOut;
import org.wheelhouse.qmp.session.CommandWithdrawn;
import org.wheelhouse.qmp.session.ResultUnreadable;

/**
 * Asks one connected machine for what is stale, and for some topics again and again while somebody watches them. At most one
 * question a topic is under way; what becomes stale meanwhile is asked again afterwards, once. When a question is not
 * answered in time it asks nothing more but whether the machine is there again, and then one question after the other, until
 * all have been answered: a machine that has little time for its monitor is not to be asked for everything at once. On the
 * machine's queue.
 */
final class Sampler {

	/** A topic is asked for no more often than this, however many events call for it. */
	private static final Duration GAP = Duration.ofMillis(100);
	/** What other clients change is seen after this at the latest, where no event tells of it. */
	static final Duration ROUND = Duration.ofSeconds(30);
	/** Parts of the flat row: kept fresh by events though nobody watches. */
	private static final Set<Topic> ALWAYS = EnumSet.of(Topic.STATUS, Topic.MIGRATION, Topic.BALLOON);

	/** Hears what comes of it, on the machine's queue. */
	interface Listener {

		/** A question was answered. */
		void answered(Topic topic, UnaryOperator<MachineSnapshot> change);

		/** A question was refused, or this QEMU does not have it, or its answer means nothing. */
		void untold(Topic topic, Throwable reason);

		/** The machine left a question unanswered. */
		void silent(CommandTimedOut reason);
	}

	private static final class Lane {
		final Topic topic;
		final Poller question;
		boolean stale = true;
		/** Nothing has called for it, but it has not been asked for long. */
		boolean due;
		boolean asking;
		long askedNanos = System.nanoTime() - GAP.toNanos();
		@Nullable
		Timer timer;

		Lane(Topic topic, Poller question) {
			this.topic = topic;
			this.question = question;
		}

		void cancel() {
			var planned = timer;
			if (planned != null) {
				planned.cancel();
				timer = null;
			}
		}
	}

	private final Map<Topic, Lane> lanes = new EnumMap<>(Topic.class);
	private final TopicWatches interest;
	private final WireLoop timers;
	private final Executor queue;
	private final Backoff backoff;
	private final Duration round;
	private final Listener listener;
	private boolean silent;
	/** It answers again, and is not asked for everything at once. */
	private boolean careful;
	private boolean closed;
	private int probes;

	Sampler(Map<Topic, Poller> questions, TopicWatches interest, WireLoop timers, Executor queue, Backoff backoff,
			Duration round, Listener listener) {
		questions.forEach((topic, question) -> lanes.put(topic, new Lane(topic, question)));
		this.interest = interest;
		this.timers = timers;
		this.queue = queue;
		this.backoff = backoff;
		this.round = round;
		this.listener = listener;
	}

	/** These are to be asked for again, as soon as somebody wants to know. */
	void invalidate(Collection<Topic> topics) {
		for (var topic : topics) {
			if (lanes.containsKey(topic)) {
				lanes.get(topic).stale = true;
			}
		}
		consider();
	}

	/** Who watches what has changed, or something has become stale. */
	void consider() {
		// When not all can be asked at once, those are first that have waited longest.
		lanes.values().stream().sorted(Comparator.comparingLong(lane -> lane.askedNanos)).forEach(this::consider);
	}

	private void consider(Lane lane) {
		if (closed || silent || lane.asking) {
			return;
		}
		if (careful && lanes.values().stream().anyMatch(other -> other.asking)) {
			// It is considered again when that one is answered.
			return;
		}
		if (!interest.watched(lane.topic) && !(lane.stale && ALWAYS.contains(lane.topic))) {
			lane.cancel();
		} else if (!lane.stale && !lane.due) {
			lane.question.period().ifPresentOrElse(period -> plan(lane, period, () -> lane.stale = true),
					() -> plan(lane, round, () -> lane.due = true));
		} else if (System.nanoTime() - lane.askedNanos < GAP.toNanos()) {
			plan(lane, GAP, () -> lane.stale = true);
		} else {
			lane.cancel();
			ask(lane);
		}
	}

	private void plan(Lane lane, Duration sinceAsked, Runnable action) {
		lane.cancel();
		var wait = sinceAsked.minusNanos(System.nanoTime() - lane.askedNanos);
		lane.timer = timers.schedule(wait.isNegative() ? Duration.ZERO : wait, () -> queue.execute(() -> {
			lane.timer = null;
			action.run();
			consider(lane);
		}));
	}

	private void ask(Lane lane) {
		var called = lane.stale;
		// Before the question goes out: what becomes stale from now on is not in the answer.
		lane.stale = false;
		lane.due = false;
		lane.asking = true;
		lane.askedNanos = System.nanoTime();
		var asked = called ? lane.question.ask() : lane.question.askAgain();
		asked.whenCompleteAsync((change, problem) -> answered(lane, change, problem), queue);
	}

	private void answered(Lane lane, @Nullable UnaryOperator<MachineSnapshot> change, @Nullable Throwable problem) {
		lane.asking = false;
		if (closed) {
			return;
		}
		if (change != null) {
			speaksAgain(lane);
			listener.answered(lane.topic, change);
		} else if (problem != null) {
			failed(lane, Reason.of(problem));
		}
		if (careful) {
			consider();
			careful = lanes.values().stream().anyMatch(other -> other.asking);
		} else {
			consider(lane);
		}
	}

	private void failed(Lane lane, Throwable reason) {
		switch (reason) {
			case CommandTimedOut late -> {
				lane.stale = true;
				fallSilent(late);
			}
			case CommandFailed _,ResultUnreadable _ -> {
				speaksAgain(lane);
				listener.untold(lane.topic, reason);
			}
			case CommandWithdrawn _ -> listener.untold(lane.topic, reason);
			default -> {
				// The session has ended, which is heard elsewhere.
			}
		}
	}

	private void fallSilent(CommandTimedOut reason) {
		if (!silent) {
			silent = true;
			probes = 0;
			lanes.values().forEach(Lane::cancel);
			listener.silent(reason);
		}
		probeLater();
	}

	private void probeLater() {
		var status = lanes.get(Topic.STATUS);
		if (!status.asking && status.timer == null) {
			status.timer = timers.schedule(backoff.before(probes++), () -> queue.execute(() -> {
				status.timer = null;
				if (!closed && silent && !status.asking) {
					ask(status);
				}
			}));
		}
	}

	private void speaksAgain(Lane lane) {
		if (silent) {
			silent = false;
			careful = true;
			// Nothing is known of what happened meanwhile.
			lanes.values().stream().filter(other -> other != lane).forEach(other -> other.stale = true);
		}
	}

	/** Asks nothing more. */
	void close() {
		closed = true;
		lanes.values().forEach(Lane::cancel);
	}
}
