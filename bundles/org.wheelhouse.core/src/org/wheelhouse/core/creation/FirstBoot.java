package org.wheelhouse.core.creation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.wheelhouse.core.events.LoggedEvent;

/**
 * Whether the first boot of a machine was seen, after which it needs no seed any more: its system has shut itself down, which
 * none does in the middle of it, or has run for long. That a guest was reset says nothing: firmware and boot loaders do that,
 * too. Pure.
 */
public final class FirstBoot {

	/** A first boot that is slower without acceleration is asked about too early; it is only an offer. */
	static final Duration LONG = Duration.ofMinutes(10);

	private FirstBoot() {
		// holds no state
	}

	/**
	 * @param events  of the machine
	 * @param running since when it runs; empty when it does not
	 */
	public static boolean isSeen(List<LoggedEvent> events, Optional<Instant> running, Instant now) {
		return running.filter(since -> !now.isBefore(since.plus(LONG))).isPresent()
				|| events.stream().anyMatch(FirstBoot::isEndOfSystem);
	}

	private static boolean isEndOfSystem(LoggedEvent event) {
		return event.event().equals("SHUTDOWN") && event.json().contains("\"guest-shutdown\"");
	}
}
