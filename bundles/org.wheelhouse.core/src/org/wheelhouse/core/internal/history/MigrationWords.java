package org.wheelhouse.core.internal.history;

import org.wheelhouse.core.state.MigrationProgress;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.model.live.MigrationState;

/** What is said of a migration in a few words. */
final class MigrationWords {

	private MigrationWords() {
		// only words
	}

	/** What a last word of QEMU's means. */
	static MigrationResult result(String status) {
		return switch (status) {
			case "completed" -> MigrationResult.COMPLETED;
			case "cancelled", "cancelling" -> MigrationResult.CANCELLED;
			case "failed" -> MigrationResult.FAILED;
			default -> MigrationProgress.isActive(status) ? MigrationResult.RUNNING : MigrationResult.UNKNOWN;
		};
	}

	/** How the memory went, as the address says; empty when that is not known. */
	static String channel(String uri) {
		var scheme = uri.contains(":") ? uri.substring(0, uri.indexOf(':')) : "";
		return switch (scheme) {
			case "unix" -> "unix socket";
			case "tcp" -> "tcp";
			case "exec", "file" -> "a file";
			case "fd" -> "a descriptor";
			default -> "";
		};
	}

	/** What came of it. */
	static String outcome(MigrationResult result, MigrationState state) {
		return switch (result) {
			case RUNNING -> running(state);
			case COMPLETED -> how(state);
			case CANCELLED -> "cancelled";
			case FAILED -> state.getErrorText().isEmpty() ? "failed" : "failed: " + state.getErrorText();
			case UNKNOWN -> "not known: nobody saw its end";
		};
	}

	private static String running(MigrationState state) {
		var forecast = state.getForecast();
		return forecast == null || verdict(forecast).isEmpty() ? "running" : "running · " + verdict(forecast);
	}

	private static String verdict(MigrationForecast forecast) {
		return switch (forecast.getVerdict()) {
			case NONE -> "";
			case TOO_EARLY -> "too early to say";
			case CONVERGES -> "converges";
			case DOES_NOT_CONVERGE -> "does not converge";
			case THROTTLED -> "throttled, may converge";
			case POSTCOPY -> "post-copy";
		};
	}

	/** What made it come to its end, as far as it shows. */
	private static String how(MigrationState state) {
		if (!state.getStorage().isEmpty()) {
			return state.getStorage().size() == 1
					? "with disk " + state.getStorage().getFirst().getDevice()
					: "with " + state.getStorage().size() + " disks";
		}
		if (state.getPostcopyRequests() > 0 || state.getSamples().stream()
				.anyMatch(sample -> sample.getStatus().startsWith("postcopy"))) {
			return "by post-copy";
		}
		var throttle = state.getSamples().stream().mapToInt(sample -> sample.getThrottlePercent()).max().orElse(0);
		if (throttle > 1) {
			return "throttled to " + throttle + " %";
		}
		if (!state.getActs().isEmpty()) {
			return state.getActs().getLast().getWhat();
		}
		var passes = state.getDirtySyncCount();
		return passes < 2 ? "in one pass" : "in " + passes + " passes";
	}
}
