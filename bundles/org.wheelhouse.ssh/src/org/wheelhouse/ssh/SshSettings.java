package org.wheelhouse.ssh;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How ssh is called, and how patient a connection is.
 *
 * @param program        ssh; a name without a slash is looked for in {@code PATH}
 * @param config         the configuration that ssh takes in place of the user's own
 * @param folder         of this user on this computer, for sockets: at most 60 bytes long
 * @param connectTimeout after which a computer that does not answer is given up
 * @param aliveInterval  how often a silent computer is asked whether it is there; at the third silence it is lost
 * @param firstRetry     how long after a connection was lost it is tried again, doubled each time
 * @param longestRetry   the longest pause between two tries
 */
public record SshSettings(String program, Optional<Path> config, Path folder, Duration connectTimeout,
		Duration aliveInterval, Duration firstRetry, Duration longestRetry) {

	/** As an environment says: {@code XDG_RUNTIME_DIR}, and {@code WHEELHOUSE_SSH_CONFIG}, the file for ssh's option -F. */
	public static SshSettings of(Map<String, String> environment) {
		var runtime = Optional.ofNullable(environment.get("XDG_RUNTIME_DIR")).filter(path -> path.startsWith("/"));
		return new SshSettings("ssh",
				Optional.ofNullable(environment.get("WHEELHOUSE_SSH_CONFIG")).filter(path -> !path.isBlank())
						.map(Path::of),
				runtime.map(path -> Path.of(path, "wheelhouse"))
						.orElseGet(() -> Path.of("/tmp", "wheelhouse-" + ownUser())),
				Duration.ofSeconds(10), Duration.ofSeconds(5), Duration.ofSeconds(1), Duration.ofSeconds(30));
	}

	private static Object ownUser() {
		try {
			return Files.getAttribute(Path.of("/proc/self"), "unix:uid");
		} catch (IOException e) {
			throw new UncheckedIOException("/proc is not there", e);
		}
	}
}
