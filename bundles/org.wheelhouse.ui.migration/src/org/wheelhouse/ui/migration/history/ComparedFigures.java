package org.wheelhouse.ui.migration.history;

import java.util.List;
import java.util.function.Function;

import org.eclipse.jdt.annotation.Nullable;
import org.wheelhouse.core.migration.history.ForecastError;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationState;
import org.wheelhouse.ui.widget.Quantity;

/** The rows of the table of compared migrations. Model thread. */
final class ComparedFigures {

	private static final String UNKNOWN = Quantity.UNKNOWN.toString();

	private ComparedFigures() {
		// only words
	}

	/** One row: what it says of a record. */
	record Row(String name, Function<MigrationRecord, String> text) {}

	static List<Row> rows() {
		return List.of(row(Messages.Compare_outcome, record -> RecordText.outcome(record.getOutcome())),
				row(Messages.Compare_started, RecordText::started), row(Messages.Compare_from, ComparedFigures::from),
				row(Messages.Compare_to, ComparedFigures::to),
				row(Messages.Compare_channel, MigrationRecord::getChannel),
				row(Messages.Compare_took, RecordText::took), row(Messages.Compare_downtime, RecordText::downtime),
				row(Messages.Compare_sent, RecordText::sent),
				ofState(Messages.Compare_passes, state -> String.valueOf(state.getDirtySyncCount())),
				ofState(Messages.Compare_bandwidth, ComparedFigures::bandwidth),
				ofState(Messages.Compare_downtimeLimit, ComparedFigures::downtimeLimit),
				ofState(Messages.Compare_throttle, state -> Quantity
						.percent(state.getSamples().stream().mapToInt(sample -> sample.getThrottlePercent()).max()
								.orElse(0))
						.toString()),
				ofState(Messages.Compare_postcopy, state -> String.valueOf(state.getPostcopyRequests())),
				ofState(Messages.Compare_capabilities, state -> String.join(", ", state.getCapabilities())),
				row(Messages.Compare_forecast, record -> ForecastError.median(record)
						.map(error -> Quantity.percent(error * 100).toString()).orElse(UNKNOWN)));
	}

	private static Row row(String name, Function<MigrationRecord, String> text) {
		return new Row(name, text);
	}

	private static Row ofState(String name, Function<MigrationState, String> text) {
		return new Row(name, record -> of(record.getState(), text));
	}

	private static String of(@Nullable MigrationState state, Function<MigrationState, String> text) {
		return state == null ? "…" : text.apply(state);
	}

	private static String from(MigrationRecord record) {
		return place(record.getSourceName(), record.getSourceHost());
	}

	private static String to(MigrationRecord record) {
		return place(record.getDestinationName(), record.getDestinationHost());
	}

	private static String place(String machine, String host) {
		return machine.isEmpty() ? UNKNOWN : host.isEmpty() ? machine : machine + " · " + host;
	}

	private static String bandwidth(MigrationState state) {
		var limit = state.getSamples().isEmpty() ? -1 : state.getSamples().getLast().getMaxBandwidth();
		return limit == 0 ? Messages.Compare_noLimit : Quantity.rate(limit).toString();
	}

	private static String downtimeLimit(MigrationState state) {
		return Quantity.milliseconds(state.getSamples().isEmpty()
				? -1
				: state.getSamples().getLast().getDowntimeLimitMillis()).toString();
	}
}
