package org.wheelhouse.ssh;

import java.time.Duration;
import java.time.Instant;

/** How it stands with the connection to a computer. */
public sealed interface SshState {

	/** It was not asked for, or was given up by a person. */
	record Idle() implements SshState {}

	/** It is being made; ssh may be asking something. */
	record Connecting() implements SshState {}

	/**
	 * It is there.
	 *
	 * @param latency of an empty request there and back, when it was asked last
	 */
	record Connected(Duration latency) implements SshState {}

	/**
	 * It is not there, and is tried again by itself.
	 *
	 * @param reason why
	 * @param retry  when it is tried
	 */
	record Lost(SshProblem reason, Instant retry) implements SshState {}

	/**
	 * It cannot be made before a person changes something: it is not tried again by itself.
	 *
	 * @param reason why
	 */
	record Refused(SshProblem reason) implements SshState {}

	/** The host was closed. */
	record Closed() implements SshState {}
}
