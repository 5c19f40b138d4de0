package org.wheelhouse.ui.migration.history;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.MigrationRecord;
import org.wheelhouse.model.live.MigrationResult;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.theme.Icon;
import org.wheelhouse.ui.widget.Quantity;

/** What is written of a record. Model thread. */
final class RecordText {

	private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
	private static final DateTimeFormatter EARLIER = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);
	private static final DateTimeFormatter OF_ANOTHER_YEAR = DateTimeFormatter.ofPattern("d MMM yyyy HH:mm",
			Locale.ROOT);
	private static final String BETWEEN = " · ";

	private RecordText() {
		// only words
	}

	static String title(MigrationRecord record) {
		if (record.isRecording() && record.getDestinationName().isEmpty()) {
			return record.getSourceName();
		}
		var to = record.getDestinationName();
		return NLS.bind(Messages.Row_arrow, record.getSourceName(), to.isEmpty() ? elsewhere(record) : to);
	}

	private static String elsewhere(MigrationRecord record) {
		return record.getChannel().equals("a file") ? Messages.Row_toFile : Messages.Row_unknown;
	}

	/** When and what came of it. */
	static String line(MigrationRecord record) {
		return started(record) + BETWEEN + record.getSentence();
	}

	static String started(MigrationRecord record) {
		var time = Instant.ofEpochMilli(record.getStartedMillis()).atZone(ZoneId.systemDefault());
		var today = LocalDate.now();
		var format = time.toLocalDate().equals(today)
				? TODAY
				: time.getYear() == today.getYear() ? EARLIER : OF_ANOTHER_YEAR;
		return format.format(time);
	}

	static String took(MigrationRecord record) {
		return record.getTookMillis() < 0
				? record.getPercent() < 0 ? "…" : record.getPercent() + " %"
				: Quantity.stopwatch(Duration.ofMillis(record.getTookMillis()));
	}

	static String downtime(MigrationRecord record) {
		return Quantity.milliseconds(record.getDowntimeMillis()).toString();
	}

	static String sent(MigrationRecord record) {
		return Quantity.bytes(record.getTransferred()).toString();
	}

	static String outcome(MigrationResult result) {
		return switch (result) {
			case RUNNING -> Messages.Outcome_running;
			case COMPLETED -> Messages.Outcome_completed;
			case CANCELLED -> Messages.Outcome_cancelled;
			case FAILED -> Messages.Outcome_failed;
			case UNKNOWN -> Messages.Outcome_unknown;
		};
	}

	/** All of it in one line, for a screen reader and the clipboard. */
	static String spoken(MigrationRecord record) {
		return NLS.bind(Messages.Row_spoken, new Object[]{title(record), outcome(record.getOutcome()), took(record),
				downtime(record), sent(record), line(record)});
	}

	static Icon icon(MigrationResult result) {
		return switch (result) {
			case RUNNING -> Icon.MIGRATE;
			case COMPLETED -> Icon.CHECK;
			case CANCELLED -> Icon.CANCEL;
			case FAILED -> Icon.ERROR;
			case UNKNOWN -> Icon.INFO;
		};
	}

	static ColorRole color(MigrationResult result) {
		return switch (result) {
			case RUNNING -> ColorRole.MIGRATE;
			case COMPLETED -> ColorRole.CURVE1;
			case CANCELLED, FAILED -> ColorRole.FAIL;
			case UNKNOWN -> ColorRole.GONE;
		};
	}
}
