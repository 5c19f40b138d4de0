package org.wheelhouse.core.migration.preflight;

import org.wheelhouse.model.live.CheckSeverity;

/**
 * A line of the pre-flight. Sentences are English and for a person.
 *
 * @param id       which look it is: a word that stays the same
 * @param severity what comes of it
 * @param subject  what was looked at, in a few words
 * @param reason   what was found, a sentence without its full stop
 * @param remedy   what to do about it, whole sentences; empty when nothing is to be done
 * @param detail   what was asked and answered, line by line; may be empty
 */
public record PreflightCheck(String id, CheckSeverity severity, String subject, String reason, String remedy,
		String detail) {

	/** It is as it should be. */
	public static PreflightCheck fine(String id, String subject, String reason) {
		return new PreflightCheck(id, CheckSeverity.FINE, subject, reason, "", "");
	}

	/** It is to be known; nothing is wrong. */
	public static PreflightCheck note(String id, String subject, String reason, String remedy) {
		return new PreflightCheck(id, CheckSeverity.NOTE, subject, reason, remedy, "");
	}

	/** It may go wrong. */
	public static PreflightCheck warning(String id, String subject, String reason, String remedy) {
		return new PreflightCheck(id, CheckSeverity.WARNING, subject, reason, remedy, "");
	}

	/** It would go wrong. */
	public static PreflightCheck stop(String id, String subject, String reason, String remedy) {
		return new PreflightCheck(id, CheckSeverity.STOP, subject, reason, remedy, "");
	}

	/** It could not be found out. */
	public static PreflightCheck unknown(String id, String subject, String reason) {
		return new PreflightCheck(id, CheckSeverity.UNKNOWN, subject, reason, "", "");
	}

	/** The same with what was asked and answered. */
	public PreflightCheck with(String asked) {
		return new PreflightCheck(id, severity, subject, reason, remedy, asked);
	}

	/** Whether nothing may be started because of it. */
	public boolean stops() {
		return severity == CheckSeverity.STOP;
	}
}
