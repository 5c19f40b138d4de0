package org.wheelhouse.qmp.session;

import java.time.Duration;

/**
 * How long the steps of a session may take.
 *
 * @param connect  until the monitor accepts the connection
 * @param greeting until it greets, counted from there
 * @param command  until it answers a command that was given no deadline of its own, counted as {@link QmpSession} says
 */
public record QmpTimeouts(Duration connect, Duration greeting, Duration command) {

	/** Three seconds to connect, three to greet, ten to answer. */
	public static QmpTimeouts defaults() {
		return new QmpTimeouts(Duration.ofSeconds(3), Duration.ofSeconds(3), Duration.ofSeconds(10));
	}
}
