package org.wheelhouse.ui.devices.memory;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

import org.wheelhouse.model.live.BalloonState;
import org.wheelhouse.model.live.GuestStatistic;

/** What the guest has told of its memory in the last five minutes, one sample each time that it did. Immutable samples; UI thread. */
final class GuestFigures {

	/** How far back they go. */
	static final long SPAN_MILLIS = 300_000;

	private final Deque<Sample> samples = new ArrayDeque<>();

	/**
	 * One of them, in bytes.
	 *
	 * @param millis when the guest told
	 * @param left   what the balloon left the guest
	 * @param used   what it could not do without
	 */
	record Sample(long millis, long left, long used) {}

	/** Takes what is new. */
	void take(BalloonState balloon) {
		var at = balloon.getStatisticsMillis();
		var available = figure(balloon, "available-memory", "free-memory");
		if (at == 0 || available.isEmpty() || !samples.isEmpty() && samples.getLast().millis() >= at) {
			return;
		}
		samples.add(new Sample(at, balloon.getActualBytes(),
				Math.max(0, balloon.getActualBytes() - available.getAsLong())));
		while (samples.getFirst().millis() < at - SPAN_MILLIS) {
			samples.removeFirst();
		}
	}

	/** Another machine, or none. */
	void forget() {
		samples.clear();
	}

	/** The oldest first. */
	List<Sample> samples() {
		return List.copyOf(samples);
	}

	/** The first of these figures that the guest tells. */
	private static OptionalLong figure(BalloonState balloon, String... names) {
		return Stream.of(names).flatMap(name -> balloon.getStatistics().stream()
				.filter(figure -> figure.getName().equals(name))).mapToLong(GuestStatistic::getValue).findFirst();
	}
}
