package org.wheelhouse.qmp.session;

import java.time.Duration;

/** How long was waited, for a person. */
final class Waited {

	private static final long FEW_MILLIS = 2000;

	private Waited() {
		// only words
	}

	static String text(Duration time) {
		return time.toMillis() < FEW_MILLIS ? time.toMillis() + " ms" : time.toSeconds() + " s";
	}
}
