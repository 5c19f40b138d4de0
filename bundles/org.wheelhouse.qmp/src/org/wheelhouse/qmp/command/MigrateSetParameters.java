package org.wheelhouse.qmp.command;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Sets limits of migration, also of one under way.
 *
 * @param bytesPerSecond of the network at most ({@code max-bandwidth}), 0 for no limit; empty leaves it
 * @param downtime       the guest may stand still at most ({@code downtime-limit}, sent in ms); empty leaves it
 */
public record MigrateSetParameters(OptionalLong bytesPerSecond, Optional<Duration> downtime) implements QmpAction {

	@Override
	public String name() {
		return "migrate-set-parameters";
	}

	@Override
	public ObjectNode arguments() {
		var arguments = QmpAction.super.arguments();
		bytesPerSecond.ifPresent(limit -> arguments.put("max-bandwidth", limit));
		downtime.ifPresent(limit -> arguments.put("downtime-limit", limit.toMillis()));
		return arguments;
	}
}
