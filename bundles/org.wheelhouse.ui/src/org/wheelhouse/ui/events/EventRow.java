package org.wheelhouse.ui.events;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Optional;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.events.LoggedEvent;
import org.wheelhouse.ui.theme.ColorRole;
import org.wheelhouse.ui.widget.Plural;

/**
 * A row of the table: an event, or what is missing. Costs little: what is out of sight is never written.
 *
 * @param key     tells rows apart across refreshes
 * @param event   empty for a row that is none
 * @param missing what a row that is none tells
 */
record EventRow(long key, Optional<LoggedEvent> event, String missing) {

	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS")
			.withZone(ZoneId.systemDefault());
	private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS")
			.withZone(ZoneId.systemDefault());
	private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
			.withZone(ZoneId.systemDefault());

	static EventRow of(LoggedEvent event) {
		return new EventRow(event.sequence(), Optional.of(event), "");
	}

	static EventRow dropped(long count) {
		return missing(Long.MIN_VALUE, Plural.bind(Messages.Dropped, count));
	}

	static EventRow damaged(long count) {
		return missing(Long.MIN_VALUE + 1, Plural.bind(Messages.Damaged, count));
	}

	private static EventRow missing(long key, String text) {
		return new EventRow(key, Optional.empty(), text);
	}

	/** Of the columns. */
	String[] texts() {
		return event.map(
				told -> new String[]{CLOCK.format(told.time()), told.machineName(), told.event(), told.summary()})
				.orElseGet(() -> new String[]{"", "", missing, ""});
	}

	/** Of the event's name. */
	ColorRole color() {
		return event.map(told -> told.isEarlier() ? ColorRole.FAINT : EventKind.of(told).color())
				.orElse(ColorRole.FAIL);
	}

	/** The colour of everything but the event's name. */
	ColorRole quiet() {
		return event.map(LoggedEvent::isEarlier).orElse(false) ? ColorRole.FAINT : ColorRole.TEXT2;
	}

	/** When it was, with the day; empty for a row that is no event. */
	String day() {
		return event.map(told -> NLS.bind(told.isEarlier() ? Messages.Time_Earlier : Messages.Time_Now,
				CLOCK.format(told.time()), DATE.format(told.time()))).orElse("");
	}

	/** For the clipboard, with tabs. */
	String line() {
		return event.map(told -> String.join("\t", DAY.format(told.time()), told.machineName(), told.event(),
				told.summary())).orElse(missing);
	}
}
