package org.wheelhouse.core.internal.migration;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import org.wheelhouse.core.migration.forecast.Adviser;
import org.wheelhouse.model.live.MigrationRemedy;
import org.wheelhouse.qmp.command.MigrateSetParameters;
import org.wheelhouse.qmp.command.QmpCommand;
import org.wheelhouse.qmp.command.RawCommand;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** What the autopilot sends, each time a command of its own. */
final class PilotCommands {

	private PilotCommands() {
	}

	static QmpCommand<?> of(MigrationRemedy remedy, long value) {
		return switch (remedy) {
			case BANDWIDTH -> new MigrateSetParameters(OptionalLong.of(value), Optional.empty());
			case DOWNTIME -> new MigrateSetParameters(OptionalLong.empty(), Optional.of(Duration.ofMillis(value)));
			case THROTTLE -> new RawCommand("migrate-set-parameters",
					JsonNodeFactory.instance.objectNode().put("cpu-throttle-increment", Adviser.THROTTLE_STEP)
							.put("max-cpu-throttle", Adviser.THROTTLE_MOST));
			case POSTCOPY -> new RawCommand("migrate-start-postcopy");
			case WAIT, CANCEL -> throw new IllegalArgumentException("nothing is sent for " + remedy);
		};
	}
}
