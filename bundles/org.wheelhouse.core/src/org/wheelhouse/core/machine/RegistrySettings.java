package org.wheelhouse.core.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import org.wheelhouse.qmp.session.QmpTimeouts;

/**
 * Where the registry keeps its files and how patient it is.
 *
 * @param stateFolder   known machines and the event log; kept across restarts
 * @param runtimeFolder pictures under way; its path is short
 * @param timeouts      of connecting and of operations' commands
 * @param silence       how long a machine may leave a question of the registry's own unanswered before it is shown as
 *                      unresponsive
 * @param linger        how long a tree that nobody watches any more stays in the model
 * @param retry         how often a lost machine is tried again
 */
public record RegistrySettings(Path stateFolder, Path runtimeFolder, QmpTimeouts timeouts, Duration silence,
		Duration linger,
		Backoff retry) {

	/**
	 * Waiting times that double.
	 *
	 * @param first the first
	 * @param most  the longest
	 */
	public record Backoff(Duration first, Duration most) {

		/** How long to wait before the attempt with this number, counted from 0. */
		public Duration before(int attempt) {
			var wait = first.multipliedBy(1L << Math.min(attempt, 20));
			return wait.compareTo(most) < 0 ? wait : most;
		}
	}

	/** The usual patience with files in these folders: silence 10 s, trees linger 30 s, retries after 1, 2, 4 … 30 s. */
	public static RegistrySettings in(Path stateFolder, Path runtimeFolder) {
		return new RegistrySettings(stateFolder, runtimeFolder, QmpTimeouts.defaults(), Duration.ofSeconds(10),
				Duration.ofSeconds(30), new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30)));
	}

	/** The folders of the XDG base directory specification for the user who runs this process. */
	public static RegistrySettings fromEnvironment() {
		return from(System.getenv(), Path.of(System.getProperty("user.home", "/")));
	}

	static RegistrySettings from(Map<String, String> environment, Path home) {
		var state = environment.getOrDefault("XDG_STATE_HOME", "");
		var runtime = environment.getOrDefault("XDG_RUNTIME_DIR", "");
		var kept = (state.isEmpty() ? home.resolve(".local/state") : Path.of(state)).resolve("wheelhouse");
		// Never a shared folder, where somebody else could have made it before.
		return in(kept, runtime.isEmpty() ? kept.resolve("run") : Path.of(runtime).resolve("wheelhouse"));
	}
}
