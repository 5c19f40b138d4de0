package org.wheelhouse.core.internal.history;

import org.wheelhouse.model.live.MigrationState;

import com.fasterxml.jackson.databind.JsonNode;

/** What an answer to {@code query-migrate} says of a migration as a whole: the last one holds. On the model thread. */
final class StateJson {

	private StateJson() {
		// holds no state
	}

	static void read(JsonNode answer, MigrationState state) {
		state.setStatus(answer.path("status").asText(state.getStatus()));
		state.setErrorText(answer.path("error-desc").asText(state.getErrorText()));
		state.setTotalTimeMillis(answer.path("total-time").asLong(state.getTotalTimeMillis()));
		state.setSetupTimeMillis(answer.path("setup-time").asLong(state.getSetupTimeMillis()));
		state.setDowntimeMillis(answer.path("downtime").asLong(state.getDowntimeMillis()));
		state.setExpectedDowntimeMillis(answer.path("expected-downtime").asLong(state.getExpectedDowntimeMillis()));
		state.setThrottlePercent(answer.path("cpu-throttle-percentage").asInt(state.getThrottlePercent()));
		var ram = answer.path("ram");
		state.setTotal(ram.path("total").asLong(state.getTotal()));
		state.setPageSize(ram.path("page-size").asLong(state.getPageSize()));
		state.setTransferred(ram.path("transferred").asLong(state.getTransferred()));
		state.setRemaining(ram.path("remaining").asLong(state.getRemaining()));
		state.setDirtySyncCount(ram.path("dirty-sync-count").asLong(state.getDirtySyncCount()));
		state.setDirtyPagesPerSecond(ram.path("dirty-pages-rate").asLong(state.getDirtyPagesPerSecond()));
		state.setMegabitsPerSecond(ram.path("mbps").asDouble(state.getMegabitsPerSecond()));
		state.setPostcopyRequests(ram.path("postcopy-requests").asLong(state.getPostcopyRequests()));
		state.setMultifdBytes(ram.path("multifd-bytes").asLong(state.getMultifdBytes()));
		state.setDuplicatePages(ram.path("duplicate").asLong(state.getDuplicatePages()));
		state.setNormalPages(ram.path("normal").asLong(state.getNormalPages()));
		state.setNormalBytes(ram.path("normal-bytes").asLong(state.getNormalBytes()));
	}
}
