package org.wheelhouse.host.remote;

import java.time.Duration;
import java.time.Instant;

/** How it stands with the connection to a computer. */
public sealed interface ConnectionState {

	/** It was not asked for, or was given up by a person. */
	record Idle() implements ConnectionState {}

	/** It is being made; a person may be asked something. */
	record Connecting() implements ConnectionState {}

	/**
	 * It is there.
	 *
	 * @param latency of an empty request there and back, when it was asked last
	 */
	record Connected(Duration latency) implements ConnectionState {}

	/**
	 * It is not there, and is tried again by itself.
	 *
	 * @param reason why
	 * @param retry  when it is tried
	 */
	record Lost(ConnectionProblem reason, Instant retry) implements ConnectionState {}

	/**
	 * It cannot be made before a person changes something: it is not tried again by itself.
	 *
	 * @param reason why
	 */
	record Refused(ConnectionProblem reason) implements ConnectionState {}

	/** The host was closed. */
	record Closed() implements ConnectionState {}
}
