package org.wheelhouse.ui.difference;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.core.state.Difference;
import org.wheelhouse.core.state.Difference.Way;
import org.wheelhouse.ui.theme.Icon;

/** The words of a row. Any thread. */
final class DifferenceText {

	private static final DateTimeFormatter TODAY = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
	private static final DateTimeFormatter BEFORE = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);

	private DifferenceText() {
		// holds no state
	}

	/** What was done, and when; behind the title. */
	static String origin(Difference difference, ZoneId zone, Instant now) {
		return difference.since().map(since -> {
			var time = since.atZone(zone);
			var today = LocalDate.ofInstant(now, zone).equals(time.toLocalDate());
			return NLS.bind(Messages.Banner_seen, difference.origin(), (today ? TODAY : BEFORE).format(time));
		}).orElseGet(() -> NLS.bind(Messages.Banner_origin, difference.origin()));
	}

	static String defined(Difference difference) {
		return NLS.bind(Messages.Banner_defined, orNothing(difference.defined()));
	}

	static String runs(Difference difference) {
		return NLS.bind(Messages.Banner_runs, orNothing(difference.runs()));
	}

	private static String orNothing(String text) {
		return text.isEmpty() ? Messages.Banner_nothing : text;
	}

	/** What would be done, or why it cannot be. */
	static String note(Difference difference) {
		return Stream.of(refusal(difference.takeOver()), drop(difference.drop()), difference.apply().text())
				.filter(text -> !text.isEmpty()).collect(Collectors.joining(" \u00b7 "));
	}

	private static String refusal(Way way) {
		return way.possible() ? "" : way.text();
	}

	private static String drop(Way way) {
		return way.possible() ? NLS.bind(Messages.Banner_dropDoes, way.text()) : way.text();
	}

	static Icon icon(Difference difference) {
		return switch (difference.kind()) {
			case MEDIUM -> Icon.CD;
			case IMAGE, THROTTLE -> Icon.DISK;
			case LINK, NETWORK -> Icon.NETWORK;
			case MEMORY -> Icon.MEMORY;
			case BALLOON -> Icon.BALLOON;
			case OPTION -> Icon.FILE;
			case PLUGGED, MISSING -> difference.title().startsWith("Disk")
					? Icon.DISK
					: difference.title().startsWith("Network") ? Icon.NETWORK : Icon.CHIP;
		};
	}

}
