package org.wheelhouse.core.internal.history;

import java.util.List;
import java.util.Optional;

import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.wheelhouse.core.internal.history.SampleJson.Limits;
import org.wheelhouse.model.live.LiveFactory;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.model.live.MigrationRole;
import org.wheelhouse.model.live.MigrationState;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Makes objects of the live model of the lines of a recording, of ours or of another program. Of what a line does not have
 * nothing is known. On the model thread.
 */
final class RecordingReader {

	private static final LiveFactory LIVE = LiveFactory.eINSTANCE;
	private static final double MILLIS = 1000;

	private final MigrationRecord record = LIVE.createMigrationRecord();
	private final MigrationState state = LIVE.createMigrationState();
	private Limits limits = Limits.UNKNOWN;
	private boolean ended;
	private long lastMillis;

	private RecordingReader(List<JsonNode> lines) {
		state.setRole(MigrationRole.SOURCE);
		lines.forEach(this::read);
		finish();
	}

	/** The record of these lines with all of it: {@code state} and {@code forecasts}. */
	static MigrationRecord read(List<JsonNode> lines) {
		return new RecordingReader(lines).record;
	}

	/** Whether that may be the first line of a recording. */
	static boolean isHead(JsonNode line) {
		return line.path("kind").isTextual() && line.path("t").isNumber();
	}

	private void read(JsonNode line) {
		var source = !line.path("side").asText("src").equals("dst");
		if (source) {
			lastMillis = Math.max(lastMillis, millis(line));
		}
		switch (line.path("kind").asText()) {
			case "meta" -> head(line);
			case "sample" -> {
				if (source) {
					sample(line);
				}
			}
			case "cmd" -> limits = limits.with(line.path("args"));
			case "event" -> event(line, source);
			case "forecast" -> record.getForecasts().add(ModelJson.read(line.path("forecast"),
					LIVE.createMigrationForecast()));
			case "act" -> state.getActs().add(ModelJson.read(line.path("act"), LIVE.createMigrationAct()));
			case "storage" -> storage(line);
			case "final" -> end(line);
			default -> {
				// of a later version, or of another program
			}
		}
	}

	private static long millis(JsonNode line) {
		return Math.round(line.path("t").asDouble() * MILLIS);
	}

	private void head(JsonNode line) {
		limits = limits.with(line.path("params"));
		state.setUri(line.path("uri").asText());
		line.path("caps").forEach(name -> state.getCapabilities().add(name.asText()));
		if (line.path("caps").isObject()) {
			line.path("caps").properties().stream().filter(one -> one.getValue().asBoolean())
					.forEach(one -> state.getCapabilities().add(one.getKey()));
		}
		var known = line.path(RecordingLines.RECORD);
		if (known.isObject()) {
			ModelJson.read(known, record);
			state.setStartedMillis(record.getStartedMillis());
		} else {
			record.setSourceName(line.path("label").asText());
		}
	}

	private void sample(JsonNode line) {
		var answer = line.path("query-migrate");
		if (answer.path("ram").isObject()) {
			var sample = SampleJson.read(line, limits);
			limits = new Limits(sample.getMaxBandwidth(), sample.getDowntimeLimitMillis());
			state.getSamples().add(sample);
		}
		if (answer.isObject()) {
			StateJson.read(answer, state);
		}
	}

	private void event(JsonNode line, boolean source) {
		var event = line.path("event");
		var stamp = event.path("timestamp");
		var time = stamp.path("seconds").asLong() * 1000 + stamp.path("microseconds").asLong() / 1000;
		if (state.getStartedMillis() == 0 && time > 0) {
			state.setStartedMillis(time - millis(line));
		}
		var name = event.path("event").asText();
		if (name.equals("STOP") && source) {
			state.setStoppedMillis(time);
		} else if (name.equals("RESUME") && !source) {
			state.setResumedMillis(time);
		}
	}

	private void storage(JsonNode line) {
		var storage = ModelJson.read(line.path("storage"), LIVE.createMigrationStorage());
		state.getStorage().removeIf(before -> before.getDevice().equals(storage.getDevice()));
		state.getStorage().add(storage);
	}

	private void end(JsonNode line) {
		ended = true;
		ModelJson.read(line.path("state"), state);
		if (line.path("src").isObject()) {
			StateJson.read(line.path("src"), state);
		}
		if (line.path(RecordingLines.RECORD).isObject()) {
			ModelJson.read(line.path(RecordingLines.RECORD), record);
		}
		if (line.path("phases").isArray()) {
			state.getPhases().clear();
			line.path("phases").forEach(phase -> state.getPhases().add(ModelJson.read(phase,
					LIVE.createMigrationPhase())));
		}
		if (line.path("passes").isArray()) {
			state.getPasses().clear();
			line.path("passes").forEach(pass -> state.getPasses().add(ModelJson.read(pass,
					LIVE.createMigrationPass())));
		}
	}

	private void finish() {
		CourseOfSamples.fill(state);
		if (record.getStartedMillis() == 0) {
			record.setStartedMillis(state.getStartedMillis());
		}
		if (record.getOutcome() == MigrationResult.RUNNING) {
			record.setOutcome(ended ? MigrationWords.result(state.getStatus()) : MigrationResult.UNKNOWN);
		}
		if (record.getTookMillis() < 0) {
			record.setTookMillis(state.getTotalTimeMillis() > 0 ? state.getTotalTimeMillis() : lastMillis);
		}
		if (record.getDowntimeMillis() < 0) {
			record.setDowntimeMillis(state.getDowntimeMillis());
		}
		if (record.getTransferred() == 0) {
			record.setTransferred(state.getTransferred());
		}
		if (record.getChannel().isEmpty()) {
			record.setChannel(MigrationWords.channel(state.getUri()));
		}
		if (record.getSentence().isEmpty()) {
			record.setSentence(MigrationWords.outcome(record.getOutcome(), state));
		}
		if (record.getCurve().isEmpty()) {
			record.getCurve().addAll(SmallCurve.of(state.getSamples()));
		}
		lastForecast().ifPresent(last -> state.setForecast(EcoreUtil.copy(last)));
		record.setState(state);
	}

	private Optional<MigrationForecast> lastForecast() {
		return record.getForecasts().isEmpty() ? Optional.empty() : Optional.of(record.getForecasts().getLast());
	}

	/** All of it, with what would have been said of one of which nobody said anything. */
	static MigrationRecord readWhole(List<JsonNode> lines) {
		var record = read(lines);
		if (record.getForecasts().isEmpty()) {
			record.getForecasts().addAll(Foreseen.of(record.getState(), record.getChannel()));
		}
		return record;
	}

	/** Gives all of one to another, which stays what it is. */
	static void move(MigrationRecord from, MigrationRecord to) {
		var all = List.<EObject>copyOf(from.getForecasts());
		to.setState(from.getState());
		to.getForecasts().clear();
		all.forEach(forecast -> to.getForecasts().add((MigrationForecast) forecast));
	}

	/** The record without what is only looked at. */
	static MigrationRecord bare(MigrationRecord whole) {
		whole.eUnset(Literals.MIGRATION_RECORD__STATE);
		whole.eUnset(Literals.MIGRATION_RECORD__FORECASTS);
		return whole;
	}
}
