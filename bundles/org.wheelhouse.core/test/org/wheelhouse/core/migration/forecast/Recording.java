package org.wheelhouse.core.migration.forecast;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

import org.wheelhouse.core.state.MigrationSample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A recorded migration, as its source told it.
 *
 * @param moments  what was known at each sample, in order
 * @param changes  when a setting was changed, since the start
 * @param doneAt   when it was completed, since the start; negative when it was not
 * @param downtime as QEMU told it; negative when it was not completed
 */
record Recording(String label, List<Observed> moments, List<Long> changes, long doneAt, long downtime) {

	private static final ObjectMapper JSON = new ObjectMapper();
	private static final double BYTES_PER_MEGABIT = 1e6 / 8;
	/** QEMU cuts what it measured to whole ones. */
	private static final long MEBI = 1L << 20;
	private static final Set<String> SETTINGS = Set.of("migrate-set-parameters", "migrate-start-postcopy");

	static List<Recording> all(Path folder) throws IOException {
		try (var files = Files.list(folder)) {
			var recordings = new ArrayList<Recording>();
			for (var file : files.filter(name -> name.toString().endsWith(".jsonl.gz")).sorted().toList()) {
				recordings.add(read(file));
			}
			return recordings;
		}
	}

	static Recording read(Path file) throws IOException {
		try (var in = new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)),
				StandardCharsets.UTF_8))) {
			var reader = new Reader();
			for (var line = in.readLine(); line != null; line = in.readLine()) {
				reader.take(JSON.readTree(line));
			}
			return new Recording(String.valueOf(file.getFileName()).replace(".jsonl.gz", ""), reader.moments,
					reader.changes, reader.doneAt, reader.downtime);
		}
	}

	private static final class Reader {

		private final List<Observed> moments = new ArrayList<>();
		private final List<Long> changes = new ArrayList<>();
		private final List<MigrationSample> samples = new ArrayList<>();
		private final Set<String> capabilities = new HashSet<>();
		private Limits limits = new Limits(128L << 20, 300, 99);
		private long rewritten = -1;
		private long rewrittenInTwo = -1;
		private long doneAt = -1;
		private long downtime = -1;

		void take(JsonNode line) {
			switch (line.path("kind").asText()) {
				case "meta" -> {
					set(line.path("params"));
					line.path("caps").forEach(name -> capabilities.add(name.asText()));
				}
				case "cmd" -> {
					if (SETTINGS.contains(line.path("cmd").asText()) && line.path("t").asDouble() > 0) {
						changes.add(Math.round(line.path("t").asDouble() * 1000));
						set(line.path("args"));
					}
				}
				case "sample" -> sample(line);
				default -> {
					// events tell nothing that the samples do not
				}
			}
		}

		private void set(JsonNode parameters) {
			limits = new Limits(parameters.path("max-bandwidth").asLong(limits.maxBandwidth()),
					parameters.path("downtime-limit").asLong(limits.downtimeMillis()), limits.throttle());
		}

		private void sample(JsonNode line) {
			var measured = line.path("query-dirty-rate");
			if (measured.has("dirty-rate")) {
				var bytes = measured.path("dirty-rate").asLong() << 20;
				if (measured.path("calc-time").asInt() == 1) {
					rewritten = bytes + MEBI / 2;
				} else {
					rewrittenInTwo = 2 * bytes + MEBI;
				}
			}
			var answer = line.path("query-migrate");
			if (!line.path("side").asText().equals("src") || !answer.has("ram")) {
				return;
			}
			samples.add(sample(answer, answer.path("ram")));
			if (answer.path("status").asText().equals("completed")) {
				doneAt = answer.path("total-time").asLong();
				downtime = answer.path("downtime").asLong();
			} else {
				moments.add(new Observed(List.copyOf(samples), limits, Set.copyOf(capabilities), true));
			}
		}

		private MigrationSample sample(JsonNode answer, JsonNode ram) {
			var pass = ram.path("dirty-sync-count").asLong();
			return new MigrationSample(answer.path("total-time").asLong(), answer.path("status").asText(), false,
					ram.path("transferred").asLong(), ram.path("remaining").asLong(),
					pass > 1 ? ram.path("dirty-pages-rate").asLong() * ram.path("page-size").asLong() : -1, pass,
					ram.path("mbps").asDouble() > 0 ? Math.round(ram.path("mbps").asDouble() * BYTES_PER_MEGABIT) : -1,
					pass > 1 ? answer.path("expected-downtime").asLong(-1) : -1,
					answer.path("cpu-throttle-percentage").asInt(), ram.path("postcopy-requests").asLong(),
					ram.path("multifd-bytes").asLong(), -1, limits.maxBandwidth(), limits.downtimeMillis(), rewritten,
					rewrittenInTwo);
		}
	}
}
