package org.wheelhouse.ui.migration;

import java.time.Duration;

import org.eclipse.osgi.util.NLS;
import org.wheelhouse.ui.widget.Plural;
import org.wheelhouse.ui.widget.Quantity;

/**
 * How the migration stands, in one sentence that claims no more than QEMU's figures do.
 *
 * @param tone     how serious it is
 * @param headline the fact
 * @param detail   what it is compared with, or what follows from it; may be empty
 */
record Verdict(Tone tone, String headline, String detail) {

	/** How serious a verdict is; each has a colour and a sign. */
	enum Tone {
		/** As it should be. */
		CALM,
		/** Nothing is broken, but it does not end by itself as it stands. */
		WARNING,
		/** It reached its end. */
		DONE,
		/** It broke. */
		FAILED
	}

	/** The verdict on what was read. */
	static Verdict of(MigrationReading reading) {
		return switch (reading.phase()) {
			case NONE -> new Verdict(Tone.CALM, Messages.Verdict_none, "");
			case STARTING -> new Verdict(Tone.CALM, Messages.Verdict_starting, Messages.Verdict_startingDetail);
			case RUNNING -> running(reading);
			case SWITCHING -> switching(reading);
			case CANCELLING -> new Verdict(Tone.CALM, Messages.Verdict_cancelling, Messages.Verdict_staysAtSource);
			case COMPLETED -> completed(reading);
			case FAILED -> new Verdict(Tone.FAILED, Messages.Verdict_failed,
					(reading.words().isEmpty() ? Messages.Verdict_failedNoWords + ' ' : "") + fate(reading));
			case CANCELLED -> new Verdict(Tone.DONE, Messages.Verdict_cancelled, fate(reading));
		};
	}

	/** Both parts in a line. */
	String sentence() {
		return detail.isEmpty() ? headline : headline + ", " + detail;
	}

	private static Verdict running(MigrationReading reading) {
		MigrationReading.Progress progress = reading.progress();
		String headline = NLS.bind(Messages.Verdict_pass, Math.max(1, progress.pass()),
				Quantity.bytes(progress.remaining()));
		if (!reading.downtimeJudged()) {
			return new Verdict(Tone.CALM, headline, Messages.Verdict_firstPass);
		}
		String compared = NLS.bind(Messages.Verdict_expected, Quantity.milliseconds(progress.expectedDowntimeMillis()),
				Quantity.milliseconds(reading.limits().downtimeMillis()));
		int above = reading.passesAboveLimit();
		return new Verdict(reading.aboveLimit() ? Tone.WARNING : Tone.CALM, headline,
				reading.aboveLimit() && above > 1 ? compared + NLS.bind(Messages.Verdict_above, above) : compared);
	}

	private static Verdict switching(MigrationReading reading) {
		return reading.status().startsWith("postcopy")
				? new Verdict(Tone.CALM, Messages.Verdict_postcopy,
						NLS.bind(Messages.Flow_left, Quantity.bytes(reading.progress().remaining())))
				: new Verdict(Tone.CALM, Messages.Verdict_switching, Messages.Verdict_switchingDetail);
	}

	private static Verdict completed(MigrationReading reading) {
		MigrationReading.Progress progress = reading.progress();
		String result = Plural.bind(Messages.Verdict_result, Quantity.milliseconds(progress.downtimeMillis()),
				Quantity.bytes(progress.transferred()), progress.pass());
		String after = switch (reading.source().state()) {
			case SEALED -> Messages.Verdict_sealed;
			case ENDED -> Messages.Verdict_ended;
			default -> "";
		};
		return new Verdict(Tone.DONE, NLS.bind(Messages.Verdict_completed,
				Quantity.stopwatch(Duration.ofMillis(progress.elapsedMillis()))), result + after);
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
