package org.wheelhouse.core.internal.series;

import java.util.ArrayList;
import java.util.Optional;

import org.wheelhouse.qmp.command.QmpCommand;

/** What was done to a migration, in a few words. */
final class ActWords {

	static final String POSTCOPY = "post-copy";
	static final String CANCEL = "cancel";
	private static final long MEBI = 1L << 20;

	private ActWords() {
	}

	/** Empty of a command that does nothing to a migration. */
	static Optional<String> of(QmpCommand<?> command) {
		return switch (command.name()) {
			case "migrate-set-parameters" -> {
				var words = new ArrayList<String>();
				command.arguments().properties()
						.forEach(argument -> words.add(set(argument.getKey(), argument.getValue().asLong())));
				yield Optional.of(String.join(", ", words));
			}
			case "migrate_set_speed" -> Optional.of(set("max-bandwidth", command.arguments().path("value").asLong()));
			case "migrate-start-postcopy" -> Optional.of(POSTCOPY);
			case "migrate_cancel" -> Optional.of(CANCEL);
			case "migrate-pause" -> Optional.of("pause the connection");
			case "migrate-recover" -> Optional.of("recover");
			case "migrate" ->
				command.arguments().path("resume").asBoolean() ? Optional.of("recover") : Optional.empty();
			case "stop" -> Optional.of("pause the guest");
			case "cont" -> Optional.of("resume the guest");
			default -> Optional.empty();
		};
	}

	/** A parameter that has become this. */
	static String set(String name, long value) {
		return switch (name) {
			case "max-bandwidth" -> value == 0 ? "no bandwidth limit" : "bandwidth " + rate(value);
			case "downtime-limit" -> "downtime limit " + (value < 1000 ? value + " ms" : value / 1000.0 + " s");
			case "max-cpu-throttle" -> value > 1 ? "throttle up to " + value + " %" : "throttle no more";
			case "cpu-throttle-increment" -> "in steps of " + value + " %";
			default -> name + " " + value;
		};
	}

	private static String rate(long bytesPerSecond) {
		return bytesPerSecond % MEBI == 0 || bytesPerSecond > 10 * MEBI
				? Math.round((double) bytesPerSecond / MEBI) + " MiB/s"
				: bytesPerSecond / 1024 + " KiB/s";
	}
}
