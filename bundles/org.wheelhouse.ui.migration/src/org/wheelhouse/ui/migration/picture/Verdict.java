package org.wheelhouse.ui.migration.picture;

import java.time.Duration;

import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;
import org.wheelhouse.model.live.MigrationForecast;
import org.wheelhouse.model.live.MigrationVerdict;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.Quantity;

/**
 * How the migration stands: while it runs what the model forecasts, afterwards what came of it.
 *
 * @param tone     how serious it is
 * @param headline the fact
 * @param detail   what it follows from, or what follows from it; may be empty
 */
record Verdict(Tone tone, String headline, String detail) {

	/** How serious a verdict is; each has a colour and a sign. */
	enum Tone {
		/** As it should be. */
		CALM,
		/** Nothing is broken, but it does not end by itself as it stands. */
		WARNING,
		/** It will reach its end, or has. */
		DONE,
		/** It broke. */
		FAILED
	}

	/** The verdict on what was read. */
	static Verdict of(MigrationReading reading) {
		return switch (reading.progress()) {
			case NONE -> new Verdict(Tone.CALM, Messages.Verdict_none, "");
			case STARTING -> reading.copying().isEmpty()
					? new Verdict(Tone.CALM, Messages.Verdict_starting, Messages.Verdict_startingDetail)
					: new Verdict(Tone.CALM, Messages.Verdict_copying, Messages.Verdict_copyingDetail);
			case RUNNING, POSTCOPY -> running(reading);
			case WAITING -> new Verdict(Tone.WARNING, Messages.Verdict_waiting, Messages.Verdict_waitingDetail);
			case SWITCHING -> new Verdict(Tone.CALM, Messages.Verdict_switching, Messages.Verdict_switchingDetail);
			case BROKEN -> new Verdict(Tone.FAILED, Messages.Verdict_broken, Messages.Verdict_brokenDetail);
			case CANCELLING -> new Verdict(Tone.CALM, Messages.Verdict_cancelling, Messages.Verdict_staysAtSource);
			case COMPLETED -> completed(reading);
			case FAILED -> new Verdict(Tone.FAILED, Messages.Verdict_failed,
					(reading.words().isEmpty() ? Messages.Verdict_failedNoWords + ' ' : "") + fate(reading));
			case CANCELLED -> new Verdict(Tone.DONE, Messages.Verdict_cancelled, fate(reading));
		};
	}

	/** Both parts in a line; a detail that is a sentence of its own begins as one. */
	String sentence() {
		if (detail.isEmpty()) {
			return headline;
		}
		boolean apart = Character.isUpperCase(detail.charAt(0)) && !headline.endsWith(".");
		return headline + (apart ? ". " : headline.endsWith(".") ? " " : ", ") + detail;
	}

	private static Verdict running(MigrationReading reading) {
		MigrationForecast forecast = reading.sight().forecast();
		if (forecast == null || forecast.getSentence().isEmpty()) {
			Counters counters = Counters.of(reading.sight());
			return new Verdict(Tone.CALM, NLS.bind(Messages.Verdict_pass, Math.max(1, counters.pass()),
					Quantity.bytes(counters.remaining())), "");
		}
		return new Verdict(tone(forecast.getVerdict()), forecast.getSentence(), forecast.getReason());
	}

	private static Tone tone(@Nullable MigrationVerdict verdict) {
		if (verdict == null) {
			return Tone.CALM;
		}
		return switch (verdict) {
			case NONE, TOO_EARLY, POSTCOPY, THROTTLED -> Tone.CALM;
			case CONVERGES -> Tone.DONE;
			case DOES_NOT_CONVERGE -> Tone.WARNING;
		};
	}

	private static Verdict completed(MigrationReading reading) {
		Counters counters = Counters.of(reading.sight());
		String result = Plural.bind(Messages.Verdict_result,
				Quantity.milliseconds(reading.sight().state().getDowntimeMillis()),
				Quantity.bytes(counters.transferred()), counters.pass());
		String after = switch (reading.source().state()) {
			case SEALED -> Messages.Verdict_sealed;
			case ENDED -> Messages.Verdict_ended;
			default -> "";
		};
		return new Verdict(Tone.DONE, NLS.bind(Messages.Verdict_completed,
				Quantity.stopwatch(Duration.ofMillis(counters.elapsedMillis()))), result + after);
	}

	private static String fate(MigrationReading reading) {
		return switch (reading.source().state()) {
			case RUNNING -> Messages.Verdict_runsOn;
			case DEFINED, ENDED -> Messages.Verdict_sourceEnded;
			case LOST, UNRESPONSIVE, CONNECTING -> Messages.Verdict_sourceSilent;
			case PAUSED, MIGRATING, INCOMING, SEALED, FAILED, SHUTDOWN -> Messages.Verdict_staysAtSource;
		};
	}
}
