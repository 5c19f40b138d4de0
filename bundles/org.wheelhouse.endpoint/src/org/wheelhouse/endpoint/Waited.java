package org.wheelhouse.endpoint;

import java.time.Duration;
import java.util.Locale;

/** How long something was waited for, for a person: in seconds. */
final class Waited {

	private Waited() {
		// holds no state
	}

	/** For example {@code 10 s} or {@code 0.3 s}. */
	static String text(Duration time) {
		var seconds = time.toMillis() / 1000.0;
		return (seconds == Math.rint(seconds)
				? Long.toString(time.toSeconds())
				: String.format(Locale.ROOT, "%.1f", seconds)) + " s";
	}
}
