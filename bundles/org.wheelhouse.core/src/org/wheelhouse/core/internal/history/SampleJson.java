package org.wheelhouse.core.internal.history;

import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.MigrationSample;
import org.wheelhouse.model.live.MigrationState;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A sample as QEMU's answer to {@code query-migrate}, with the limits beside it. On the model thread. */
final class SampleJson {

	private static final String XBZRLE = "xbzrle-cache";
	private static final double BITS_PER_MEGABIT = 1e6;
	private static final String REWRITTEN = "rewritten-per-second";
	private static final String REWRITTEN_IN_TWO = "rewritten-in-two-seconds";
	private static final int PAGE = 4096;

	private SampleJson() {
		// holds no state
	}

	/** @param state of which the sample is: knows what stays the same */
	static ObjectNode write(MigrationSample sample, MigrationState state) {
		var page = state.getPageSize() > 0 ? state.getPageSize() : PAGE;
		var line = JsonNodeFactory.instance.objectNode().put("t", sample.getAtMillis() / 1000.0).put("kind", "sample")
				.put("side", "src");
		if (sample.isGap()) {
			line.put("gap", true);
		}
		var answer = line.putObject("query-migrate").put("status", sample.getStatus())
				.put("total-time", sample.getAtMillis()).put("setup-time", state.getSetupTimeMillis());
		put(answer, "expected-downtime", sample.getExpectedDowntimeMillis());
		if (sample.getThrottlePercent() > 0) {
			answer.put("cpu-throttle-percentage", sample.getThrottlePercent());
		}
		var ram = answer.putObject("ram").put("total", state.getTotal()).put("page-size", page)
				.put("transferred", sample.getTransferred()).put("remaining", sample.getRemaining())
				.put("dirty-sync-count", sample.getDirtySyncCount())
				.put("postcopy-requests", sample.getPostcopyRequests()).put("multifd-bytes", sample.getMultifdBytes());
		put(ram, "dirty-pages-rate",
				sample.getDirtyBytesPerSecond() < 0 ? -1 : sample.getDirtyBytesPerSecond() / page);
		if (sample.getBytesPerSecond() >= 0) {
			ram.put("mbps", sample.getBytesPerSecond() * Byte.SIZE / BITS_PER_MEGABIT);
		}
		if (sample.getXbzrleMissRate() >= 0) {
			answer.putObject(XBZRLE).put("cache-miss-rate", sample.getXbzrleMissRate());
		}
		put(line, REWRITTEN, sample.getRewrittenPerSecond());
		put(line, REWRITTEN_IN_TWO, sample.getRewrittenInTwoSeconds());
		put(line, Limits.BANDWIDTH, sample.getMaxBandwidth());
		put(line, Limits.DOWNTIME, sample.getDowntimeLimitMillis());
		return line;
	}

	private static void put(ObjectNode json, String name, long value) {
		if (value >= 0) {
			json.put(name, value);
		}
	}

	/** What holds when the line has none of its own: a recording tells them when they are set. */
	record Limits(long bandwidth, long downtime) {

		static final String BANDWIDTH = "max-bandwidth";
		static final String DOWNTIME = "downtime-limit";
		static final Limits UNKNOWN = new Limits(-1, -1);

		/** These, but for what is set there. */
		Limits with(JsonNode set) {
			return new Limits(set.path(BANDWIDTH).asLong(bandwidth), set.path(DOWNTIME).asLong(downtime));
		}
	}

	/** The sample of a line that tells of memory. */
	static MigrationSample read(JsonNode line, Limits before) {
		var limits = before.with(line);
		var answer = line.path("query-migrate");
		var ram = answer.path("ram");
		var dirty = ram.path("dirty-pages-rate").asLong(-1);
		var megabits = ram.path("mbps").asDouble(-1);
		var sample = LiveFactory.eINSTANCE.createMigrationSample();
		sample.setAtMillis(Math.round(line.path("t").asDouble() * 1000));
		sample.setStatus(answer.path("status").asText());
		sample.setGap(line.path("gap").asBoolean());
		sample.setTransferred(ram.path("transferred").asLong());
		sample.setRemaining(ram.path("remaining").asLong());
		sample.setDirtySyncCount(ram.path("dirty-sync-count").asLong());
		sample.setDirtyBytesPerSecond(dirty < 0 ? -1 : dirty * ram.path("page-size").asLong(PAGE));
		sample.setBytesPerSecond(megabits < 0 ? -1 : Math.round(megabits * BITS_PER_MEGABIT / Byte.SIZE));
		sample.setExpectedDowntimeMillis(answer.path("expected-downtime").asLong(-1));
		sample.setThrottlePercent(answer.path("cpu-throttle-percentage").asInt());
		sample.setPostcopyRequests(ram.path("postcopy-requests").asLong());
		sample.setMultifdBytes(ram.path("multifd-bytes").asLong());
		sample.setXbzrleMissRate(answer.path(XBZRLE).path("cache-miss-rate").asDouble(-1));
		sample.setRewrittenPerSecond(line.path(REWRITTEN).asLong(-1));
		sample.setRewrittenInTwoSeconds(line.path(REWRITTEN_IN_TWO).asLong(-1));
		sample.setMaxBandwidth(limits.bandwidth());
		sample.setDowntimeLimitMillis(limits.downtime());
		return sample;
	}
}
