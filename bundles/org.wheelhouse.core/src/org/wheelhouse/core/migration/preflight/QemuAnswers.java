package org.wheelhouse.core.migration.preflight;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a QEMU told of itself, by question. What it did not tell is missing.
 *
 * @param told    answers by the name of the command
 * @param refused why capabilities are refused, in QEMU's words: by name, and under {@link #TOGETHER} for all that were asked
 * @param problem why it could not be asked at all; empty when it could
 */
record QemuAnswers(Map<String, JsonNode> told, Map<String, String> refused, String problem) {

	static final String TOGETHER = "";

	QemuAnswers {
		told = Map.copyOf(told);
		refused = Map.copyOf(refused);
	}

	/** It could not be asked. */
	static QemuAnswers none(String problem) {
		return new QemuAnswers(Map.of(), Map.of(), problem);
	}

	/** The same with what another told to other questions. */
	QemuAnswers and(QemuAnswers other) {
		var all = new java.util.HashMap<>(told);
		all.putAll(other.told());
		return new QemuAnswers(all, refused, problem);
	}

	private Optional<JsonNode> answer(String command) {
		return Optional.ofNullable(told.get(command));
	}

	/** For example {@code 7.2.22}. */
	Optional<QemuVersion> version() {
		return answer("query-version").map(answer -> QemuVersion.of(answer.path("qemu")));
	}

	/** For example {@code x86_64}. */
	Optional<String> architecture() {
		return answer("query-target").map(answer -> answer.path("arch").asText());
	}

	/** Its machine types, without aliases; empty when it does not tell. */
	Optional<List<String>> machines() {
		return answer("query-machines").map(answer -> answer.findValuesAsText("name"));
	}

	/** {@code kvm}, else {@code tcg}. */
	Optional<String> accelerator() {
		return answer("query-kvm").map(answer -> answer.path("enabled").asBoolean() ? "kvm" : "tcg");
	}

	/** What a type of CPU would lack there; empty when it knows no such type. */
	Optional<List<String>> lacking(String cpuType) {
		var models = answer("query-cpu-definitions");
		if (models.isPresent()) {
			for (var model : models.get()) {
				if (model.path("typename").asText().equals(cpuType)) {
					var features = new TreeSet<String>();
					model.path("unavailable-features").forEach(feature -> features.add(feature.asText()));
					return Optional.of(List.copyOf(features));
				}
			}
		}
		return Optional.empty();
	}

	/** Whether it tells its CPU models. */
	boolean tellsCpus() {
		return told.containsKey("query-cpu-definitions");
	}

	/** What the CPU model that was asked about comes to, feature by feature; empty when it does not tell. */
	Map<String, Boolean> features() {
		var features = new TreeMap<String, Boolean>();
		answer("query-cpu-model-expansion").ifPresent(answer -> answer.path("model").path("props").properties()
				.stream().filter(member -> member.getValue().isBoolean())
				.forEach(member -> features.put(member.getKey(), member.getValue().asBoolean())));
		return features;
	}

	/** The capabilities of migration that it has a name for; empty when it does not tell. */
	Optional<List<String>> capabilities() {
		return answer("query-migrate-capabilities").map(answer -> answer.findValuesAsText("capability"));
	}
}
