package org.wheelhouse.core.internal.history;

import java.util.ArrayList;
import java.util.List;

import org.eclipse.emf.ecore.EObject;
import org.wheelhouse.model.live.LivePackage.Literals;
import org.wheelhouse.model.live.MigrationAct;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationState;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The lines of a recording. What QEMU said is written in its own words; what only the workbench knows is in lines of kinds of
 * their own, which other programs pass over. On the model thread.
 */
final class RecordingLines {

	/** The member of the first line that has the record. */
	static final String RECORD = "record";

	private static final double MILLIS = 1000;

	private RecordingLines() {
		// holds no state
	}

	private static ObjectNode line(long atMillis, String kind) {
		return JsonNodeFactory.instance.objectNode().put("t", atMillis / MILLIS).put("kind", kind);
	}

	/** The first line: what was set, and the record as far as it is known. */
	static ObjectNode head(MigrationRecord record, MigrationState state) {
		var line = line(0, "meta").put("label", record.getSourceName() + " → " + record.getDestinationName())
				.put("uri", state.getUri());
		line.putObject("params").put(SampleJson.Limits.BANDWIDTH, state.getMaxBandwidth())
				.put(SampleJson.Limits.DOWNTIME, state.getDowntimeLimitMillis());
		var capabilities = line.putArray("caps");
		state.getCapabilities().forEach(capabilities::add);
		line.set(RECORD, ModelJson.write(record));
		return line;
	}

	/** What was said would come of it; without its curve. */
	static ObjectNode of(MigrationForecast forecast) {
		return own(forecast.getAtMillis(), "forecast", forecast);
	}

	static ObjectNode of(MigrationAct act) {
		return own(act.getAtMillis(), "act", act);
	}

	private static ObjectNode own(long atMillis, String kind, EObject object) {
		var line = line(atMillis, kind);
		line.set(kind, ModelJson.write(object));
		return line;
	}

	/** What is written when it is over, or when more has become known after that: of several the last holds. */
	static List<JsonNode> end(MigrationRecord record, MigrationState state) {
		var lines = new ArrayList<JsonNode>();
		event(lines, record, state.getStoppedMillis(), "src", "STOP");
		event(lines, record, state.getResumedMillis(), "dst", "RESUME");
		state.getStorage().forEach(storage -> lines.add(own(state.getTotalTimeMillis(), "storage", storage)));
		var end = line(state.getTotalTimeMillis(), "final");
		end.putObject("src").put("status", state.getStatus());
		end.set("state", ModelJson.write(state));
		var phases = end.putArray("phases");
		state.getPhases().forEach(phase -> phases.add(ModelJson.write(phase)));
		var passes = end.putArray("passes");
		state.getPasses().forEach(pass -> passes.add(ModelJson.write(pass)));
		end.set(RECORD, ModelJson.write(record, Literals.MIGRATION_RECORD__CURVE));
		lines.add(end);
		return lines;
	}

	private static void event(List<JsonNode> lines, MigrationRecord record, long atMillis, String side, String name) {
		if (atMillis < 0) {
			return;
		}
		var line = line(atMillis - record.getStartedMillis(), "event").put("side", side);
		var event = line.putObject("event").put("event", name);
		event.putObject("timestamp").put("seconds", Math.floorDiv(atMillis, 1000L))
				.put("microseconds", Math.floorMod(atMillis, 1000L) * 1000);
		lines.add(line);
	}
}
