package org.wheelhouse.endpoint.host;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One reading of a process.
 *
 * @param pid          process id
 * @param arguments    its command line as the kernel tells it, program first
 * @param started      when it started
 * @param cpuTime      user and system time of all its threads so far
 * @param residentBytes resident memory
 * @param taken        when this was read
 */
public record HostProcess(long pid, List<String> arguments, Instant started, Duration cpuTime, long residentBytes,
		Instant taken) {
	public HostProcess {
		arguments = List.copyOf(arguments);
	}
}
